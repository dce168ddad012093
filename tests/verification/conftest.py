"""The tests of proofs use the small and random rulesets of the tests of rulesets."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "ruleset"))
