"""Keywords of JSON Schema that are judged here, because the library is slow at them or too lenient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

APPLICATORS = frozenset(
    {
        *("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"),
        *("additionalProperties", "patternProperties"),
    }
)
"""The keywords beside which ``unevaluatedProperties`` has more to ask than whether a key is listed."""


def unique_items(_validator: Validator, wanted: bool, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge in one pass; the library compares each item with every other, which a hostile file can exploit."""
    if wanted and isinstance(instance, list) and repeated_items(instance):
        yield ValidationError("a list repeats an item")


def repeated_items(items: list[Any]) -> tuple[tuple[int, int], ...]:
    """The places of the items that repeat another, each after the place of the other."""
    first: dict[object, int] = {}
    places = [(first.setdefault(_identity(item), index), index) for index, item in enumerate(items)]
    return tuple((earlier, later) for earlier, later in places if earlier != later)


def _identity(value: Any) -> object:
    """A value as something that can be looked up. ``true`` and 1 are different; 1 and 1.0 are not."""
    if isinstance(value, dict):
        return ("object", frozenset((key, _identity(part)) for key, part in value.items()))
    if isinstance(value, list):
        return ("array", tuple(_identity(part) for part in value))
    return ("number" if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else type(value), value)


def pattern(_validator: Validator, wanted: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge as JSON Schema means it: ``$`` is the very end, while Python lets a line break follow."""
    if isinstance(instance, str) and not re.search(strict(wanted), instance):
        yield ValidationError("a text does not fit its pattern")


def properties(validator: Any, wanted: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge as the library does, but say where a value stands that the schema ``false`` forbids."""
    for key in wanted if isinstance(instance, dict) else ():
        if key not in instance:
            continue
        if wanted[key] is False:
            yield ValidationError(
                "a value is forbidden",
                validator="false",
                validator_value=False,
                instance=instance[key],
                schema={},
                path=(key,),
                schema_path=(key,),
            )
        else:
            yield from validator.descend(instance[key], wanted[key], path=key, schema_path=key)


def strict(expression: str) -> str:
    """A regular expression whose last ``$`` is the very end of the text."""
    return expression[:-1] + r"\Z" if expression.endswith("$") and not expression.endswith(r"\$") else expression


def unevaluated_properties(validator: Validator, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Judge the common case by a look at the keys, and leave all others to the library."""
    if wanted is not False or not APPLICATORS.isdisjoint(schema):
        yield from Draft202012Validator.VALIDATORS["unevaluatedProperties"](validator, wanted, instance, schema)
    elif isinstance(instance, dict) and not instance.keys() <= schema.get("properties", {}).keys():
        yield ValidationError("a key is not known")


StrictValidator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "properties": properties,
        "uniqueItems": unique_items,
        "pattern": pattern,
        "unevaluatedProperties": unevaluated_properties,
    },
)
"""The validator of JSON Schema 2020-12 with these keywords."""
