"""Parts of this checkout in a folder where tests may build and spoil them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = (
    *("setup.cfg", "pyproject.toml", "setup.py", "README.md", "LICENSE"),
    *("scn_criteria", "rules", "schemas", "templates", "proposals", "reviews", "requirements"),
)
"""What it takes to install the package."""


def copied(names: Sequence[str], folder: Path) -> None:
    """Copy files and folders, without what Python left in them."""
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def shown(name: str) -> str:
    """What the page on continuous integration shows as the content of a file."""
    page = (ROOT / "docs" / "continuous-integration.md").read_text(encoding="utf-8")
    (text,) = re.findall(rf"^```yaml\n# {re.escape(name)}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return str(text)
