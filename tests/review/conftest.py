"""Pages are read back, and commands run, as the tests of those packages do it."""

from __future__ import annotations

import sys
from pathlib import Path

for folder in ("report", "cli"):
    sys.path.insert(0, str(Path(__file__).parent.parent / folder))
