"""A call of ``scn lint`` that needs no ``click`` to be understood: files and folders, and the switches that hooks use.

It is the call that editors and hooks make for each file that is saved, and ``click`` takes longer to import than the check
takes. Whatever is not known here, or looks odd, is left to ``click``, which understands both alike: a test compares them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from scn_criteria.cli.lint_request import Request

SWITCHES: dict[str, dict[str, Any]] = {
    "--cache": {"cache": True},
    "--no-cache": {"cache": False},
    "--gitignore": {"gitignore": True},
    "--no-gitignore": {"gitignore": False},
    "--statistics": {"statistics": True},
    "--quiet": {"quiet": True},
    "-q": {"quiet": True},
    "--verbose": {"verbose": True},
    "-v": {"verbose": True},
}
"""What each switch chooses."""

FOLDER = "--cache-dir"
FOLDER_VARIABLE = "SCN_CACHE_DIR"
COMPLETION_VARIABLE = "_SCN_COMPLETE"
"""Set by a shell that asks for the names of options instead of a run."""


def plain_call(arguments: Sequence[str]) -> Request | None:
    """What the arguments ask for, if they are plain."""
    if arguments[:1] != ["lint"] or sys.platform == "win32" or os.environ.get(COMPLETION_VARIABLE):
        return None
    chosen: dict[str, Any] = {"cache_dir": os.environ.get(FOLDER_VARIABLE) or None}
    paths = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in SWITCHES:
            chosen |= SWITCHES[argument]
        elif argument == FOLDER:
            chosen["cache_dir"] = next(rest, FOLDER)
        else:
            paths.append(argument)
    if not paths or any(_is_option(text) for text in (*paths, chosen["cache_dir"] or "")):
        return None
    return Request(tuple(paths), colour=False if os.environ.get("NO_COLOR") else None, **chosen)


def _is_option(text: str) -> bool:
    """Whether a text may be an option that is not known here."""
    return text.startswith("-") and text != "-"
