"""The summary that GitHub Actions shows of a step: Markdown, added to the file that the runner names."""

from __future__ import annotations

import os
from collections.abc import Callable

from scn_criteria.cli.printing import say

VARIABLE = "GITHUB_STEP_SUMMARY"


def append_step_summary(text: Callable[[], str]) -> None:
    """Add a text to the summary, if a runner asks for one. A summary that cannot be written fails no step."""
    file = os.environ.get(VARIABLE)
    if not file:
        return
    from pathlib import Path  # noqa: PLC0415 - it takes a while to import, and only a runner of GitHub asks

    from scn_criteria.cli.writing import ODD_CHARACTERS  # noqa: PLC0415

    try:
        with Path(file).open("a", encoding="utf-8", errors=ODD_CHARACTERS) as summary:
            summary.write(f"{text()}\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        say(f'warning: the summary of the step cannot be written to "{file}": {reason}', err=True)
