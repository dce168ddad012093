"""The parts of a ruleset's files, each with its place, as the checks walk over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scn_criteria.diagnostics import Code, Diagnostic, Pointer, Related
from scn_criteria.document import Document
from scn_criteria.ruleset.vocabulary import TableContract, Vocabulary

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of plain data and its place in its file."""

    document: Document
    at: Pointer
    data: Any

    def inner(self, *steps: str | int) -> Part:
        """The part inside this one."""
        data = self.data
        for step in steps:
            data = data[step]
        return Part(self.document, (*self.at, *steps), data)

    def fault(self, code: Code, message: str, *, on_key: bool = False, related: tuple[Related, ...] = ()) -> Diagnostic:
        """A diagnostic on this part, or on the key that holds it."""
        span = self.document.span(self.at, key=on_key)
        return Diagnostic(code, message, self.document.path, span, self.at, related=related)


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole ruleset as its checks see it."""

    head: Part
    tables: tuple[Part, ...]
    vocabulary: Vocabulary
    shown: str

    def rows(self) -> Iterator[tuple[Part, Part]]:
        """Every row with its table."""
        for table in self.tables:
            for index in range(len(table.data["rows"])):
                yield table, table.inner("rows", index)

    def comparisons(self) -> Iterator[tuple[Part, Part]]:
        """Every comparison, count and reading in every row, with its table."""
        for table, row in self.rows():
            if "when" in row.data:
                for leaf in leaves(row.inner("when")):
                    yield table, leaf

    def contract(self, table: Part) -> TableContract | None:
        """What a table may read and answer, if it is one that a decision asks."""
        return self.vocabulary.tables.get(table.data["id"])

    def citations(self) -> Iterator[Part]:
        """Every citation of a document."""
        for table in self.tables:
            yield table.inner("source")
        for _, row in self.rows():
            if "source" in row.data:
                yield row.inner("source")
        for kind in ("parameters", "readings"):
            for name in self.head.data[kind]:
                yield self.head.inner(kind, name, "source")
        yield self.head.inner("deferral", "source")


GROUPS = {"all", "any", "not"}


def leaves(clause: Part) -> Iterator[Part]:
    """The comparisons, counts and readings of a condition, and groups that carry an operator as if they were one."""
    for key in ("all", "any"):
        for index in range(len(clause.data.get(key, ()))):
            yield from leaves(clause.inner(key, index))
    if "not" in clause.data:
        yield from leaves(clause.inner("not"))
    if not set(clause.data) <= GROUPS:
        yield clause
