"""What must hold of hostile hand-ins in a tier: nothing gained, nobody else harmed, nothing left behind.

The lower tiers are those of this machine with protections taken away; `lesser_system` says how. Each tier has a test
module of its own, so that they can run at the same time.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import hostile_run
import pytest
from hostile_handins import tried_in

from autograder import house
from autograder.reports.gradebook import as_csv
from autograder.reports.gradescope import as_gradescope
from autograder.respondent import WHOLE_EXERCISE
from autograder.result import Status, SubmissionResult, Verdict
from tools import trusted

LONGEST_TEXT = 7_000
PLACES = (str(house.ROOT), sys.prefix, "/site-packages")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Run:
    """What came of a batch of hostile hand-ins in a tier."""

    results: dict[str, SubmissionResult]
    left: list[str]
    peak: int


def owner(path: Path) -> int | None:
    """Return whose a file is; nobody's, once it is gone: other tests come and go meanwhile."""
    try:
        return path.stat().st_uid
    except FileNotFoundError:
        return None


class InTier:
    """The tests; a subclass names the tier."""

    tier: ClassVar[str]

    @pytest.fixture(scope="class")
    @classmethod
    def run(cls, tmp_path_factory):
        """Grade the tier's hand-ins once."""
        if cls.tier == "B" and os.geteuid() != 0:
            pytest.skip("only root can give each guest a user of its own")
        place = tmp_path_factory.mktemp(f"tier{cls.tier}")
        names = [attack.name for attack in tried_in(cls.tier)]
        command = [sys.executable, hostile_run.__file__, cls.tier, str(place), *names]
        ended = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=1800)
        assert ended.returncode == 0, ended.stderr[-3000:]
        found = json.loads(ended.stdout)
        results = [SubmissionResult.model_validate(each) for each in found["results"]]
        return Run({each.submission: each for each in results}, found["left"], found["peak"])

    def pytest_generate_tests(self, metafunc):
        if "attack" in metafunc.fixturenames:
            attacks = tried_in(metafunc.cls.tier)
            metafunc.parametrize("attack", attacks, ids=[attack.name for attack in attacks])

    def test_nothing_is_gained(self, run, attack):
        result = run.results[attack.name]
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
            assert item.tier in ("", self.tier)
            assert all(test.message for test in item.tests if test.verdict is not Verdict.PASSED)

    def test_nobody_else_is_harmed(self, run):
        bystanders = {name: each for name, each in run.results.items() if name.startswith("bystander")}
        assert len(bystanders) == len(tried_in(self.tier)) // hostile_run.EVERY
        for result in bystanders.values():
            scores = {item.slug: item.score for item in result.items if item.slug in hostile_run.BYSTANDERS}
            assert scores == dict.fromkeys(hostile_run.BYSTANDERS, 10.0), result.items

    def test_nothing_is_left_behind(self, run):
        """No process, and so no socket; no file in the real /tmp; no memory taken of those who judge."""
        assert run.left == []
        assert 0 < run.peak < trusted.MOST
        uids = range(60_000, 65_000)
        left = [path for folder in ("/tmp", "/dev/shm", "/var/tmp") for path in Path(folder).iterdir()]
        assert [path for path in left if owner(path) in uids or "pwned" in path.name] == []

    def test_reports_are_safe_to_open(self, run, plan):
        results = list(run.results.values())
        for result in results:
            report = as_gradescope(result)
            shown = [report["output"], *(text for test in report["tests"] for text in (test["name"], test["output"]))]
            for text in [*shown, *(test["extra_data"].get("detail", "") for test in report["tests"])]:
                assert len(text) <= LONGEST_TEXT
                assert not CONTROL.search(text), repr(text)
                text.encode("utf-8")
            assert not [text for text in shown if any(place in text for place in PLACES)]
            assert report["extra_data"]["tier"] in ("", self.tier)
        for row in csv.reader(io.StringIO(as_csv(plan, [result.line for result in results]))):
            assert not row[0].lstrip().startswith(("=", "+", "-", "@"))
