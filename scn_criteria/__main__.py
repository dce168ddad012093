"""Where ``scn`` starts, and ``python -m scn_criteria``."""

from scn_criteria.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
