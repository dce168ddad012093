"""The tests of proofs use the small and random rulesets of the tests of rulesets, and the examples of pages."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("ruleset", "codes"):
    sys.path.insert(0, str(Path(__file__).parent.parent / folder))
