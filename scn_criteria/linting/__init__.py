"""The room of the linter: what is looked at, what was found, what was waived, and how that is told.

The door holds light records only; looking itself is imported by who looks, so that an answer from the cache stays quick.
"""

from scn_criteria.linting.result import Checked, Kind, Linted, Sources
from scn_criteria.linting.settings import PerPath, Settings
from scn_criteria.linting.subject import STANDARD_INPUT, Subject

__all__ = ["STANDARD_INPUT", "Checked", "Kind", "Linted", "PerPath", "Settings", "Sources", "Subject"]
