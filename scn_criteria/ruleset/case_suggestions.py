"""The fewest further cases that would notice every change that matters, each as close to an ordinary proposal as it can be.

The change that the fewest states would tell comes first. A state that tells it is sought that tells as many others as
possible; of several such states, the one that differs from the base in the fewest facts is asked about.
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

# -- States in the order of how many facts differ from a base: the fewer, the easier a question is to answer.


@dataclass(frozen=True, slots=True)
class Pick:
    """A state under a choice of readings."""

    choices: Choices
    number: int

    def among(self, states: Mapping[Choices, StateSet]) -> bool:
        """Whether a set of states holds it."""
        return bool(states[self.choices] >> self.number & 1)


class Nearness:
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


# -- The fewest further cases that would notice every change that matters, each as close to an ordinary proposal as it can
# be.


@dataclass(frozen=True, slots=True)
class CaseSuggestion:
    """A case for people to confirm: what the table answers today, and the changes that no earlier question would tell."""

    case: Case
    told: tuple[SurvivingMutant, ...]
    attainable: bool
    """Whether a proposal can come to it. If not, it is asked only because nothing else would tell."""


class CaseSuggester:
    """Puts changes to one table as questions.

    Without a base that people gave, the case in which every fact is at its strongest serves.
    """

    def __init__(self, survey: MutationResult, base: Facts | None, vocabulary: Vocabulary) -> None:
        space = next(iter(survey.layout.spaces.values()))
        self._survey = survey
        self.base = Base(survey.table.id, best_case(space, vocabulary) if base is None else base)
        self._nearness = Nearness(survey.layout, self.base.facts)

    def questions(self) -> Iterator[CaseSuggestion]:
        """Cases that together notice every change that none notices yet. None that can come about could be spared."""
        left = self._survey.survivors
        for pick in self._fewest():
            told = tuple(survivor for survivor in left if pick.among(survivor.difference))
            left = tuple(survivor for survivor in left if not pick.among(survivor.difference))
            yield CaseSuggestion(self._case(pick), told, bool(self._survey.layout.attainable >> pick.number & 1))

    def simplest(self, survivor: SurvivingMutant) -> Case:
        """The case closest to the base that would notice a change."""
        within = _within(survivor, self._survey.layout.attainable)
        return self._case(self._nearness.closest(within if any(within.values()) else survivor.difference))

    def can_be(self, case: Case) -> bool:
        """Whether a proposal can come to what a case gives."""
        return bool(self._survey.layout.attainable >> self._survey.layout.place(case)[1] & 1)

    def result_with(self, survivor: SurvivingMutant, case: Case) -> str:
        """What a case would come to with a change."""
        choices, number = self._survey.layout.place(case)
        results = self._survey.layout.sheets[choices].results(survivor.mutant.rows)
        return next(result for result, states in results.items() if states >> number & 1)

    def _fewest(self) -> list[Pick]:
        """States that together tell all changes. Those that no proposal comes to are asked only where no other tells."""
        attainable = self._survey.layout.attainable
        possible = [survivor for survivor in self._survey.survivors if any(_within(survivor, attainable).values())]
        picks = self._telling(possible, attainable)
        told = [survivor for survivor in self._survey.survivors if any(pick.among(survivor.difference) for pick in picks)]
        rest = [survivor for survivor in self._survey.survivors if survivor not in told]
        return picks + self._telling(rest, next(iter(self._survey.layout.spaces.values())).everything)

    def _telling(self, survivors: Sequence[SurvivingMutant], asked: StateSet) -> list[Pick]:
        """States, of those that may be asked about, that together tell some changes."""
        left = sorted(survivors, key=_breadth)
        picks: list[Pick] = []
        while left:
            found = [self._shared(left, choices, states) for choices, states in _within(left[0], asked).items() if states]
            pick = max(found, key=lambda one: sum(one.among(survivor.difference) for survivor in left))
            picks.append(pick)
            left = [survivor for survivor in left if not pick.among(survivor.difference)]
        return _needed(picks, survivors)

    def _shared(self, left: Sequence[SurvivingMutant], choices: Choices, telling: StateSet) -> Pick:
        """A state that tells the first change, and of the others as many as agree with those before them."""
        states = telling
        for survivor in left[1:]:
            states = states & survivor.difference[choices] or states
        return self._nearness.closest({choices: states})

    def _case(self, pick: Pick) -> Case:
        layout = self._survey.layout
        space = layout.spaces[pick.choices]
        usual = layout.settled(self.base.facts)
        given = {fact: value for fact, value in space.state(pick.number).items() if value != usual[fact]}
        row = next(row for row in self._survey.table.rows if space.rows[row.id] >> pick.number & 1)
        return Case("", self.base, given, row.then, row.id, layout.stated(pick.choices))


def _within(survivor: SurvivingMutant, states: StateSet) -> dict[Choices, StateSet]:
    """The states of a set in which a change tells."""
    return {choices: found & states for choices, found in survivor.difference.items()}


def _breadth(survivor: SurvivingMutant) -> int:
    """In how many states a change tells."""
    return sum(bin(states).count("1") for states in survivor.difference.values())


def _needed(picks: list[Pick], survivors: Sequence[SurvivingMutant]) -> list[Pick]:
    """The picks without those that the others make superfluous, later ones first kept."""
    needed = list(picks)
    for pick in picks:
        others = [other for other in needed if other is not pick]
        if all(any(other.among(survivor.difference) for other in others) for survivor in survivors):
            needed = others
    return needed
