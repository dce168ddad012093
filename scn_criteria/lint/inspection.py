"""Look at files one after another with the settings of a run: schema, checks and suppressions of each."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from scn_criteria.diagnostics import Diagnostic, Related, in_file_order
from scn_criteria.document.codes import REPEATED_ID
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.examination import PLANNING, RETURN, is_other_data, is_record, states_format
from scn_criteria.document.loader import STANDARD_INPUT, read_file, read_stream
from scn_criteria.lint.results import Checked, Identity, LeftOut, Linted, SubjectKind
from scn_criteria.lint.settings import Selection, Settings
from scn_criteria.proposal.examination import examine_proposal

# Subjects: a file, standard input, or a folder that is a ruleset


@dataclass(frozen=True, slots=True)
class LintSubject:
    """A file to look at, or a folder that is a ruleset; and whether the user named it, or it was found in a folder.

    ``content`` is its content where that has been read already. What comes by standard input may stand for a file that an
    editor has not saved yet. ``within`` is the folder that the user named, out of which no link may lead.
    """

    path: str
    is_ruleset: bool = False
    found: bool = False
    stands_for: str = ""
    content: bytes | None = field(default=None, repr=False)
    within: str = ""

    @property
    def shown(self) -> str:
        """The path as people should see it."""
        return self.stands_for or self.path

    def load(self) -> Loaded:
        """Read the file."""
        if self.content is not None:
            return read_stream(io.BytesIO(self.content), self.shown)
        if self.path == STANDARD_INPUT:
            return read_stream(sys.stdin.buffer, self.shown)
        return read_file(self.path, self.shown, within=self.within)


def load_proposal(subject: LintSubject) -> Loaded | None:
    """Read a file as a proposal; nothing where it is none: a folder of rules, or data of another format of ours.

    Records lie beside proposals, so ``*.yaml`` names them too. Nobody means to have one assessed.
    """
    if subject.is_ruleset:
        return None
    loaded = subject.load()
    if loaded.document and is_other_data(loaded.document) and (subject.found or is_record(loaded, subject.path)):
        return None
    return loaded


# Inspection


@dataclass(frozen=True, slots=True)
class LintContext:
    """The settings and the day of a run: findings depend on nothing else but the files. Nothing reads the clock later."""

    settings: Settings
    today: date
    assessed_on: date | None = None


def inspect(subject: LintSubject, context: LintContext) -> Checked | None:
    """The findings in a proposal, a decision record or a ruleset. Nothing for other data of ours in a folder."""
    loaded = None if subject.is_ruleset else subject.load()
    if loaded is None or is_other_kind(loaded, subject.shown):
        # Loads the layers of decisions, the register and establishment: 66 more modules beside the 54 that a proposal needs,
        # and most runs look at proposals only.
        from scn_criteria.lint.other_kinds import inspect_other_kind, inspect_ruleset  # noqa: PLC0415

        if loaded is None:
            return inspect_ruleset(subject.path, subject.shown, context.today)
        return inspect_other_kind(loaded, subject.shown, context.today)
    if loaded.document and subject.found and is_other_data(loaded.document):
        return None
    examined = examine_proposal(loaded, context.assessed_on, context.today)
    identity = identity_of(loaded.document)
    return Checked(subject.shown, SubjectKind.PROPOSAL, examined.diagnostics, examined.waived, identity)


ID = ("id",)


def identity_of(document: Document | None) -> Identity | None:
    """The id that a document states at its top. A decision record has none: those of one proposal are its history."""
    stated = document.data.get("id") if document is not None and isinstance(document.data, dict) else None
    return Identity(stated, document.span(ID)) if document is not None and isinstance(stated, str) else None


def is_other_kind(loaded: Loaded, path: str) -> bool:
    """Whether a file is a decision record, a planning file or a return."""
    document = loaded.document
    return is_record(loaded, path) or states_format(document, PLANNING) or states_format(document, RETURN)


# Running over many subjects

Step = Callable[[int], None]
"""Called with the number of further subjects that are done."""


OTHER_DATA = "data of this program that is checked with what it belongs to"


class Ids:
    """The ids of the files of a run, each kind by itself, to notice one that is given twice."""

    def __init__(self) -> None:
        self._first: dict[tuple[SubjectKind, str], tuple[LintSubject, Identity]] = {}

    def met(self, checked: Checked, subject: LintSubject) -> Checked:
        """The result for a file, with the fault that its id is that of a file before it."""
        identity = checked.identity
        if identity is None:
            return checked
        first, known = self._first.setdefault((checked.kind, identity.id), (subject, identity))
        if first is subject or os.path.realpath(first.path) == os.path.realpath(subject.path):
            return checked
        message = f'found the id "{identity.id}" of another {checked.kind.value}, expected one of its own'
        related = (Related("first given here", known.span, first.shown),)
        found = Diagnostic(REPEATED_ID, message, checked.path, identity.span, ID, related=related)
        return replace(checked, diagnostics=in_file_order((*checked.diagnostics, found)))


def lint(
    subjects: Iterable[LintSubject],
    context: LintContext,
    step: Step = lambda _number: None,
    left_out: tuple[LeftOut, ...] = (),
) -> Linted:
    """Look at everything; the results are in the order of the subjects. ``left_out`` is what is no subject at all."""
    selection = Selection(context.settings)
    kept: list[Checked] = []
    skipped: list[LeftOut] = []
    ids = Ids()
    for subject in subjects:
        checked = inspect(subject, context)
        if checked is None:
            skipped.append(LeftOut(subject.shown, OTHER_DATA))
        else:
            kept.append(selection.kept(ids.met(checked, subject)))
        step(1)
    return Linted(tuple(kept), context.settings.fail_level, (*left_out, *skipped))
