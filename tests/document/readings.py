"""What the loader makes of many files, as lines that two processes can compare.

Run with ``without-libyaml`` to read them as a PyYAML does that was built without its C part.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("tests", "proposals", "reviews", "rules")
WITHOUT = "without-libyaml"


def files() -> list[Path]:
    """All files in YAML that are kept beside the package, in order."""
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.y*ml"))


def readings() -> list[str]:
    """A line for each file: the data, the place of each value, and the diagnostics."""
    from scn_criteria.document.loader import read_file  # noqa: PLC0415 - a process may have to hide libyaml before

    lines = []
    for path in files():
        shown = path.relative_to(ROOT).as_posix()
        loaded = read_file(path, shown)
        document = loaded.document
        read = None if document is None else (document.data, document.positions.keys, document.positions.values)
        lines.append(f"{shown}: {read!r} {loaded.diagnostics!r}")
    return lines


if __name__ == "__main__":
    if WITHOUT in sys.argv:
        sys.modules["yaml._yaml"] = None  # type: ignore[assignment]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(f"{line}\n" for line in readings())
