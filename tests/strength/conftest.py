"""The plain count of tests/robustness is used here as well."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "robustness"))
