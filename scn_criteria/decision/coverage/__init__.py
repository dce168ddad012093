"""Coverage of the source: what the documents say, item by item, and where each item is encoded."""

from scn_criteria.decision.coverage.linting import LintedSources, lint_sources
from scn_criteria.decision.coverage.model import Account, Covered, Place, SourceCoverage, SourceItem, SourceList, Standing
from scn_criteria.decision.coverage.reading import SOURCES_FILE, LoadedSources, load_sources
from scn_criteria.decision.coverage.survey import survey_sources

__all__ = [
    "SOURCES_FILE",
    "Account",
    "Covered",
    "LintedSources",
    "LoadedSources",
    "Place",
    "SourceCoverage",
    "SourceItem",
    "SourceList",
    "Standing",
    "lint_sources",
    "load_sources",
    "survey_sources",
]
