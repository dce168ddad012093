"""A run of the linter over many things."""

from __future__ import annotations

from collections.abc import Iterable

from scn_criteria.linting.inspection import Occasion, inspect
from scn_criteria.linting.result import Linted
from scn_criteria.linting.subject import Subject


def lint(subjects: Iterable[Subject], occasion: Occasion) -> Linted:
    """Look at everything, in the order given."""
    looked_at = (inspect(subject, occasion) for subject in subjects)
    return Linted(tuple(one for one in looked_at if one is not None), occasion.settings.fail_level)
