"""Fixes made in files: only what the edits say is changed, and never a decision without saying so."""

from scn_criteria.linting.fixing.consequences import Consequence, consequences
from scn_criteria.linting.fixing.mending import Mended, mend

__all__ = ["Consequence", "Mended", "consequences", "mend"]
