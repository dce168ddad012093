"""Where ``scn`` starts, and ``python -m scn_criteria``."""

from __future__ import annotations

import gc
import os
import sys

ALLOCATIONS, ROUNDS = 50_000, 20
"""How many new objects Python lets pass before it looks for waste among them, and how often before it looks further.

Records hold no waste of the kind that it looks for, so it would look for nothing, a hundred times while ``scn`` starts.
"""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(ALLOCATIONS, ROUNDS, ROUNDS)
    from scn_criteria.cli import main as run  # noqa: PLC0415 - the setting is for the imports first of all

    try:
        run()
    except SystemExit as ended:
        if isinstance(ended.code, int) and _is_written():
            os._exit(ended.code)  # Python would take everything apart piece by piece; the system takes it back whole
        raise


def _is_written() -> bool:
    """Whether all that was said has gone out. Nothing else is left open when a command ends."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()
