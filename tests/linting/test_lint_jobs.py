"""Many processes find what one finds, in the same order; and what they tell each other loses nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scn_criteria.diagnostics import Code, Diagnostic, Edit, Fix, Position, Related, Safety, Severity, Span, Waived
from scn_criteria.linting import Checked, Kind, Settings, Subject
from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.running import WORTH_SHARING, Means, lint
from scn_criteria.linting.wire import from_text, to_text

GOOD = (Path(__file__).parents[2] / "proposals" / "falls-and-fragility-fractures.yaml").read_text("utf-8")
SPAN = Span(Position(1, 2), Position(3, 4))
CODE = Code("SCN999", "made-up", Severity.WARNING, "Why.", "What to do.", "A source", evidence_stands=True)
FIX = Fix("write it otherwise", (Edit(SPAN, "otherwise\n"),), Safety.UNSAFE)
FOUND = Diagnostic(
    CODE, "found é\u202e", "a.yaml", SPAN, ("list", 0, "key"), "help", (Related("here", SPAN, "b.yaml"),), FIX
)
CHECKED = [
    None,
    Checked("a.yaml", Kind.PROPOSAL, ()),
    Checked("a.yaml", Kind.PROPOSAL, (FOUND, Diagnostic(CODE, "found", "elsewhere.yaml"))),
    Checked(
        "a.yaml", Kind.RECORD, (), (Waived(FOUND, "a reason", date(2013, 4, 1), SPAN), Waived(FOUND, "one", None, SPAN))
    ),
]


@pytest.mark.parametrize("checked", CHECKED)
def test_nothing_is_lost_on_the_way(checked: Checked | None) -> None:
    assert from_text(to_text(checked), "a.yaml") == checked


def test_the_path_is_that_of_whoever_asks() -> None:
    moved = from_text(to_text(CHECKED[2]), "moved.yaml")
    assert moved and [one.path for one in moved.diagnostics] == ["moved.yaml", "elsewhere.yaml"]


def test_many_processes_find_what_one_finds(tmp_path: Path) -> None:
    subjects = []
    for number in range(WORTH_SHARING + 30):
        path = tmp_path / f"p{number}.yaml"
        path.write_text(GOOD + "sponsr: A slip of the pen\n" * (number % 7 == 0), "utf-8")
        subjects.append(Subject(str(path)))
    steps: list[int] = []
    alone = lint(subjects, Occasion(Settings(), date(2012, 12, 1)), Means())
    together = lint(subjects, Occasion(Settings(), date(2012, 12, 1)), Means(3, tmp_path / "memory"), steps.append)
    assert (together == alone, sum(steps)) == (True, len(subjects))
