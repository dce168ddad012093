"""Fixes made or shown by ``scn lint --fix`` and ``--diff``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path

import click

from scn_criteria.cli.writing import write_all
from scn_criteria.linting import STANDARD_INPUT, Checked, Subject
from scn_criteria.linting.fixing import Mended, consequences, mend
from scn_criteria.linting.fixing.mending import Look
from scn_criteria.linting.inspection import Occasion, inspect
from scn_criteria.linting.selection import Selection
from scn_criteria.linting.subject import LARGEST

UNFINISHED = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Fixing:
    """Subjects, and those files among them in which something can be mended. Rulesets are left to their authors."""

    subjects: tuple[Subject, ...]
    mended: tuple[Mended, ...]
    occasion: Occasion
    unsafe: bool

    @classmethod
    def of(cls, subjects: Sequence[Subject], occasion: Occasion, *, unsafe: bool) -> Fixing:
        """Work out what can be mended, and write nothing yet."""
        look = _looking(occasion)
        contents = [(one, _content_of(one)) for one in subjects if not one.is_ruleset]
        mended = [mend(one, content, look, unsafe=unsafe) for one, content in contents if content is not None]
        return cls(tuple(subjects), tuple(mended), occasion, unsafe)

    def show(self) -> int:
        """Print what would change, and answer 1 if anything would."""
        click.echo(difference(self.mended), nl=False)
        self._tell(done=False)
        return int(any(one.changed for one in self.mended))

    def make(self) -> list[Subject]:
        """Write the files that can be mended, all of them or none, and answer with the subjects as they are then.

        A link stays a link. What came by standard input is printed, mended, as an editor wants it back.
        """
        after = {one.subject.path: one.after for one in self.mended if one.changed}
        write_all({Path(path).resolve(): text for path, text in after.items() if path != STANDARD_INPUT})
        self._tell(done=True)
        typed = [one for one in self.subjects if one.path == STANDARD_INPUT and one.content is not None]
        for one in typed:
            sys.stdout.buffer.write(after.get(one.path, one.content or b""))
        return [replace(one, content=after.get(one.path, one.content)) if one in typed else one for one in self.subjects]

    def _tell(self, *, done: bool) -> None:
        for line in told(self.mended, self.occasion.assessed_on, unsafe=self.unsafe, done=done):
            click.echo(line, err=True)


def _looking(occasion: Occasion) -> Look:
    selection = Selection(occasion.settings)

    def look(subject: Subject) -> Checked | None:
        checked = inspect(subject, occasion)
        return selection.kept(checked) if checked else None

    return look


def _content_of(subject: Subject) -> bytes | None:
    """The bytes of a file that can be mended; nothing for what is no plain file, cannot be read or is too large."""
    if subject.content is not None:
        return subject.content
    path = Path(subject.path)
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
    except (OSError, ValueError):
        return None


def difference(mended: Sequence[Mended]) -> str:
    """The changes, as a patch."""
    return "".join(line for one in mended if one.changed for line in _patch(one))


def _patch(one: Mended) -> Iterator[str]:
    before, after = one.before.decode("utf-8", "replace"), one.after.decode("utf-8", "replace")
    name = one.subject.shown
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n{UNFINISHED}"


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [part for part in text.split("\n")[-1:] if part]


def told(mended: Sequence[Mended], assessed_on: date | None, *, unsafe: bool, done: bool) -> Iterator[str]:
    """What was mended, what it does to decisions, what was not mended and why, and what more could be."""
    for one in mended:
        for found in one.given_up:
            place = f"{one.subject.shown}:{found.span.start.line}"
            yield f"{place}: {found.code.number} not fixed: mending it would make other faults in the file"
    yield from _decisions(mended, assessed_on)
    number, files = sum(len(one.fixed) for one in mended), sum(one.changed for one in mended)
    more = 0 if unsafe else sum(one.likely for one in mended)
    with_more = f"; {more} more with --unsafe-fixes" if more else ""
    yield f"{number} {'fixed' if done else 'can be fixed'} in {files} {'file' if files == 1 else 'files'}{with_more}"


def _decisions(mended: Sequence[Mended], assessed_on: date | None) -> Iterator[str]:
    changed = [one for one in mended if one.changed]
    if not changed:
        return
    from scn_criteria.cli.options import load_bench  # noqa: PLC0415 - most runs change nothing

    bench = load_bench(None, (), ())
    for one in changed:
        differing = consequences(one, bench, assessed_on)
        if differing:
            yield f"{one.subject.shown}: the decision changes: {'; '.join(map(str, differing))}"
