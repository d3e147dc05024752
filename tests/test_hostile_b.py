"""Hostile hand-ins against the real sandbox in tier B; see `hostile_tier`."""

import pytest
from hostile_tier import InTier

pytestmark = pytest.mark.hostile


class TestTierB(InTier):
    tier = "B"
