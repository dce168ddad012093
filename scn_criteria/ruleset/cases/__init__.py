"""Cases that people agreed on: facts for a table, and the answer that must come out."""

from scn_criteria.ruleset.cases.coverage import Coverage, Unseen, cover, share
from scn_criteria.ruleset.cases.layout import Layout
from scn_criteria.ruleset.cases.model import NOT_KNOWN, Base, Case
from scn_criteria.ruleset.cases.reading import CaseFile, LoadedCases, case_files, load_cases
from scn_criteria.ruleset.cases.trial import Trial, try_cases

__all__ = [
    "NOT_KNOWN",
    "Base",
    "Case",
    "CaseFile",
    "Coverage",
    "Layout",
    "LoadedCases",
    "Trial",
    "Unseen",
    "case_files",
    "cover",
    "load_cases",
    "share",
    "try_cases",
]
