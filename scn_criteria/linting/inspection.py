"""One thing looked at: the orchestrator of the linter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scn_criteria.linting.result import Checked, Kind
from scn_criteria.linting.settings import Settings
from scn_criteria.linting.subject import Subject

if TYPE_CHECKING:
    from scn_criteria.document import Loaded


PLANNING = "scn-establishment"
RETURN = "scn-review"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the findings depend on besides the files: the settings and the day. Nothing asks the clock further down."""

    settings: Settings
    today: date
    assessed_on: date | None = None


def inspect(subject: Subject, occasion: Occasion) -> Checked | None:
    """What is found in a proposal, a decision record or a ruleset. Nothing for other data of ours that lay in a folder."""
    if subject.is_ruleset:
        return _inspect_ruleset(subject, occasion)
    from scn_criteria.document import is_other_data, is_record, states_format  # noqa: PLC0415 - a ruleset needs none of it
    from scn_criteria.proposal import examine  # noqa: PLC0415

    loaded = subject.load()
    if is_record(loaded, subject.shown):
        return _inspect_record(subject, loaded, occasion)
    if states_format(loaded.document, PLANNING):
        return _inspect_planning(subject, loaded, occasion)
    if states_format(loaded.document, RETURN):
        return _inspect_return(subject, loaded, occasion)
    if loaded.document and subject.found and is_other_data(loaded.document):
        return None
    examined = examine(loaded, occasion.assessed_on, occasion.today)
    return Checked(subject.shown, Kind.PROPOSAL, examined.diagnostics, examined.waived)


def _inspect_record(subject: Subject, loaded: Loaded, occasion: Occasion) -> Checked:
    from scn_criteria.diagnostics import blocking  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.document import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document import settle  # noqa: PLC0415
    from scn_criteria.linting.filing import looking_around  # noqa: PLC0415
    from scn_criteria.signing import examine_record  # noqa: PLC0415
    from scn_criteria.signing.checks import CODES  # noqa: PLC0415

    found = examine_record(loaded, looking_around(subject.shown, occasion.today)).diagnostics
    if loaded.document is None:
        return Checked(subject.shown, Kind.RECORD, found)
    settled = settle(loaded.document, found, (*DOCUMENT_CODES, *CODES), None if blocking(found) else occasion.today)
    return Checked(subject.shown, Kind.RECORD, settled.standing, settled.waived)


def _inspect_planning(subject: Subject, loaded: Loaded, occasion: Occasion) -> Checked:
    from scn_criteria.diagnostics import blocking  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.document import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document import settle  # noqa: PLC0415
    from scn_criteria.establishment.checks import CODES  # noqa: PLC0415
    from scn_criteria.establishment.examination import examine_provisions  # noqa: PLC0415
    from scn_criteria.establishment.references import CODES as REFERENCE_CODES  # noqa: PLC0415

    found = examine_provisions(loaded).diagnostics
    if loaded.document is None:
        return Checked(subject.shown, Kind.PLANNING, found)
    codes = (*DOCUMENT_CODES, *CODES, *REFERENCE_CODES)
    settled = settle(loaded.document, found, codes, None if blocking(found) else occasion.today)
    return Checked(subject.shown, Kind.PLANNING, settled.standing, settled.waived)


def _inspect_return(subject: Subject, loaded: Loaded, occasion: Occasion) -> Checked:
    from scn_criteria.establishment.review.examination import examine_return  # noqa: PLC0415 - most runs look at no return
    from scn_criteria.linting.return_filing import looking_around_return  # noqa: PLC0415

    examined = examine_return(loaded, looking_around_return(subject.shown, occasion.today), occasion.today)
    return Checked(subject.shown, Kind.RETURN, examined.diagnostics, examined.waived)


def _inspect_ruleset(subject: Subject, occasion: Occasion) -> Checked:
    from pathlib import Path  # noqa: PLC0415 - most runs look at proposals only

    from scn_criteria.decision.coverage import lint_sources  # noqa: PLC0415
    from scn_criteria.decision.vocabulary import words_of  # noqa: PLC0415
    from scn_criteria.document import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document import settle_files  # noqa: PLC0415
    from scn_criteria.establishment.programmes import vocabulary_for  # noqa: PLC0415
    from scn_criteria.ruleset import load_ruleset  # noqa: PLC0415
    from scn_criteria.ruleset.cases import case_files, load_cases  # noqa: PLC0415
    from scn_criteria.ruleset.codes import CODES  # noqa: PLC0415
    from scn_criteria.ruleset.source_codes import CODES as SOURCE_CODES  # noqa: PLC0415

    folder = Path(subject.path)
    loaded = load_ruleset(folder, subject.shown, vocabulary_for)
    found, documents = loaded.diagnostics, loaded.documents
    if loaded.ruleset is not None:
        cases = load_cases(case_files(folder, subject.path), loaded.ruleset, words_of(loaded.ruleset))
        sources = lint_sources(folder, subject.path, loaded.ruleset)
        found += cases.diagnostics + sources.diagnostics
        documents += cases.documents + sources.documents
    settled = settle_files(documents, found, (*DOCUMENT_CODES, *CODES, *SOURCE_CODES), occasion.today)
    return Checked(subject.shown, Kind.RULESET, settled.standing, settled.waived)
