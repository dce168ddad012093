"""Suggest the fewest further cases that would notice every change that matters, each close to an ordinary proposal.

The change that shows in the fewest states comes first. Of the states in which it shows, one is taken in which as many other
changes show as possible; of several such states, the one that differs from the base in the fewest facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.case_runner import Choices, Layout
from scn_criteria.ruleset.cases import Base, Case
from scn_criteria.ruleset.counterexamples import best_case
from scn_criteria.ruleset.mutation import MutationResult, SurvivingMutant
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary

# States in the order of how many facts differ from a base: the fewer, the easier a question is to answer


@dataclass(frozen=True, slots=True)
class Pick:
    """A state under a choice of readings."""

    choices: Choices
    number: int

    def among(self, states: Mapping[Choices, StateSet]) -> bool:
        """Whether a set of states holds it."""
        return bool(states[self.choices] >> self.number & 1)


class NearestStates:
    """Finds the state of a set that is closest to a base."""

    def __init__(self, layout: Layout, base: Facts) -> None:
        self._layout = layout
        space = next(iter(layout.spaces.values()))
        self._levels = _levels(space, layout.settled(base))

    def closest(self, states: Mapping[Choices, StateSet]) -> Pick:
        """The state that differs in the fewest facts and readings, of a set that is not empty."""
        return min((self._closest(choices, found) for choices, found in states.items() if found), key=lambda one: one[0])[1]

    def _closest(self, choices: Choices, states: StateSet) -> tuple[int, Pick]:
        level = next(number for number, near in enumerate(self._levels) if near & states)
        found = self._levels[level] & states
        return level + len(self._layout.stated(choices)), Pick(choices, (found & -found).bit_length() - 1)


def _levels(space: StateSpace, base: Facts) -> list[StateSet]:
    """For each number of facts, the states that differ from a base in exactly as many."""
    exactly = [space.everything]
    for axis in space.axes.values():
        agreeing = space.where(axis.fact, (base[axis.fact],))
        one_more = [0, *exactly]
        exactly = [(old & agreeing) | (new & ~agreeing) for old, new in zip([*exactly, 0], one_more, strict=True)]
    return exactly


# Suggestions


@dataclass(frozen=True, slots=True)
class CaseSuggestion:
    """A case for people to confirm: the table's answer today, and the changes that show in it and in no earlier question."""

    case: Case
    revealed: tuple[SurvivingMutant, ...]
    attainable: bool
    """Whether a proposal can come to it. If not, it is here because the changes show nowhere else."""


class CaseSuggester:
    """Suggests cases for the changes to one table.

    Where no base is given, the case in which every fact is at its strongest serves.
    """

    def __init__(self, result: MutationResult, base: Facts | None, vocabulary: Vocabulary) -> None:
        space = next(iter(result.layout.spaces.values()))
        self._result = result
        self.base = Base(result.table.id, best_case(space, vocabulary) if base is None else base)
        self._nearest = NearestStates(result.layout, self.base.facts)

    def questions(self) -> Iterator[CaseSuggestion]:
        """Cases that together notice every change that none notices yet; each of them that can come about is needed."""
        left = self._result.survivors
        for pick in self._fewest():
            revealed = tuple(survivor for survivor in left if pick.among(survivor.difference))
            left = tuple(survivor for survivor in left if not pick.among(survivor.difference))
            yield CaseSuggestion(self._case(pick), revealed, bool(self._result.layout.attainable >> pick.number & 1))

    def simplest(self, survivor: SurvivingMutant) -> Case:
        """The case closest to the base that would notice a change."""
        within = _within(survivor, self._result.layout.attainable)
        return self._case(self._nearest.closest(within if any(within.values()) else survivor.difference))

    def can_be(self, case: Case) -> bool:
        """Whether a proposal can come to what a case gives."""
        return bool(self._result.layout.attainable >> self._result.layout.place(case)[1] & 1)

    def result_with(self, survivor: SurvivingMutant, case: Case) -> str:
        """What a case would come to with a change."""
        choices, number = self._result.layout.place(case)
        results = self._result.layout.sheets[choices].results(survivor.mutant.rows)
        return next(result for result, states in results.items() if states >> number & 1)

    def _fewest(self) -> list[Pick]:
        """States in which together all changes show, those that no proposal comes to only where no other shows one."""
        attainable = self._result.layout.attainable
        possible = [survivor for survivor in self._result.survivors if any(_within(survivor, attainable).values())]
        picks = self._revealing(possible, attainable)
        revealed = [
            survivor for survivor in self._result.survivors if any(pick.among(survivor.difference) for pick in picks)
        ]
        rest = [survivor for survivor in self._result.survivors if survivor not in revealed]
        return picks + self._revealing(rest, next(iter(self._result.layout.spaces.values())).everything)

    def _revealing(self, survivors: Sequence[SurvivingMutant], candidates: StateSet) -> list[Pick]:
        """States, of those given, in which together some changes show."""
        left = sorted(survivors, key=_breadth)
        picks: list[Pick] = []
        while left:
            found = [
                self._shared(left, choices, states) for choices, states in _within(left[0], candidates).items() if states
            ]
            pick = max(found, key=lambda one: sum(one.among(survivor.difference) for survivor in left))
            picks.append(pick)
            left = [survivor for survivor in left if not pick.among(survivor.difference)]
        return _needed(picks, survivors)

    def _shared(self, left: Sequence[SurvivingMutant], choices: Choices, states: StateSet) -> Pick:
        """A state in which the first change shows, and of the others as many as agree with those before them."""
        for survivor in left[1:]:
            states = states & survivor.difference[choices] or states
        return self._nearest.closest({choices: states})

    def _case(self, pick: Pick) -> Case:
        layout = self._result.layout
        space = layout.spaces[pick.choices]
        usual = layout.settled(self.base.facts)
        given = {fact: value for fact, value in space.state(pick.number).items() if value != usual[fact]}
        row = next(row for row in self._result.table.rows if space.rows[row.id] >> pick.number & 1)
        return Case("", self.base, given, row.then, row.id, layout.stated(pick.choices))


def _within(survivor: SurvivingMutant, states: StateSet) -> dict[Choices, StateSet]:
    """The states of a set in which a change shows."""
    return {choices: found & states for choices, found in survivor.difference.items()}


def _breadth(survivor: SurvivingMutant) -> int:
    """In how many states a change shows."""
    return sum(bin(states).count("1") for states in survivor.difference.values())


def _needed(picks: list[Pick], survivors: Sequence[SurvivingMutant]) -> list[Pick]:
    """The picks without those that the others make superfluous, later ones first kept."""
    needed = list(picks)
    for pick in picks:
        others = [other for other in needed if other is not pick]
        if all(any(other.among(survivor.difference) for other in others) for survivor in survivors):
            needed = others
    return needed
