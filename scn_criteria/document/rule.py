"""What the rules of acceptance are made of: tests, the kinds of value they are for, and the answer that they do not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import NoneType
from typing import Any, Protocol

Test = Callable[[Any], bool]
"""Whether a value fits."""

Schema = Mapping[str, Any]

KINDS: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, Decimal),
    "integer": (int,),
    "boolean": (bool,),
    "null": (NoneType,),
}
"""The kinds of value that documents are made of, by the names that schemas have for them."""

EVERY_KIND = tuple(dict.fromkeys(kind for kinds in KINDS.values() for kind in kinds))
OBJECT, ARRAY, TEXT, NUMBER = KINDS["object"], KINDS["array"], KINDS["string"], KINDS["number"]


class Unsure(Exception):  # noqa: N818 - no error: it only hands the question on
    """Only the library can tell."""


class Parts(Protocol):
    """The schema that a rule is part of."""

    def test(self, part: Any) -> Test:
        """The test that a part of the schema stands for."""

    def referred(self, reference: str) -> Any:
        """The part that a reference leads to. Raises Unsure where it leads out of the schema."""


Rule = tuple[tuple[type, ...], Callable[[Any, Schema, Parts], Test]]
"""A keyword: the kinds of value it asks something of, and how its test comes from its own value, from what stands beside it
and from the whole schema."""


def always(_value: Any) -> bool:
    """Everything fits."""
    return True


def never(_value: Any) -> bool:
    """Nothing fits."""
    return False


def unsure(_value: Any) -> bool:
    """Leave it to the library."""
    raise Unsure
