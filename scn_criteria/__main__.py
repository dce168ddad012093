"""``python -m scn_criteria`` is ``scn``."""

from scn_criteria.cli import main

if __name__ == "__main__":
    main()
