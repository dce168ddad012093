"""Look at decision records, planning files, returns and rulesets, which most runs do not need.

The paths given are those that people see.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from scn_criteria.decision.proof.proof import broken_principles
from scn_criteria.decision.source_coverage import lint_sources
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Loaded
from scn_criteria.document.examination import PLANNING, RETURN, Examined, FileKind, states_format
from scn_criteria.document.suppressions import settle_files
from scn_criteria.establishment.provisions_file import KIND as PLANNING_FILE
from scn_criteria.establishment.provisions_file import examine_provisions
from scn_criteria.establishment.review.examination import KIND as REVIEW_RETURN
from scn_criteria.establishment.review.examination import examine_return
from scn_criteria.establishment.review.related_files import return_context_finder
from scn_criteria.establishment.ruleset_kinds import ruleset_kind
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.lint.results import Checked, SubjectKind
from scn_criteria.register.related_files import context_finder
from scn_criteria.register.sign_off import KIND as DECISION_RECORD
from scn_criteria.register.sign_off import examine_record
from scn_criteria.ruleset.cases import case_files, load_cases
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.ruleset.codes import PRINCIPLE_CODES, SOURCE_CODES
from scn_criteria.ruleset.loader import load_ruleset


def inspect_other_kind(loaded: Loaded, path: str, today: date) -> Checked:
    """The findings in a planning file, a return or else a decision record."""
    if states_format(loaded.document, PLANNING):
        return _checked(path, PLANNING_FILE, examine_provisions(loaded, today))
    if states_format(loaded.document, RETURN):
        return _checked(path, REVIEW_RETURN, examine_return(loaded, return_context_finder(path, today), today))
    return _checked(path, DECISION_RECORD, examine_record(loaded, context_finder(path, today), today))


def _checked(path: str, kind: FileKind[Any, Any], examined: Examined[Any]) -> Checked:
    return Checked(path, SubjectKind(kind.name), examined.diagnostics, examined.waived)


def inspect_ruleset(folder: str, path: str, today: date) -> Checked:
    """The findings in a ruleset: its tables, its cases and its sources."""
    place = Path(folder)
    loaded = load_ruleset(place, path, vocabulary_for)
    found, documents = loaded.diagnostics, loaded.documents
    if loaded.ruleset is not None:
        found += broken_principles(loaded.ruleset, documents, ruleset_kind(loaded.ruleset))
        cases = load_cases(case_files(place, folder), loaded.ruleset, words_of(loaded.ruleset))
        sources = lint_sources(place, folder, loaded.ruleset)
        found += cases.diagnostics + sources.diagnostics
        documents += cases.documents + sources.documents
    settled = settle_files(documents, found, (*DOCUMENT_CODES, *RULESET_CODES, *SOURCE_CODES, *PRINCIPLE_CODES), today)
    return Checked(path, SubjectKind.RULESET, settled.standing, settled.waived)
