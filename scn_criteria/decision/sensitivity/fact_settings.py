"""The settings of what is chosen for the facts themselves, and the facts of a proposal in each of them.

Tables read facts. Some parameters and readings say instead which evidence the facts are made from, and so they are not
counted table by table: the facts are derived once for each combination that can make a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from scn_criteria.decision.sensitivity.evidence_sensitivity import values_of_facts
from scn_criteria.decision.vocabulary import ARGUMENT_WORDS, PARTIAL_DATES, UNDATED_EVIDENCE, fact_choices
from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.evidence import Item
from scn_criteria.proposal.fact_choices import FactChoices, PartialDates, UndatedEvidence
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.scenarios import ChoiceKind, Grid, Scenario, ScenarioVariable
from scn_criteria.ruleset.vocabulary import Facts, Value

FactValues = tuple[tuple[str, Value | None], ...]
"""Facts with their values, in order, to be told apart."""


@dataclass(frozen=True, slots=True)
class FactSetting:
    """The facts of a proposal in some settings, and in how many."""

    facts: Facts
    settings: int


def fact_settings(ruleset: Rules, case: DatedProposal) -> tuple[FactSetting, ...]:
    """The facts of a case in every setting of what a ruleset leaves to choose for them, equal ones together."""
    found: Counter[FactValues] = Counter()
    counting: Counter[frozenset[Pointer]] = Counter()
    cases: dict[frozenset[Pointer], DatedProposal] = {}
    for choices in _readings(ruleset):
        chosen = replace(case, choices=choices)
        apart = frozenset(item.at for item in every(Item, case.proposal) if chosen.set_aside(item))
        counting[apart] += 1
        cases[apart] = chosen
    for apart, number in counting.items():
        for facts, lengths in _by_length(ruleset, cases[apart]).items():
            found[facts] += number * lengths
    return tuple(FactSetting(dict(facts), number) for facts, number in found.items())


def _readings(ruleset: Rules) -> Iterator[FactChoices]:
    """Every combination of the readings on which facts rest."""
    chosen = fact_choices(ruleset)
    undated, partial = (ruleset.readings.get(name) for name in (UNDATED_EVIDENCE, PARTIAL_DATES))
    of_undated = [UndatedEvidence(one) for one in undated.alternatives] if undated else [chosen.undated_evidence]
    of_partial = [PartialDates(one) for one in partial.alternatives] if partial else [chosen.partial_dates]
    for one, other in product(of_undated, of_partial):
        yield replace(chosen, undated_evidence=one, partial_dates=other)


def _by_length(ruleset: Rules, case: DatedProposal) -> Counter[FactValues]:
    """The facts under every length that an argument may have to have, and under how many."""
    parameter = ruleset.parameters.get(ARGUMENT_WORDS)
    if parameter is None:
        return Counter([_values(case)])
    grid = Grid.of(parameter)

    def under(place: int) -> FactValues:
        return _values(replace(case, choices=replace(case.choices, argument_words=int(grid.value(place)))))

    return _between(under, (0, under(0)), (grid.size - 1, under(grid.size - 1)))


def _between(
    under: Callable[[int], FactValues], low: tuple[int, FactValues], high: tuple[int, FactValues]
) -> Counter[FactValues]:
    """The facts from one place to another. The longer arguments must be, the fewer there are: equal ends mean no change."""
    if low[1] == high[1]:
        return Counter({low[1]: high[0] - low[0] + 1})
    if high[0] - low[0] == 1:
        return Counter([low[1], high[1]])
    place = (low[0] + high[0]) // 2
    middle = (place, under(place))
    below, above = _between(under, low, middle), _between(under, middle, high)
    return below + above - Counter([middle[1]])


def _values(case: DatedProposal) -> FactValues:
    return tuple(values_of_facts(case).items())


# One choice at a time


def fact_scenarios(ruleset: Rules) -> dict[ScenarioVariable, tuple[Scenario, ...]]:
    """The choices on which facts rest, each with all its values, in order."""
    found: dict[ScenarioVariable, tuple[Scenario, ...]] = {}
    parameter = ruleset.parameters.get(ARGUMENT_WORDS)
    if parameter:
        grid, choice = Grid.of(parameter), ScenarioVariable(ChoiceKind.PARAMETER, ARGUMENT_WORDS)
        values = [grid.value(place) for place in range(grid.size)]
        found[choice] = tuple(
            Scenario(choice, value, place, 1, replace(parameter, value=value)) for place, value in enumerate(values)
        )
    for name in (UNDATED_EVIDENCE, PARTIAL_DATES):
        reading = ruleset.readings.get(name)
        if reading:
            choice = ScenarioVariable(ChoiceKind.READING, name)
            found[choice] = tuple(
                Scenario(choice, word, place, 1, replace(reading, choice=word))
                for place, word in enumerate(reading.alternatives)
            )
    return found
