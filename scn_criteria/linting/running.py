"""A run of the linter over many things, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scn_criteria.linting.inspection import Occasion, inspect
from scn_criteria.linting.result import Checked, Linted
from scn_criteria.linting.selection import Selection
from scn_criteria.linting.subject import Subject

Step = Callable[[int], None]
"""Told how many more have been looked at."""


def lint(subjects: Iterable[Subject], occasion: Occasion, step: Step = lambda _number: None) -> Linted:
    """Look at everything; the answers are in the order of the subjects."""
    selection = Selection(occasion.settings)
    kept: list[Checked] = []
    for subject in subjects:
        checked = inspect(subject, occasion)
        if checked is not None:
            kept.append(selection.kept(checked))
        step(1)
    return Linted(tuple(kept), occasion.settings.fail_level)
