"""The entry point of ``scn`` and of ``python -m scn_criteria``."""

from __future__ import annotations

from scn_criteria.cli.main import main

if __name__ == "__main__":
    main()
