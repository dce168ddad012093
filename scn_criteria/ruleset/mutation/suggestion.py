"""The fewest further cases that would notice every change that matters, each as close to an ordinary proposal as it can be.

The change that the fewest states would tell comes first. A state that tells it is sought that tells as many others as
possible; of several such states, the one that differs from the base in the fewest facts is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.cases.layout import Choices, Layout
from scn_criteria.ruleset.cases.model import Base, Case
from scn_criteria.ruleset.mutation.survey import Survey, Survivor
from scn_criteria.ruleset.space import Space, States
from scn_criteria.ruleset.verification.witness import best_case
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary


@dataclass(frozen=True, slots=True)
class Question:
    """A case for people to confirm: what the tables answer today, and the changes that it alone of those asked would tell."""

    case: Case
    because: str
    tells: tuple[Survivor, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A state under a choice of readings."""

    choices: Choices
    number: int

    def tells(self, survivor: Survivor) -> bool:
        """Whether a change leads to another result here."""
        return bool(survivor.difference[self.choices] >> self.number & 1)


def suggest_cases(survey: Survey, base: Base | None, vocabulary: Vocabulary) -> Iterator[Question]:
    """Cases that together notice every change that none notices yet.

    Without a base that people gave, the case in which every fact is at its strongest serves.
    """
    space = next(iter(survey.layout.spaces.values()))
    chosen = base or Base(survey.table.id, best_case(space, vocabulary))
    levels = _levels(space, survey.layout.settled(chosen.facts))
    left = list(survey.survivors)
    for pick in _fewest(survey.layout, survey.survivors, levels):
        told = tuple(survivor for survivor in left if pick.tells(survivor))
        left = [survivor for survivor in left if not pick.tells(survivor)]
        yield _question(survey, chosen, pick, told)


def simplest_case(survey: Survey, survivor: Survivor, base: Base | None, vocabulary: Vocabulary) -> Case:
    """The case closest to the base that would notice a change."""
    space = next(iter(survey.layout.spaces.values()))
    chosen = base or Base(survey.table.id, best_case(space, vocabulary))
    levels = _levels(space, survey.layout.settled(chosen.facts))
    pick = _closest(survivor.difference, levels)
    return _question(survey, chosen, pick, (survivor,)).case


def result_with(survey: Survey, survivor: Survivor, case: Case) -> str:
    """What a case would come to with a change that it tells."""
    choices, number = survey.layout.place(case)
    results = survey.layout.sheets[choices].results(survivor.mutant.rows)
    return next(result for result, states in results.items() if states >> number & 1)


def _fewest(layout: Layout, survivors: Sequence[Survivor], levels: Sequence[States]) -> list[Pick]:
    """States that together tell all changes, none of which could be spared."""
    left = sorted(survivors, key=_how_many)
    picks: list[Pick] = []
    while left:
        pick = max((_shared(left, choices, levels) for choices in layout.spaces if left[0].difference[choices]), key=_gain(left))
        picks.append(pick)
        left = [survivor for survivor in left if not pick.tells(survivor)]
    for pick in list(picks):
        others = [other for other in picks if other is not pick]
        if all(any(other.tells(survivor) for other in others) for survivor in survivors):
            picks = others
    return picks


def _shared(left: Sequence[Survivor], choices: Choices, levels: Sequence[States]) -> Pick:
    """A state that tells the first change, and of the others as many as agree, in their order."""
    states = left[0].difference[choices]
    for survivor in left[1:]:
        states = states & survivor.difference[choices] or states
    return _closest({choices: states}, levels)
