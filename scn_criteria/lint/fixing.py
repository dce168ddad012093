"""Fix files in rounds for ``scn lint --fix`` and ``--diff``, and report what was fixed and what it changes in decisions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

from scn_criteria.contained_files import leads_away, read_contained, resolved
from scn_criteria.decision.assessment import assess
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.diagnostics import Diagnostic, OutputError, Safety, Severity, Span, TextEdit
from scn_criteria.document.loader import LARGEST, STANDARD_INPUT, load
from scn_criteria.document.source_text import LineIndex
from scn_criteria.files import write_all
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.results import Checked
from scn_criteria.lint.settings import Selection
from scn_criteria.safe_text import visible

Rules = Callable[[], CompiledRuleset]
"""Gives the rules that decide on proposals, when something was mended."""

# Edits


def chosen(fixable: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults whose fixes can be made together: of two that touch, the first in the file; the other waits."""
    taken: list[Span] = []
    together: list[Diagnostic] = []
    for found in sorted(fixable, key=lambda one: (one.span, one.code.number)):
        spans = [edit.span for edit in found.fix.edits] if found.fix else []
        if not any(_touch(span, other) for span in spans for other in taken):
            taken += spans
            together.append(found)
    return tuple(together)


def applied(text: str, edits: Sequence[TextEdit]) -> str:
    """The text with all edits made. No two of them may touch."""
    places = LineIndex(text)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        start, end = places.index(edit.span.start), places.index(edit.span.end)
        text = text[:start] + edit.text + text[end:]
    return text


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


# Fixing one file in rounds, until nothing more can be fixed

MOST_ROUNDS = 20
"""A fix can uncover a fault that another fix removes, as a key that is found makes its value known. More is no use."""
MOST_ALONE = 5
"""So many fixes of a round are tried alone where they cannot be made together. Each takes as long as to check the file."""
MARK = b"\xef\xbb\xbf"

Look = Callable[[LintSubject], Checked | None]
"""Looks at a subject and leaves out the findings that the settings exclude."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """A file before and after, the faults that were fixed, and those whose fix would have made others."""

    subject: LintSubject
    before: bytes
    after: bytes
    fixed: tuple[Diagnostic, ...] = ()
    given_up: tuple[Diagnostic, ...] = ()
    likely: int = 0
    """How many of the faults that are left have a fix that needs a person's word."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def fix_file(subject: LintSubject, content: bytes, look: Look, *, unsafe: bool) -> FixResult:
    """Fix what can be fixed. What makes more errors than before is taken back."""
    result = FixResult(subject, content, content)
    found = _look_at(result, look)
    for _ in range(MOST_ROUNDS):
        known = {(one.code, one.pointer, one.message) for one in result.given_up}
        wanted = [one for one in _fixable(found, unsafe=unsafe) if (one.code, one.pointer, one.message) not in known]
        together = chosen(wanted)
        if not together:
            break
        for each in _ways(together):
            tried = replace(result, after=_edited(result.after, each), fixed=(*result.fixed, *each))
            afterwards = _look_at(tried, look)
            if tried.after != result.after and _errors(afterwards) <= _errors(found):
                result, found = tried, afterwards
                break
        else:
            result = replace(result, given_up=(*result.given_up, *together))
    return replace(result, likely=sum(one.fix is not None and one.fix.safety is Safety.UNSAFE for one in found))


def _ways(together: tuple[Diagnostic, ...]) -> Iterator[tuple[Diagnostic, ...]]:
    """What to try in one round: all fixes at once, and where they spoil each other's ground, one of the first alone."""
    yield together
    if len(together) > 1:
        yield from ((one,) for one in together[:MOST_ALONE])


def _look_at(result: FixResult, look: Look) -> tuple[Diagnostic, ...]:
    checked = look(replace(result.subject, content=result.after))
    return checked.diagnostics if checked else ()


def _fixable(found: tuple[Diagnostic, ...], *, unsafe: bool) -> list[Diagnostic]:
    return [one for one in found if one.fix and (unsafe or one.fix.safety is Safety.SAFE)]


def _errors(found: tuple[Diagnostic, ...]) -> int:
    return sum(one.severity is Severity.ERROR for one in found)


def _edited(content: bytes, together: tuple[Diagnostic, ...]) -> bytes:
    mark = MARK if content.startswith(MARK) else b""
    edits = [edit for one in together if one.fix for edit in one.fix.edits]
    return mark + applied(content[len(mark) :].decode("utf-8"), edits).encode("utf-8")


# Effects of fixes on a decision: nobody should find them out later

NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One part of a decision, before and after."""

    part: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.part} {self.before} before, {self.after} now"


def consequences(result: FixResult, compiled: CompiledRuleset, assessed_on: date | None) -> tuple[Consequence, ...]:
    """The parts of the decision under the shipped ruleset that differ."""
    before = _assessed(result, result.before, compiled, assessed_on)
    after = _assessed(result, result.after, compiled, assessed_on)
    if before is None or after is None:
        found = _outcome(before), _outcome(after)
        return () if found[0] == found[1] else (Consequence("outcome", *found),)
    pairs = zip(_parts(before), _parts(after), strict=True)
    return tuple(Consequence(part, was, now) for (part, was), (_, now) in pairs if was != now)


def _assessed(fixed: FixResult, content: bytes, compiled: CompiledRuleset, assessed_on: date | None) -> Assessment | None:
    shown = fixed.subject.shown
    result = assess(load(content, shown), shown, compiled, assessed_on)
    return result if isinstance(result, Assessment) else None


def _outcome(assessment: Assessment | None) -> str:
    return assessment.outcome.outcome.value if assessment else NOT_ASSESSED


def _parts(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield "outcome", _outcome(assessment)
    yield "network type", assessment.network_type.type.value
    yield "home domain", assessment.home_domain.domain.title
    for criterion in assessment.criteria:
        yield criterion.criterion.name, criterion.rating.value


# The commands

UNFINISHED = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Fixing:
    """Subjects, and those files among them in which something can be mended. Rulesets are left to their authors."""

    subjects: tuple[LintSubject, ...]
    results: tuple[FixResult, ...]
    context: LintContext
    rules: Rules
    unsafe: bool

    @classmethod
    def of(cls, subjects: Sequence[LintSubject], context: LintContext, rules: Rules, *, unsafe: bool) -> Fixing:
        """Work out what can be fixed, and write nothing yet."""
        look = _looking(context)
        contents = [(one, _content_of(one)) for one in subjects if not one.is_ruleset]
        results = [fix_file(one, content, look, unsafe=unsafe) for one, content in contents if content is not None]
        return cls(tuple(subjects), tuple(results), context, rules, unsafe)

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return any(one.changed for one in self.results)

    @property
    def typed(self) -> list[bytes]:
        """What came by standard input, fixed, as an editor wants it back."""
        after = {one.subject.path: one.after for one in self.results if one.changed}
        return [after.get(one.path, one.content or b"") for one in self.subjects if _is_typed(one)]

    def report(self, *, done: bool) -> list[str]:
        """What was fixed or can be, line by line."""
        return list(report_lines(self.results, self.context.assessed_on, self.rules, unsafe=self.unsafe, done=done))

    def make(self) -> list[LintSubject]:
        """Write the files that can be fixed, all of them or none, and return the subjects as they are then.

        A link stays a link, and none that leads elsewhere is written through.
        """
        changed = [one for one in self.results if one.changed]
        after = {one.subject.path: one.after for one in changed}
        write_all({_place(one.subject): one.after for one in changed if one.subject.path != STANDARD_INPUT})
        return [replace(one, content=after.get(one.path, one.content)) if _is_typed(one) else one for one in self.subjects]


def _is_typed(subject: LintSubject) -> bool:
    return subject.path == STANDARD_INPUT and subject.content is not None


def _looking(context: LintContext) -> Look:
    selection = Selection(context.settings)

    def look(subject: LintSubject) -> Checked | None:
        checked = inspect(subject, context)
        return selection.kept(checked) if checked else None

    return look


def _place(subject: LintSubject) -> Path:
    """Where a file really lies. Raises OutputError where that is outside the folder that was named."""
    try:
        place = resolved(subject.path, subject.within)
        return Path(os.path.realpath(place) if leads_away(place) else place)
    except OSError as error:
        raise OutputError(f'cannot write "{subject.shown}": {(error.strerror or str(error)).lower()}') from error


def _content_of(subject: LintSubject) -> bytes | None:
    """The bytes of a file that can be mended; nothing for what is no plain file, cannot be read or is too large."""
    if subject.content is not None:
        return subject.content
    try:
        raw = read_contained(subject.path, LARGEST, subject.within)
    except (OSError, ValueError):
        return None
    return raw if len(raw) <= LARGEST else None


def difference(results: Sequence[FixResult]) -> str:
    """The changes, as a patch."""
    return "".join(line for one in results if one.changed for line in _patch(one))


def _patch(one: FixResult) -> Iterator[str]:
    before, after = one.before.decode("utf-8", "replace"), one.after.decode("utf-8", "replace")
    name = visible(one.subject.shown)
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n{UNFINISHED}"


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [part for part in text.split("\n")[-1:] if part]


def report_lines(
    results: Sequence[FixResult], assessed_on: date | None, rules: Rules, *, unsafe: bool, done: bool
) -> Iterator[str]:
    """A report of the fixes, their effects on decisions, the faults left with the reason, and what more could be fixed."""
    for one in results:
        for found in one.given_up:
            place = f"{visible(one.subject.shown)}:{found.span.start.line}"
            yield f"{place}: {found.code.number} not fixed: mending it would make other faults in the file"
    yield from _decisions(results, assessed_on, rules)
    number, files = sum(len(one.fixed) for one in results), sum(one.changed for one in results)
    more = 0 if unsafe else sum(one.likely for one in results)
    with_more = f"; {more} more with --unsafe-fixes" if more else ""
    yield f"{number} {'fixed' if done else 'can be fixed'} in {files} {'file' if files == 1 else 'files'}{with_more}"


def _decisions(results: Sequence[FixResult], assessed_on: date | None, rules: Rules) -> Iterator[str]:
    changed = [one for one in results if one.changed]
    if not changed:
        return

    compiled = rules()
    for one in changed:
        differing = consequences(one, compiled, assessed_on)
        if differing:
            yield f"{visible(one.subject.shown)}: the decision changes: {'; '.join(map(str, differing))}"
