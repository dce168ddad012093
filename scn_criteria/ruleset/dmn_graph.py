"""Export all tables of a ruleset as one DMN file: a graph of decisions from the facts to the outcome, ``defer`` included.

No row of a ruleset says "defer": an outcome is deferred where what is not known could change it. In DMN it must be rows, so
the recommendation is written as a chain of small decisions, one for each result that it reads. Each takes what the results
before it leave open, in a word, and the next result, known or not; the last gives the outcome. The words stand for the nodes
of a decision diagram, which is made by going through all results with what is not known laid over all that it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scn_criteria.ruleset.dmn import (
    DEFAULT_VERSION,
    Column,
    DecisionElement,
    DmnRow,
    decision_name,
    decision_of,
    definitions,
)
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Vocabulary

DEFERRED = "defer"
OPEN = ""
"""Any result of a table that leaves its question open."""

Slices = tuple[StateSet, ...]
"""For each result of the recommendation, the states that lead to it."""


@dataclass(frozen=True, slots=True)
class DiagramNode:
    """What some results leave open: where each value of the next one leads, to a node or to an outcome."""

    word: str
    level: int
    next: dict[str, DiagramNode | str]
    possible: tuple[str, ...]


@dataclass(slots=True)
class _Diagram:
    """The decision diagram of a recommendation. Nodes that lead to the same are one."""

    space: StateSpace
    axes: Sequence[StateAxis]
    nodes: list[DiagramNode] = field(default_factory=list)
    _seen: dict[tuple[int, Slices], DiagramNode | str] = field(default_factory=dict)
    _alike: dict[tuple[int, tuple[str, ...]], DiagramNode] = field(default_factory=dict)

    def node(self, level: int, slices: Slices) -> DiagramNode | str:
        """The node for what is left of the states; an outcome where nothing more can change it."""
        possible = tuple(result for result, states in zip(self.space.results, slices, strict=True) if states)
        if level == len(self.axes):
            return possible[0] if len(possible) == 1 else DEFERRED
        key = (level, slices)
        if key not in self._seen:
            self._seen[key] = self._made(level, slices, possible)
        return self._seen[key]

    def _made(self, level: int, slices: Slices, possible: tuple[str, ...]) -> DiagramNode | str:
        axis = self.axes[level]
        parts = [_slice(axis, slices, index) for index in range(len(axis.values))]
        together = tuple(_joined(states) for states in zip(*parts, strict=True))
        following = {str(value): self.node(level + 1, part) for value, part in zip(axis.values, parts, strict=True)}
        following[OPEN] = self.node(level + 1, together)
        words = tuple(_word(one) for one in following.values())
        if len(set(words)) == 1:
            return following[OPEN]
        if (level, words) not in self._alike:
            made = DiagramNode(f"open_{level + 1}_{len(self._alike) + 1}", level, following, possible)
            self._alike[level, words] = made
            self.nodes.append(made)
        return self._alike[level, words]


def _slice(axis: StateAxis, slices: Slices, index: int) -> Slices:
    mask = (1 << axis.stride) - 1
    return tuple(states >> (index * axis.stride) & mask for states in slices)


def _joined(parts: Sequence[StateSet]) -> StateSet:
    joined = 0
    for part in parts:
        joined |= part
    return joined


def _word(node: DiagramNode | str) -> str:
    return node if isinstance(node, str) else node.word


def export_graph(ruleset: Rules, space: StateSpace, vocabulary: Vocabulary, version: str = DEFAULT_VERSION) -> str:
    """All tables of a ruleset as one DMN file. ``space`` holds the states of its recommendation.

    Raises DmnError for what DMN cannot hold exactly.
    """
    decisions = graph_of(ruleset, space, vocabulary)
    return definitions(f"scn-{ruleset.id}-definitions", ruleset.title, decisions, version)


def graph_of(ruleset: Rules, space: StateSpace, vocabulary: Vocabulary) -> tuple[DecisionElement, ...]:
    """The decisions of the graph, each after those that it needs. The last is the recommendation."""
    tables = [table for table in ruleset.tables.values() if table.id != space.table.id]
    by_fact = {table.name: table for table in tables}
    parts = tuple(decision_of(table, ruleset, vocabulary) for table in tables)
    return (*parts, *_recommendation(space, by_fact))


def _recommendation(space: StateSpace, by_fact: dict[str, DecisionTable]) -> Iterator[DecisionElement]:
    """The chain of decisions that recommends, one for each result that it reads."""
    # The fact whose values lie furthest apart, such as the type, decides most and comes first.
    axes = sorted(space.axes.values(), key=lambda axis: axis.stride, reverse=True)
    diagram = _Diagram(space, axes)
    coming: list[DiagramNode | str] = [diagram.node(0, tuple(space.results.values()))]
    before: DecisionElement | None = None
    for level, axis in enumerate(axes):
        last = level == len(axes) - 1
        table = by_fact[axis.fact]
        given = Column(decision_name(table), "string", axis.fact)
        bare = DecisionElement(
            f"scn-{space.table.id}-{level + 1}",
            decision_name(space.table) if last else f"{space.table.name}_after_{axis.fact}",
            (given,),
            (),
            {given.name: f"scn-{table.id}"},
        )
        before = _step(bare, level, coming, before)
        yield before
        coming = list(_after(coming, level))


def _after(coming: Sequence[DiagramNode | str], level: int) -> Iterator[DiagramNode | str]:
    """What may be left once a result is known or not, each once."""
    found: dict[str, DiagramNode | str] = {}
    for node in coming:
        here = node.next.values() if isinstance(node, DiagramNode) and node.level == level else (node,)
        found.update((_word(one), one) for one in here)
    yield from found.values()


def _step(
    bare: DecisionElement, level: int, coming: Sequence[DiagramNode | str], before: DecisionElement | None
) -> DecisionElement:
    """One decision of the chain, from its result alone, with its rows and what comes before it."""
    (given,) = bare.columns
    lines: list[DmnRow] = []
    for node in coming:
        state = {before.name: f'"{_word(node)}"'} if before else {}
        for cells, result, description in _rows(node, level, given.name):
            lines.append(DmnRow(f"{bare.id}-{len(lines) + 1}", description, {**state, **cells}, result))
    if before is None:
        return replace(bare, lines=tuple(lines))
    column = Column(before.name, "string", before.name)
    required = {**bare.required, before.name: before.id}
    return replace(bare, columns=(column, given), lines=tuple(lines), required=required)


def _rows(node: DiagramNode | str, level: int, given: str) -> Iterator[tuple[dict[str, str], str, str]]:
    """The rows for one word: where each result leads, those last that leave the question open."""
    if isinstance(node, str) or node.level != level:
        described = "settled" if isinstance(node, str) else "makes no difference here"
        yield {}, _word(node), described
        return
    still = f"still possible: {', '.join(node.possible)}"
    for value, following in node.next.items():
        if value != OPEN and _word(following) != _word(node.next[OPEN]):
            yield {given: f'"{value}"'}, _word(following), still
    yield {}, _word(node.next[OPEN]), still
