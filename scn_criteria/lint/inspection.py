"""Look at files one after another with the settings of a run: schema, checks and suppressions of each."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from scn_criteria.diagnostics import Diagnostic, Related, Span
from scn_criteria.document.codes import REPEATED_ID
from scn_criteria.document.document import Loaded
from scn_criteria.document.examination import PLANNING, RETURN, is_other_data, is_record, states_format
from scn_criteria.document.loader import STANDARD_INPUT, read_file, read_stream
from scn_criteria.lint.results import Checked, LeftOut, Linted, SubjectKind
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


# Ids

ID = ("id",)


class Ids:
    """The ids of the files of a run, each kind by itself, to notice one that is given twice."""

    def __init__(self) -> None:
        self._first: dict[tuple[SubjectKind, str], tuple[LintSubject, Span]] = {}

    def noted(self, loaded: Loaded, kind: SubjectKind, subject: LintSubject) -> Loaded:
        """A file as it was read, with the fault that its id is that of a file before it.

        The fault stands among those of reading, so that a comment in the file may waive it. Decision records have no id of
        their own: those of one proposal are its history.
        """
        document, stated = loaded.document, _id_of(loaded)
        if kind is SubjectKind.RECORD or document is None or stated is None:
            return loaded
        first, span = self._first.setdefault((kind, stated), (subject, document.span(ID)))
        if first is subject or os.path.realpath(first.path) == os.path.realpath(subject.path):
            return loaded
        message = f'found the id "{stated}" of another {kind.value}, expected one of its own'
        related = (Related("first given here", span, first.shown),)
        found = Diagnostic(REPEATED_ID, message, subject.shown, document.span(ID), ID, related=related)
        return replace(loaded, diagnostics=(*loaded.diagnostics, found))

    def freed(self, loaded: Loaded, kind: SubjectKind, subject: LintSubject) -> None:
        """Let another file have the id of one that is refused for other faults."""
        key = kind, _id_of(loaded) or ""
        if key in self._first and self._first[key][0] is subject:
            del self._first[key]


def _id_of(loaded: Loaded) -> str | None:
    """The id that a file states."""
    data = loaded.document.data if loaded.document is not None else None
    stated = data.get("id") if isinstance(data, dict) else None
    return stated if isinstance(stated, str) else None


# Inspection


@dataclass(frozen=True, slots=True)
class LintContext:
    """The settings and the day of a run: findings depend on nothing else but the files. Nothing reads the clock later."""

    settings: Settings
    today: date
    assessed_on: date | None = None


def inspect(subject: LintSubject, context: LintContext, ids: Ids | None = None) -> Checked | None:
    """The findings in a proposal, a decision record or a ruleset. Nothing for other data of ours in a folder.

    ``ids`` are those of the files of the run before this one.
    """
    loaded = None if subject.is_ruleset else subject.load()
    kind = SubjectKind.RULESET if loaded is None else kind_of(loaded, subject.shown)
    if kind is SubjectKind.PROPOSAL and loaded and loaded.document and subject.found and is_other_data(loaded.document):
        return None
    if loaded is not None and ids is not None:
        loaded = ids.noted(loaded, kind, subject)
    if loaded is None or kind is not SubjectKind.PROPOSAL:
        # Loads the layers of decisions, the register and establishment: 66 more modules beside the 54 that a proposal needs,
        # and most runs look at proposals only.
        from scn_criteria.lint.other_kinds import inspect_other_kind, inspect_ruleset  # noqa: PLC0415

        if loaded is None:
            return inspect_ruleset(subject.path, subject.shown, context.today)
        return inspect_other_kind(loaded, subject.shown, context.today)
    examined = examine_proposal(loaded, context.assessed_on, context.today)
    return Checked(subject.shown, kind, examined.diagnostics, examined.waived)


def kind_of(loaded: Loaded, path: str) -> SubjectKind:
    """The kind of a file, by what it states and, where it states nothing, by its name."""
    if is_record(loaded, path):
        return SubjectKind.RECORD
    if states_format(loaded.document, PLANNING):
        return SubjectKind.PLANNING
    return SubjectKind.RETURN if states_format(loaded.document, RETURN) else SubjectKind.PROPOSAL


# Running over many subjects

Step = Callable[[int], None]
"""Called with the number of further subjects that are done."""


OTHER_DATA = 'by its "format", other data of this program, which is not checked by itself'


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
        checked = inspect(subject, context, ids)
        if checked is None:
            skipped.append(LeftOut(subject.shown, OTHER_DATA))
        else:
            kept.append(selection.kept(checked))
        step(1)
    return Linted(tuple(kept), context.settings.fail_level, (*left_out, *skipped))
