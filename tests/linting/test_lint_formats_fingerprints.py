"""Fingerprints: what changes them, and what must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from lint_runs import CODES

from scn_criteria.diagnostics import Diagnostic, Position, Span, Suppressed
from scn_criteria.lint.results import Checked, Linted, SubjectKind, address, marked

Change = Callable[[Diagnostic], Diagnostic]


def lines(first: int) -> Span:
    return Span(Position(first, 3), Position(first, 8))


FOUND = Diagnostic(CODES["SCN203"], 'source "atlas" is cited nowhere', "a/b.yaml", lines(4), ("sources", "atlas"))


def prints(*found: Diagnostic, waived: tuple[Suppressed, ...] = (), folder: str = "/desk") -> list[str]:
    one = Checked(found[0].path if found else "a/b.yaml", SubjectKind.PROPOSAL, found, waived)
    return [each.fingerprint for each in marked(Linted((one,)), partial(address, folder=folder))]


SAME: dict[str, Change] = {
    "another line": lambda found: replace(found, span=lines(99)),
    "more space": lambda found: replace(found, message='source  "atlas" is cited\nnowhere'),
    "other advice": lambda found: replace(found, help="Do something else."),
    "a needless step": lambda found: replace(found, path="./a/b.yaml"),
    "the whole path": lambda found: replace(found, path="/desk/a/b.yaml"),
}
OTHER: dict[str, Change] = {
    "another file": lambda found: replace(found, path="a/c.yaml"),
    "another kind": lambda found: replace(found, code=CODES["SCN102"]),
    "another place in the document": lambda found: replace(found, pointer=("sources", "map")),
    "another message": lambda found: replace(found, message='source "map" is cited nowhere'),
}


@pytest.mark.parametrize("change", SAME.values(), ids=list(SAME))
def test_what_does_not_change_it(change: Change) -> None:
    assert prints(FOUND) == prints(change(FOUND))


@pytest.mark.parametrize("change", OTHER.values(), ids=list(OTHER))
def test_what_changes_it(change: Change) -> None:
    assert prints(FOUND) != prints(change(FOUND))


def test_a_line_number_in_a_message_does_not_count() -> None:
    early, late = (replace(FOUND, message=f'id "x" is used twice, first in c.yaml:{place}') for place in ("3", "14:2"))
    assert prints(early) == prints(late)


def test_like_findings_have_prints_of_their_own() -> None:
    several = prints(FOUND, replace(FOUND, span=lines(5)), replace(FOUND, span=lines(6)))
    assert len(set(several)) == len(several)


def test_like_findings_keep_theirs_when_all_of_them_move() -> None:
    here = prints(FOUND, replace(FOUND, span=lines(5)))
    assert here == prints(replace(FOUND, span=lines(40)), replace(FOUND, span=lines(51)))


def test_waiving_the_first_of_two_does_not_change_the_second() -> None:
    second = replace(FOUND, span=lines(9))
    waiver = Suppressed(FOUND, "as agreed", None, lines(4))
    assert prints(FOUND, second) == prints(second, waived=(waiver,))
