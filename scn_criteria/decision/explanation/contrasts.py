"""What each contrast would lead to, and contrasts of the same kind taken together."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.explanation.grounds import Grounds, Known, Parts
from scn_criteria.ruleset.space import Space, States


@dataclass(frozen=True, slots=True)
class Turn:
    """What follows when a part stands otherwise: the words that it may have, and the outcomes that are then possible."""

    words: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Sets of parts that alike could give another outcome: any one set will do, if all of its parts change."""

    sets: tuple[Parts, ...]
    turns: tuple[Turn, ...]
    """For single parts, by word; for sets of several, one turn without words."""


def contrasts(space: Space, known: Known, found: Grounds, outcome: str) -> tuple[Contrast, ...]:
    """All contrasts, those of the same kind together, the smallest sets first."""
    held = {part: space.where(part, (word,)) for part, word in known.items() if word is not None}
    kinds: dict[tuple[int, tuple[Turn, ...]], list[Parts]] = {}
    for parts in found.contrasts:
        around = space.everything
        for part, states in held.items():
            if part not in parts:
                around &= states
        kind = (len(parts), _turns(space, around, parts, known, outcome))
        kinds.setdefault(kind, []).append(parts)
    return tuple(Contrast(tuple(sets), turns) for (_, turns), sets in kinds.items())


def _turns(space: Space, around: States, parts: Parts, known: Known, outcome: str) -> tuple[Turn, ...]:
    """What follows, word by word for a part by itself. Words after which nothing else can follow are left out."""
    if len(parts) > 1:
        for part in parts:
            around &= ~space.where(part, (known[part],))
        return (Turn((), space.possible(around)),)
    by_outcomes: dict[tuple[str, ...], list[str]] = {}
    for word in space.axes[parts[0]].values:
        if word != known[parts[0]]:
            by_outcomes.setdefault(space.possible(around & space.where(parts[0], (word,))), []).append(str(word))
    return tuple(Turn(tuple(words), outcomes) for outcomes, words in by_outcomes.items() if outcomes != (outcome,))
