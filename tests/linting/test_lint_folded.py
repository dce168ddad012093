"""Remarks that ask for nothing: people are shown one line for a file, and each of them on request."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lint_runs import CODES

from scn_criteria.cli.main import scn
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Position, Span, folded

pytestmark = pytest.mark.once

PROPOSALS = str(Path(__file__).resolve().parents[2] / "proposals")
LATE = "SCN213"
ASKS = CODES["SCN217"]
ASKS_NOTHING = replace(ASKS, number="SCN299", asks_nothing=True)


def at(line: int, code: DiagnosticRule = ASKS_NOTHING, path: str = "a.yaml") -> Diagnostic:
    return Diagnostic(code, f"found {line}", path, Span(Position(line, 1), Position(line, 2)))


def messages(*found: Diagnostic) -> list[str]:
    return [each.message for each in folded(found)]


def shown(name: str, *options: str) -> str:
    return CliRunner().invoke(scn, ["lint", *options, "-q", "-f", name, PROPOSALS]).stdout


FOLDED = {
    "one": ([at(1)], ["found 1"]),
    "two": ([at(1), at(2)], ["found 1; the like in line 2 (scn lint -vv shows each)"]),
    "three": ([at(1), at(2), at(5)], ["found 1; the like in lines 2, 5 (scn lint -vv shows each)"]),
    "many": (
        [at(line) for line in range(1, 12)],
        ["found 1; the like in lines 2, 3, 4, 5, 6, 7, 8, 9 and 2 more (scn lint -vv shows each)"],
    ),
    "others stay": ([at(1, ASKS), at(2), at(3, ASKS)], ["found 1", "found 2", "found 3"]),
    "files apart": ([at(1), at(2, path="b.yaml")], ["found 1", "found 2"]),
}


@pytest.mark.parametrize(("found", "expected"), FOLDED.values(), ids=list(FOLDED))
def test_those_of_a_file_become_one(found: list[Diagnostic], expected: list[str]) -> None:
    assert messages(*found) == expected


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_a_file_has_one_line_of_remarks_that_ask_for_nothing(name: str) -> None:
    files = Counter(line.partition(".yaml")[0] for line in shown(name, "-v").splitlines() if LATE in line)
    assert set(files.values()) == {1}


def test_each_is_shown_on_request() -> None:
    every, few = (shown("concise", option).count(f": {LATE} ") for option in ("-vv", "-v"))
    assert (every, every > few) == (shown("json-lines").count(f'"code": "{LATE}"'), True)
