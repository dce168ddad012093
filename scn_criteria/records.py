"""Frozen records: dataclasses that are cheap to define.

A dataclass writes half a dozen functions and compiles them when its module is imported. A run of ``scn`` imports a hundred
of them, which takes longer than to check a file, and calls few of those functions. So ``dataclass`` here, which is the one
of the standard library to whoever reads or types the code, gives all records the same functions, and writes ``__init__``
only for records that are made often. Only frozen records with slots are made this way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass", "made"]

RecordT = TypeVar("RecordT")

OFTEN = 100
"""From so many records of a kind on, it pays to write its ``__init__``."""


class Making:
    """How records of one kind are made from the values given, and how many were."""

    __slots__ = ("after", "defaults", "factories", "kind", "names", "number", "positional")

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self.number = 0
        fields = dataclasses.fields(kind)
        self.names = {field.name for field in fields}
        self.positional = tuple(field.name for field in fields if not field.kw_only)
        self.defaults = {field.name: field.default for field in fields if field.default is not MISSING}
        self.factories = {field.name: field.default_factory for field in fields if field.default_factory is not MISSING}
        self.after = getattr(kind, "__post_init__", None)

    def fill(self, record: Any, values: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
        """Fill in a new record, or answer that the values are not those that it takes."""
        given = {**self.defaults, **dict(zip(self.positional, values, strict=False)), **named}
        given.update({name: make() for name, make in self.factories.items() if name not in given})
        twice = not named.keys().isdisjoint(self.positional[: len(values)])
        if twice or len(values) > len(self.positional) or given.keys() != self.names:
            return False
        for name, value in given.items():
            object.__setattr__(record, name, value)
        if self.after is not None:
            self.after(record)
        return True

    def written(self) -> Callable[..., None]:
        """The ``__init__`` that the standard library writes, for many records, and to say what is wrong with values."""
        like = [(field.name, field.type, field) for field in dataclasses.fields(self.kind)]
        inside = {"__doc__": "A twin.", **({"__post_init__": self.after} if self.after else {})}
        twin = dataclasses.make_dataclass(self.kind.__name__, like, namespace=inside, repr=False, eq=False, frozen=True)
        written: Callable[..., None] = vars(twin)["__init__"]
        return written


@lru_cache(maxsize=None)
def _making(kind: Any) -> Making:
    return Making(kind)


def _init(self: Any, *values: Any, **named: Any) -> None:
    kind: Any = next(kind for kind in type(self).__mro__ if kind.__dict__.get("__init__") is _init)
    how: Making = _making(kind)
    how.number += 1
    if how.number > OFTEN or not how.fill(self, values, named):
        kind.__init__ = written = how.written()
        written(self, *values, **named)


@lru_cache(maxsize=None)
def _getter(kind: Any, purpose: str) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a record that count for a purpose: ``compare`` or ``repr``."""
    names = [field.name for field in dataclasses.fields(kind) if getattr(field, purpose)]
    return attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)


def _compared(self: Any) -> tuple[Any, ...]:
    kind: Any = type(self)
    return _getter(kind, "compare")(self)


def _equal(self: Any, other: Any) -> Any:
    return _compared(self) == _compared(other) if type(other) is type(self) else NotImplemented


def _less(self: Any, other: Any) -> Any:
    return _compared(self) < _compared(other) if type(other) is type(self) else NotImplemented


def _at_most(self: Any, other: Any) -> Any:
    return _compared(self) <= _compared(other) if type(other) is type(self) else NotImplemented


def _more(self: Any, other: Any) -> Any:
    return _compared(self) > _compared(other) if type(other) is type(self) else NotImplemented


def _at_least(self: Any, other: Any) -> Any:
    return _compared(self) >= _compared(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(_self: Any, name: str, _value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


FROZEN = {
    "__init__": _init,
    "__repr__": _shown,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _take_state,
}
EQUAL = {"__eq__": _equal, "__hash__": _hash}
ORDERED = {"__lt__": _less, "__le__": _at_most, "__gt__": _more, "__ge__": _at_least}

if not TYPE_CHECKING:

    def dataclass(*, frozen, slots, eq=True, order=False, kw_only=False):
        """Make a frozen record with slots. The options are those of the standard library."""
        if not (frozen and slots):
            raise TypeError("only frozen records with slots are made here")
        functions = {**FROZEN, **(EQUAL if eq else {}), **(ORDERED if order else {})}

        def record(described):
            kind = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(described)
            for name, function in functions.items():
                if name not in vars(described):
                    setattr(kind, name, function)
            return kind

        return record


def made(kind: type[RecordT], values: Mapping[str, Any]) -> RecordT:
    """A record from values for all of its fields, as a reader of files has them."""
    record = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(record, name, value)
    return record
