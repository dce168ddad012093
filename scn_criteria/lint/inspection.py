"""One thing looked at: the orchestrator of the linter."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.lint.results import Checked, Linted, SubjectKind
from scn_criteria.lint.settings import Selection, Settings

if TYPE_CHECKING:
    from scn_criteria.document.document import Loaded


# @@ linting/subject: What is looked at: one file, standard input, or a folder that is a ruleset.


@dataclass(frozen=True, slots=True)
class LintSubject:
    """A file to look at, or a folder that is a ruleset; and whether the user named it, or it was found in a folder.

    ``content`` is its content where that has been read already. What comes by standard input may stand for a file that an
    editor has not saved yet.
    """

    path: str
    is_ruleset: bool = False
    found: bool = False
    stands_for: str = ""
    content: bytes | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """The path as people should see it."""
        return self.stands_for or self.path

    def load(self) -> Loaded:
        """Read the file."""
        from scn_criteria.document.loader import (
            read_file,
            read_stream,  # noqa: PLC0415 - an answer from the cache needs none of it
        )

        if self.content is not None:
            return read_stream(io.BytesIO(self.content), self.shown)
        if self.path == STANDARD_INPUT:
            return read_stream(sys.stdin.buffer, self.shown)
        return read_file(self.path, self.shown)


# @@ linting/inspection: One thing looked at: the orchestrator of the linter.

PLANNING = "scn-establishment"
RETURN = "scn-review"


@dataclass(frozen=True, slots=True)
class LintContext:
    """What the findings depend on besides the files: the settings and the day. Nothing asks the clock further down."""

    settings: Settings
    today: date
    assessed_on: date | None = None


def inspect(subject: LintSubject, occasion: LintContext) -> Checked | None:
    """What is found in a proposal, a decision record or a ruleset. Nothing for other data of ours that lay in a folder."""
    if subject.is_ruleset:
        return _inspect_ruleset(subject, occasion)
    from scn_criteria.document.examination import (
        is_other_data,
        is_record,
        states_format,  # noqa: PLC0415 - a ruleset needs none of it
    )
    from scn_criteria.proposal.examination import examine  # noqa: PLC0415

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
    return Checked(subject.shown, SubjectKind.PROPOSAL, examined.diagnostics, examined.waived)


def _inspect_record(subject: LintSubject, loaded: Loaded, occasion: LintContext) -> Checked:
    from scn_criteria.diagnostics import blocking  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.document.codes import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document.suppressions import apply_suppressions as settle  # noqa: PLC0415
    from scn_criteria.register.checks import CODES  # noqa: PLC0415
    from scn_criteria.register.related_files import looking_around  # noqa: PLC0415
    from scn_criteria.register.sign_off import examine_record  # noqa: PLC0415

    found = examine_record(loaded, looking_around(subject.shown, occasion.today)).diagnostics
    if loaded.document is None:
        return Checked(subject.shown, SubjectKind.RECORD, found)
    settled = settle(loaded.document, found, (*DOCUMENT_CODES, *CODES), None if blocking(found) else occasion.today)
    return Checked(subject.shown, SubjectKind.RECORD, settled.standing, settled.waived)


def _inspect_planning(subject: LintSubject, loaded: Loaded, occasion: LintContext) -> Checked:
    from scn_criteria.diagnostics import blocking  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.document.codes import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document.suppressions import apply_suppressions as settle  # noqa: PLC0415
    from scn_criteria.establishment.provisions_file import (
        CODES,  # noqa: PLC0415
        REFERENCE_CODES,  # noqa: PLC0415
        examine_provisions,  # noqa: PLC0415
    )

    found = examine_provisions(loaded).diagnostics
    if loaded.document is None:
        return Checked(subject.shown, SubjectKind.PLANNING, found)
    codes = (*DOCUMENT_CODES, *CODES, *REFERENCE_CODES)
    settled = settle(loaded.document, found, codes, None if blocking(found) else occasion.today)
    return Checked(subject.shown, SubjectKind.PLANNING, settled.standing, settled.waived)


def _inspect_return(subject: LintSubject, loaded: Loaded, occasion: LintContext) -> Checked:
    from scn_criteria.establishment.review.examination import examine_return  # noqa: PLC0415 - most runs look at no return
    from scn_criteria.establishment.review.related_files import looking_around_return  # noqa: PLC0415

    examined = examine_return(loaded, looking_around_return(subject.shown, occasion.today), occasion.today)
    return Checked(subject.shown, SubjectKind.RETURN, examined.diagnostics, examined.waived)


def _inspect_ruleset(subject: LintSubject, occasion: LintContext) -> Checked:
    from pathlib import Path  # noqa: PLC0415 - most runs look at proposals only

    from scn_criteria.decision.source_coverage import lint_sources  # noqa: PLC0415
    from scn_criteria.decision.vocabulary import words_of  # noqa: PLC0415
    from scn_criteria.document.codes import CODES as DOCUMENT_CODES  # noqa: PLC0415
    from scn_criteria.document.suppressions import settle_files  # noqa: PLC0415
    from scn_criteria.establishment.ruleset_kinds import vocabulary_for  # noqa: PLC0415
    from scn_criteria.ruleset.cases import (
        case_files,
        load_cases,  # noqa: PLC0415
    )
    from scn_criteria.ruleset.codes import (
        CODES,  # noqa: PLC0415
        SOURCE_CODES,  # noqa: PLC0415
    )
    from scn_criteria.ruleset.loader import load_ruleset  # noqa: PLC0415

    folder = Path(subject.path)
    loaded = load_ruleset(folder, subject.shown, vocabulary_for)
    found, documents = loaded.diagnostics, loaded.documents
    if loaded.ruleset is not None:
        cases = load_cases(case_files(folder, subject.path), loaded.ruleset, words_of(loaded.ruleset))
        sources = lint_sources(folder, subject.path, loaded.ruleset)
        found += cases.diagnostics + sources.diagnostics
        documents += cases.documents + sources.documents
    settled = settle_files(documents, found, (*DOCUMENT_CODES, *CODES, *SOURCE_CODES), occasion.today)
    return Checked(subject.shown, SubjectKind.RULESET, settled.standing, settled.waived)


# @@ linting/running: A run of the linter over many things, one after the other.

Step = Callable[[int], None]
"""Told how many more have been looked at."""


def lint(subjects: Iterable[LintSubject], occasion: LintContext, step: Step = lambda _number: None) -> Linted:
    """Look at everything; the answers are in the order of the subjects."""
    selection = Selection(occasion.settings)
    kept: list[Checked] = []
    for subject in subjects:
        checked = inspect(subject, occasion)
        if checked is not None:
            kept.append(selection.kept(checked))
        step(1)
    return Linted(tuple(kept), occasion.settings.fail_level)
