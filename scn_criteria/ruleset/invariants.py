"""Invariants: statements that people declare about a ruleset, read from their file and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.ruleset.checks import (
    Data,
    DocumentPart,
    RulesetParts,
    check_facts,
    check_groups,
    check_operands,
    check_operators,
    check_parameters,
    check_readings,
    leaves,
    repeated,
    unknown,
)
from scn_criteria.ruleset.codes import UNKNOWN_GROUP, UNKNOWN_RESULT, UNKNOWN_TABLE
from scn_criteria.ruleset.model import Clause, Invariant, InvariantForm
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, TableContract, Vocabulary

INVARIANTS_FILE = "invariants.yaml"
"""The statements of a ruleset about itself. They decide nothing, and so are no part of the rules."""
OUTCOME = "outcome"
"""The name of what the recommendation gives, in a statement."""
RATING = "rating"
"""The name of what any other table gives."""

# Reading


def parse_invariants(data: Data, path: str, clause: Callable[[Data], Clause]) -> tuple[Invariant, ...]:
    """The statements of a file that its schema and its checks found sound. ``clause`` reads a condition."""
    return tuple(
        Invariant(
            id=one["id"],
            says=one["says"],
            because=one["because"],
            form=next(form for form in InvariantForm if form.value in one),
            never=clause(one["never"]) if "never" in one else None,
            table=one.get("table", ""),
            group=one.get("each", ""),
            outcome=one.get("alone_prevents", ""),
            every_setting=one.get("under", "every_setting") == "every_setting",
            path=path,
            at=("invariants", index),
        )
        for index, one in enumerate(data["invariants"])
    )


# Checks: what a statement names exists


@dataclass(frozen=True, slots=True)
class _StatementParts(RulesetParts):
    """A ruleset of which only the condition of one statement is looked at."""

    statement: DocumentPart
    about: TableContract

    def comparisons(self) -> Iterator[tuple[DocumentPart, DocumentPart]]:
        """Every comparison, count and reading of the condition."""
        if "never" in self.statement.data:
            for leaf in leaves(self.statement.inner("never")):
                yield self.statement, leaf

    def contract(self, table: DocumentPart) -> TableContract | None:  # noqa: ARG002 - there is only one
        """What the statement may read."""
        return self.about


CHECKS: tuple[Callable[[RulesetParts], Iterator[Diagnostic]], ...] = (
    check_facts,
    check_groups,
    check_parameters,
    check_readings,
    check_operators,
    check_operands,
)


def check_invariants(file: DocumentPart, head: DocumentPart, vocabulary: Vocabulary, shown: str) -> Iterator[Diagnostic]:
    """Everything that a statement names exists, and no id is used twice."""
    statements = [file.inner("invariants", index) for index in range(len(file.data["invariants"]))]
    yield from repeated(shown, (one.inner("id") for one in statements))
    for one in statements:
        table = one.data.get("table", vocabulary.recommends)
        contract = vocabulary.tables.get(table)
        if contract is None:
            yield one.inner("table").fault(UNKNOWN_TABLE, unknown("table", table, vocabulary.tables))
            continue
        yield from _claim(one, contract, vocabulary)
        words = vocabulary_of(contract, vocabulary)
        about = replace(contract, reads=contract.reads | {result_name(table, vocabulary)})
        parts = _StatementParts(head, (), words, shown, one, about)
        for check in CHECKS:
            for found in check(parts):
                if found.path == file.document.path:
                    said = found.message.replace(f"table {one.data['id']} ", f"statement {one.data['id']} ")
                    yield replace(found, message=said)


def _claim(one: DocumentPart, contract: TableContract, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    group, outcome = one.data.get("each"), one.data.get("alone_prevents")
    if group is not None and group not in vocabulary.groups:
        yield one.inner("each").fault(UNKNOWN_GROUP, unknown("group", group, vocabulary.groups))
    if outcome is not None and outcome not in contract.results:
        yield one.inner("alone_prevents").fault(UNKNOWN_RESULT, unknown("result", outcome, contract.results))


def result_name(table: str, vocabulary: Vocabulary) -> str:
    """The name that a statement has for what a table gives."""
    return OUTCOME if table == vocabulary.recommends else RATING


def vocabulary_of(contract: TableContract, vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary of a statement: all facts, and what its table gives."""
    name = result_name(contract.id, vocabulary)
    given = FactDefinition(name, FactType.WORD, f"what table {contract.id} gives", words=contract.results)
    return replace(vocabulary, facts={**vocabulary.facts, name: given})
