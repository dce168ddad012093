"""Plain data into frozen records, by the type hints of the records.

Only data that a schema found no fault with comes here, so a surprise is a bug of ours and raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.model import Proposal

if TYPE_CHECKING:
    from scn_criteria.document import Document

RecordT = TypeVar("RecordT")

KEYS = {"with_": "with"}
"""The keys of files that Python keeps for itself."""


def read_proposal(document: Document) -> Proposal:
    """The proposal that a document holds. Its dates must be days that the calendar has."""
    return read_record(Proposal, document.data)


def read_record(kind: type[RecordT], data: Any) -> RecordT:
    """A record of this kind from a mapping."""
    record: RecordT = _record(kind, data, ())
    return record


def _record(kind: Any, data: Any, at: Pointer, name: str = "") -> Any:
    """A record of any kind. Its field ``at`` tells where it stood in the file; ``key`` by which name, if by one."""
    values: dict[str, Any] = {}
    for field, hint in _fields(kind):
        key = KEYS.get(field, field)
        if field == "at":
            values[field] = at
        elif field == "key" and name:
            values[field] = name
        elif key in data:
            values[field] = _value(hint, data[key], (*at, key))
    return kind(**values)


@lru_cache(maxsize=None)
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with their types, ``None`` left out of them."""
    hints = get_type_hints(kind)
    return tuple((field.name, _certain(hints[field.name])) for field in fields(kind))


def _certain(hint: Any) -> Any:
    """The one type that a hint allows besides ``None``, or ``Decimal`` for the exact numbers."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if get_origin(hint) is tuple or not kinds:
        return hint
    return kinds[0] if len(kinds) == 1 else Decimal


def _value(hint: Any, raw: Any, at: Pointer) -> Any:
    """A value of the type that the record wants."""
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0], raw, at)
    if hint is PartialDate:
        return PartialDate.parse(str(raw))
    if is_dataclass(hint):
        return _record(hint, raw, at)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(raw)
    # A year, a framework reference such as 1.1: numbers in the file, words to us.
    return str(raw) if hint is str else raw


def _several(hint: Any, raw: Any, at: Pointer) -> tuple[Any, ...]:
    """The values of a list, of a mapping of named records, or of a single value where a list might stand."""
    if isinstance(raw, Mapping):
        return tuple(_record(hint, entry, (*at, name), name) for name, entry in raw.items())
    entries = raw if isinstance(raw, list) else [raw]
    return tuple(_value(hint, entry, (*at, place)) for place, entry in enumerate(entries))
