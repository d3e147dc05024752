"""Hostile hand-ins against the real sandbox in tier A; see `hostile_tier`."""

import pytest
from hostile_tier import InTier

pytestmark = pytest.mark.hostile


class TestTierA(InTier):
    tier = "A"
