"""A file mended in rounds: fixes are made, the file is looked at again, until nothing more can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scn_criteria.diagnostics import Diagnostic, Safety, Severity
from scn_criteria.linting.fixing.edits import applied, chosen
from scn_criteria.linting.result import Checked
from scn_criteria.linting.subject import Subject

MOST_ROUNDS = 20
"""A fix can uncover a fault that another fix mends, as a key that is found makes its value known. More is no use."""
MARK = b"\xef\xbb\xbf"

Look = Callable[[Subject], Checked | None]
"""Looks at a subject and leaves out what the user does not want told."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after, what was mended in it, and what was not because it would have made other faults."""

    subject: Subject
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


def mend(subject: Subject, content: bytes, look: Look, *, unsafe: bool) -> Mended:
    """Mend what can be mended. A round after which there are more errors than before is taken back."""
    mended = Mended(subject, content, content)
    found = _look_at(mended, look)
    for _ in range(MOST_ROUNDS):
        known = {(one.code, one.pointer, one.message) for one in mended.given_up}
        wanted = [one for one in _fixable(found, unsafe=unsafe) if (one.code, one.pointer, one.message) not in known]
        together = chosen(wanted)
        if not together:
            break
        tried = replace(mended, after=_edited(mended.after, together), fixed=(*mended.fixed, *together))
        afterwards = _look_at(tried, look)
        if tried.after != mended.after and _errors(afterwards) <= _errors(found):
            mended, found = tried, afterwards
        else:
            mended = replace(mended, given_up=(*mended.given_up, *together))
    return replace(mended, likely=sum(one.fix is not None and one.fix.safety is Safety.UNSAFE for one in found))


def _look_at(mended: Mended, look: Look) -> tuple[Diagnostic, ...]:
    checked = look(replace(mended.subject, content=mended.after))
    return checked.diagnostics if checked else ()


def _fixable(found: tuple[Diagnostic, ...], *, unsafe: bool) -> list[Diagnostic]:
    return [one for one in found if one.fix and (unsafe or one.fix.safety is Safety.SAFE)]


def _errors(found: tuple[Diagnostic, ...]) -> int:
    return sum(one.severity is Severity.ERROR for one in found)


def _edited(content: bytes, together: tuple[Diagnostic, ...]) -> bytes:
    mark = MARK if content.startswith(MARK) else b""
    edits = [edit for one in together if one.fix for edit in one.fix.edits]
    return mark + applied(content[len(mark) :].decode("utf-8"), edits).encode("utf-8")
