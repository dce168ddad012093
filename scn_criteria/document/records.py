"""Plain data into frozen records, by the types of their fields.

Only data that a schema found no fault with comes here, so a surprise is a bug of ours and raises. Nothing is evaluated: a
module with such records does without ``from __future__ import annotations``, so that its types are there as types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate

RecordT = TypeVar("RecordT")

KEYS = {"with_": "with", "founders": "set_up_by", "hosts": "hosted_by", "payers": "paid_by"}
"""The keys of files that Python keeps for itself, or that hold several where their name is of one."""

Convert = Callable[[Any], Any]
Read = Callable[[Any, Pointer], Any]


def read_record(kind: type[RecordT], data: Any) -> RecordT:
    """A record of this kind from a mapping."""
    wanted: Any = kind
    record: RecordT = _plan(wanted).record(data, ())
    return record


def fields_with_records(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record that hold other records."""
    return tuple(field for field, _, _ in _plan(kind).parts)


class RecordReader:
    """The reader of one kind of record: its simple values, its values with parts, and its defaults.

    A record's field ``at``, a pointer, is its place in the file; ``key`` is its name, if it has one.
    """

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._placed = False
        self._simple: list[tuple[str, str, Convert]] = []
        self.parts: list[tuple[str, str, Read]] = []
        self._absent: dict[str, Any] = {}
        for field in fields(kind):
            if isinstance(field.type, str):
                raise TypeError(f"{kind.__name__}.{field.name} has the text of a type; its module must not put types off")
            if field.type == Pointer:
                self._placed = True
            else:
                self._add(field, _certain(field.type))

    def _add(self, field: Field[Any], hint: Any) -> None:
        key = KEYS.get(field.name, field.name)
        if field.default is not MISSING:
            self._absent[field.name] = field.default
        elif field.default_factory is not MISSING:
            self._absent[field.name] = field.default_factory()
        read = _parts(hint)
        if read is None:
            self._simple.append((field.name, key, _conversion(hint)))
        else:
            self.parts.append((field.name, key, read))

    def record(self, data: Any, at: Pointer, name: str = "") -> Any:
        """The record that stands at a place of the file, under a name."""
        values = dict(self._absent)
        for field, key, convert in self._simple:
            if field == "key" and name:
                values[field] = name
            elif key in data or field not in values:
                values[field] = convert(data[key])
        for field, key, read in self.parts:
            if key in data or field not in values:
                values[field] = read(data[key], (*at, key))
        if self._placed:
            values["at"] = at
        return self._kind(**values)


@lru_cache(maxsize=None)
def _plan(kind: Any) -> RecordReader:
    return RecordReader(kind)


def _certain(hint: Any) -> Any:
    """The one type that a hint allows besides ``None``, ``Decimal`` for the exact numbers, or itself for one or several."""
    if not isinstance(hint, UnionType):
        return hint
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if any(get_origin(kind) is tuple for kind in kinds) and len(kinds) > 1:
        return hint
    return kinds[0] if len(kinds) == 1 else Decimal


def _conversion(hint: Any) -> Convert:
    """The function that makes a simple value, or a list of such, of the type that the record wants."""
    if hint is PartialDate:
        return lambda raw: PartialDate.parse(str(raw))
    if isinstance(hint, type) and issubclass(hint, (Enum, Fraction)):
        return hint
    if isinstance(hint, UnionType):
        return lambda raw: tuple(raw) if isinstance(raw, list) else raw
    # A year, a framework reference such as 1.1: numbers in the file, words to us.
    return str if hint is str else lambda raw: raw


def _parts(hint: Any) -> Read | None:
    """The function that reads a value with parts; nothing for a simple value."""
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0])
    holds: Any = hint if is_dataclass(hint) and hint is not PartialDate else None
    return None if holds is None else lambda raw, at: _plan(holds).record(raw, at)


def _several(hint: Any) -> Read:
    """The function that reads a list, a mapping of named records, or a single value where a list might stand."""
    read = _parts(hint)
    convert = _conversion(hint)

    def several(raw: Any, at: Pointer) -> tuple[Any, ...]:
        if isinstance(raw, Mapping):
            return tuple(_plan(hint).record(entry, (*at, name), name) for name, entry in raw.items())
        entries = raw if isinstance(raw, list) else [raw]
        if read is None:
            return tuple(map(convert, entries))
        return tuple(read(entry, (*at, place)) for place, entry in enumerate(entries))

    return several
