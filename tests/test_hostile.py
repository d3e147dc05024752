"""Hostile hand-ins against the real sandbox, in each tier: nothing gained, nobody else harmed, nothing left behind.

The lower tiers are those of this machine with protections taken away; `lesser_system` says how.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import hostile_run
import pytest
from hostile_handins import FAMILIES, known, tried_in

from autograder import house
from autograder.reports.gradebook import as_csv
from autograder.reports.gradescope import as_gradescope
from autograder.respondent import WHOLE_EXERCISE
from autograder.result import Status, SubmissionResult, Verdict
from tools import trusted

pytestmark = pytest.mark.hostile

TIERS = ("A", "B", "C")
CASES = [pytest.param(tier, attack, id=f"{tier}-{attack.name}") for tier in TIERS for attack in tried_in(tier)]
LEAST, LEAST_OF_A_FAMILY = 80, 10
LONGEST_TEXT = 7_000
PLACES = (str(house.ROOT), sys.prefix, "/site-packages")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Run:
    """What came of a batch of hostile hand-ins in a tier."""

    results: dict[str, SubmissionResult]
    left: list[str]
    peak: int


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Grade a tier's hand-ins once."""
    done: dict[str, Run] = {}

    def of_tier(tier: str) -> Run:
        if tier == "B" and os.geteuid() != 0:
            pytest.skip("only root can give each guest a user of its own")
        if tier not in done:
            place = tmp_path_factory.mktemp(f"tier{tier}")
            names = [attack.name for attack in tried_in(tier)]
            command = [sys.executable, hostile_run.__file__, tier, str(place), *names]
            ended = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=1800)
            assert ended.returncode == 0, ended.stderr[-3000:]
            found = json.loads(ended.stdout)
            results = [SubmissionResult.model_validate(each) for each in found["results"]]
            done[tier] = Run({each.submission: each for each in results}, found["left"], found["peak"])
        return done[tier]

    return of_tier


@pytest.mark.parametrize(("tier", "attack"), CASES)
def test_nothing_is_gained(run, tier, attack):
    result = run(tier).results[attack.name]
    text = result.model_dump_json()
    verdicts = [
        (item.slug, test.name, test.verdict.value, test.message) for item in result.items for test in item.tests
    ]
    assert result.status is (Status.UNREADABLE if attack.refused else Status.GRADED), (result.notes, verdicts)
    assert result.score == sum(attack.earns.values()), verdicts
    assert {item.slug: item.score for item in result.items if item.score} == attack.earns, verdicts
    assert "ESCAPED" not in text, verdicts
    assert "a secret of the person" not in text
    if attack.refused:
        assert result.notes
    limits = {each.slug: each.time_limit for each in hostile_run.lesson_for_attacks().exercise}
    for item in result.items:
        most = WHOLE_EXERCISE * limits.get(item.slug, 0.0) + 3
        assert item.cpu_seconds <= most, "the time that it takes is bounded"
        assert item.tier in ("", tier)
        assert all(test.message for test in item.tests if test.verdict is not Verdict.PASSED)


@pytest.mark.parametrize("tier", TIERS)
def test_nobody_else_is_harmed(run, tier):
    bystanders = {name: each for name, each in run(tier).results.items() if name.startswith("bystander")}
    assert len(bystanders) == len(tried_in(tier)) // hostile_run.EVERY
    for result in bystanders.values():
        scores = {item.slug: item.score for item in result.items if item.slug in hostile_run.BYSTANDERS}
        assert scores == dict.fromkeys(hostile_run.BYSTANDERS, 10.0), result.items


@pytest.mark.parametrize("tier", TIERS)
def test_nothing_is_left_behind(run, tier):
    """No process, and so no socket; no file in the real /tmp; no memory taken of those who judge."""
    came = run(tier)
    assert came.left == []
    assert 0 < came.peak < trusted.MOST
    uids = range(60_000, 65_000)
    left = [path for folder in ("/tmp", "/dev/shm", "/var/tmp") for path in Path(folder).iterdir() if path.exists()]
    assert [path for path in left if path.stat().st_uid in uids or "pwned" in path.name] == []


@pytest.mark.parametrize("tier", TIERS)
def test_reports_are_safe_to_open(run, tier, plan):
    results = list(run(tier).results.values())
    for result in results:
        report = as_gradescope(result)
        shown = [report["output"], *(text for test in report["tests"] for text in (test["name"], test["output"]))]
        for text in [*shown, *(test["extra_data"].get("detail", "") for test in report["tests"])]:
            assert len(text) <= LONGEST_TEXT
            assert not CONTROL.search(text), repr(text)
            text.encode("utf-8")
        assert not [text for text in shown if any(place in text for place in PLACES)]
        assert report["extra_data"]["tier"] in ("", tier)
    for row in csv.reader(io.StringIO(as_csv(plan, [result.line for result in results]))):
        assert not row[0].lstrip().startswith(("=", "+", "-", "@"))


def test_the_corpus_covers_every_family():
    attacks = known()
    counts = Counter(attack.family for attack in attacks)
    assert set(counts) == set(FAMILIES)
    assert len(attacks) >= LEAST
    assert min(counts.values()) >= LEAST_OF_A_FAMILY
    assert len({attack.name for attack in attacks}) == len(attacks)


def test_the_readme_counts_them():
    readme = (house.ROOT / "README.md").read_text("utf-8")
    for family in FAMILIES:
        counts = [sum(attack.family == family for attack in tried_in(tier)) for tier in TIERS]
        rows = [line for line in readme.splitlines() if line.startswith(f"| {family}: ")]
        assert [row.split("|")[2:-1] for row in rows] == [[f" {count} " for count in counts]]
