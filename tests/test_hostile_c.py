"""Hostile hand-ins against the real sandbox in tier C; see `hostile_tier`."""

import pytest
from hostile_tier import InTier

pytestmark = pytest.mark.hostile


class TestTierC(InTier):
    tier = "C"
