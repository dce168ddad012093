"""Where ``scn`` starts, and ``python -m scn_criteria``."""

from __future__ import annotations

from scn_criteria.cli.main import main

if __name__ == "__main__":
    main()
