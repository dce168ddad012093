"""Where ``scn`` starts, and ``python -m scn_criteria``."""

from __future__ import annotations

import gc

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
    finally:
        gc.freeze()  # when it ends, Python would look through everything for waste once more


if __name__ == "__main__":
    main()
