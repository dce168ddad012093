"""The questions for the graph of decisions: random facts, and facts for every row, with the outcome as we decide it.

Where the results leave several outcomes possible, "defer" is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from judging import WORDS, made_once, shipped

from scn_criteria.decision.outcome import space_of
from scn_criteria.decision.proof.synthetic_proposals import evidence_for
from scn_criteria.decision.vocabulary import RECOMMENDATION, STRATEGIC
from scn_criteria.ruleset.dmn import Column, DecisionElement, values_for
from scn_criteria.ruleset.dmn_graph import DEFERRED, graph_of
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.state_space import StateSpace, table_space
from scn_criteria.ruleset.vocabulary import Facts, Value

NUMBER = 10_000


@dataclass(frozen=True)
class GraphQuestion:
    """The inputs of the graph, and the results that are expected of some of its decisions."""

    inputs: Mapping[str, Value]
    expected: Mapping[str, str]


@lru_cache(maxsize=1)
def graph() -> tuple[DecisionElement, ...]:
    return graph_of(shipped(), space_of(shipped()), WORDS)


@lru_cache(maxsize=1)
def inputs() -> tuple[Column, ...]:
    """The inputs of the whole graph."""
    return tuple(
        {column.name: column for one in graph() for column in one.columns if column.name not in one.required}.values()
    )


@lru_cache(maxsize=1)
def spaces() -> dict[str, StateSpace]:
    """The states of every table but the recommendation, by the table's name."""
    tables = (table for table in shipped().tables.values() if table.id != RECOMMENDATION)
    return {table.name: table_space(table, shipped(), WORDS) for table in tables}


def question(facts: Facts) -> GraphQuestion:
    """What the graph is asked, and what the interpreter and the decision make of the same facts."""
    interpreter = Interpreter(shipped(), WORDS)
    results = {name: interpreter.result(space.table, facts) for name, space in spaces().items()}
    space = space_of(shipped())
    known = {fact: results[fact] if results[fact] in axis.values else None for fact, axis in space.axes.items()}
    possible = space.possible(space.among(known))
    outcome = possible[0] if len(possible) == 1 else DEFERRED
    expected = {f"{name}_result": result for name, result in results.items()}
    return GraphQuestion(values_for(inputs(), facts, WORDS), {**expected, graph()[-1].name: outcome})


def random_facts(random: Random) -> Facts:
    """For every table a state that leads to a result drawn first. A fact that two tables share is as the later says."""
    facts: dict[str, Value | None] = {}
    favourite = random.choice((None, None, "met"))
    for space in spaces().values():
        results = [result for result, states in space.results.items() if states]
        likely = {favourite, STRATEGIC} & set(results)
        wanted = likely.pop() if likely and random.random() < 0.8 else random.choice(results)
        number = random.randrange(space.size)
        while not space.results[wanted] >> number & 1:
            number = random.randrange(space.size)
        facts |= space.state(number)
    return facts


def facts_for_rows() -> Iterator[Facts]:
    """Facts for which each row of a table decides, and those for each row of the chain where evidence can show them."""
    random = Random("rows")
    for space in spaces().values():
        for states in space.rows.values():
            if states:
                yield {**random_facts(random), **space.state(next(space.each(states)))}
    for results in results_for_chain():
        found = evidence_for(results, shipped(), WORDS)
        if found is not None:
            yield {**random_facts(random), **found}


def results_for_chain() -> Iterator[dict[str, str | None]]:
    """For each row of the decisions that recommend, results that lead to it; ``None`` for what is open."""
    chain = [one for one in graph() if one.id.startswith(f"scn-{RECOMMENDATION}-")]
    reached: dict[str, dict[str, str | None]] = {"": {}}
    for one in chain:
        following: dict[str, dict[str, str | None]] = {}
        given = one.columns[-1]
        for line in one.lines:
            state = line.cells.get(one.columns[0].name, "").strip('"') if len(one.columns) > 1 else ""
            cell = line.cells.get(given.name)
            results = {**reached[state], given.fact: None if cell is None else cell.strip('"')}
            following.setdefault(line.result, results)
            yield results
        reached = following


@lru_cache(maxsize=1)
def questions_of_graph() -> tuple[GraphQuestion, ...]:
    return made_once("graph", _questions_of_graph)


def _questions_of_graph() -> tuple[GraphQuestion, ...]:
    random = Random("graph")
    every = [*facts_for_rows(), *(random_facts(random) for _ in range(NUMBER))]
    return tuple(question(facts) for facts in every)
