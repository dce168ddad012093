"""What would follow from a change, in sentences: the tables with another result, and the outcome."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria import wording
from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, NOT_EVIDENCED, NOT_SATISFIED, TYPE
from scn_criteria.decision.what_if import ResultChange
from scn_criteria.terms import Condition, NetworkType, Outcome, Rating
from scn_criteria.wording import listed

VERBS = {
    APPLIES: "would apply",
    DOES_NOT_APPLY: "would not apply",
    NOT_EVIDENCED: "would not be evidenced",
    NOT_SATISFIED: "would not be satisfied",
    Rating.NOT_MET.value: "would not be met",
}
NAMES = {TYPE: "the network type"} | {one.value: f'the condition "{one.title}"' for one in Condition}
"""The tables that readers do not know by their names."""


def consequence(before: Outcome, after: Outcome, turns: Sequence[ResultChange]) -> str:
    """The consequence of a change: ``C3 would be partly met, and the outcome "revise"``."""
    changes = turned(turns)
    if after is not before:
        return ", ".join([*changes, f'{"and " if changes else ""}the outcome would be "{after.value}"'])
    return f"{listed(changes)}, but the outcome would stay" if changes else "nothing would change"


def turned(turns: Sequence[ResultChange]) -> list[str]:
    """The tables with another result, those with the same result together: ``C3 and S1 would not apply``."""
    tables: dict[str, list[str]] = {}
    for turn in turns:
        tables.setdefault(_verb(turn), []).append(NAMES.get(turn.table, turn.table))
    return [f"{listed(names)} {verb}" for verb, names in tables.items()]


def _verb(turn: ResultChange) -> str:
    result = turn.after.result
    if turn.table == TYPE:
        return f'would be "{NetworkType(result).title}"'
    return VERBS.get(result, f"would be {wording.spoken(result)}")
