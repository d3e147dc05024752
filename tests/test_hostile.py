"""The hostile hand-ins cover every family, and the README counts them; `hostile_tier` grades them."""

from collections import Counter

import pytest
from hostile_handins import FAMILIES, known, tried_in

from autograder import house

pytestmark = pytest.mark.hostile

TIERS = ("A", "B", "C")
LEAST, LEAST_OF_A_FAMILY = 80, 10


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
