"""What a run of the linter may use: processes, and a folder to remember what it found."""

from __future__ import annotations

import os

from scn_criteria.cli.lint_request import Request
from scn_criteria.linting.running import Means, processors

NAME = "scn-criteria"


def means(request: Request) -> Means:
    """As many processes as there are processors, and the folder for such things, unless the user says otherwise."""
    jobs = request.jobs or processors()
    return Means(jobs, cache_folder(request.cache_dir) if request.cache else None)


def cache_folder(chosen: str | None) -> str | None:
    """Where answers are remembered: the folder chosen, or the place that the system has for it; nowhere without a home."""
    if chosen:
        return chosen
    if usual := os.environ.get("XDG_CACHE_HOME"):
        return os.path.join(usual, NAME)
    home = os.path.expanduser("~")
    return None if home == "~" else os.path.join(home, ".cache", NAME)
