"""Many tests rank the same proposals, and to draw very many weightings takes longer than all else."""

from __future__ import annotations

from functools import lru_cache

import pytest

from scn_criteria.decision import weightings

DRAW_ONCE = lru_cache(weightings.draw)


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same scores under the same limits get the same counts, without drawing again."""
    monkeypatch.setattr("scn_criteria.decision.portfolio.draw", DRAW_ONCE)
