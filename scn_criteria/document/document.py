"""A file as plain data, with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from scn_criteria.diagnostics import Diagnostic, Pointer, Span
from scn_criteria.document.positions import Positions

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | Decimal | bool | None"
"""What a document is made of. It is shared where the file uses aliases, so nobody may change it."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file without a fault in its YAML."""

    path: str
    data: Data
    text: str = field(repr=False)
    raw: bytes = field(repr=False)
    positions: Positions = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the bytes of the file, in hexadecimal."""
        from hashlib import sha256  # noqa: PLC0415 - only an assessment asks, and the import is a cost to every check

        return sha256(self.raw).hexdigest()

    def span(self, pointer: Pointer, key: bool = False) -> Span:
        """Where a value stands, or its key; for what is not in the file, where its nearest ancestor stands."""
        return self.positions.span(pointer, key)

    def typed_key(self, pointer: Pointer) -> str | None:
        """The key of a value as it stands in the file."""
        return self.positions.typed_key(pointer)

    def typed(self, pointer: Pointer) -> str | None:
        """A value as it stands in the file, or nothing if it is not written there itself."""
        return self.positions.typed(pointer)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a file: a document only if no error was found."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
