"""The validator: the library's, with keywords judged here that it is slow at or too lenient with.

It judges by schemas with keywords that ``search.py`` does not know. Those that ship have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from scn_criteria.document.expressions import strict
from scn_criteria.document.repetition import repeated_items

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


def pattern(_validator: Validator, wanted: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge as JSON Schema means it: ``$`` is the very end, while Python lets a line break follow."""
    if isinstance(instance, str) and not re.search(strict(wanted), instance):
        yield ValidationError("a text does not fit its pattern")


def unevaluated_properties(validator: Validator, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Judge the common case by a look at the keys, and leave all others to the library."""
    if wanted is not False or not APPLICATORS.isdisjoint(schema):
        yield from Draft202012Validator.VALIDATORS["unevaluatedProperties"](validator, wanted, instance, schema)
    elif isinstance(instance, dict) and not instance.keys() <= schema.get("properties", {}).keys():
        yield ValidationError("a key is not known")


def forbidden(key: str, value: Any) -> ValidationError:
    """A value where the schema is ``false``. The library would not say where it stands."""
    return ValidationError(
        "a value is forbidden",
        validator="false",
        validator_value=False,
        instance=value,
        schema={},
        path=(key,),
        schema_path=(key,),
    )


def properties(validator: Any, wanted: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge the values of known keys, in the order of the schema."""
    for key in wanted if isinstance(instance, dict) else ():
        if key in instance and wanted[key] is False:
            yield forbidden(key, instance[key])
        elif key in instance:
            yield from validator.descend(instance[key], wanted[key], path=key, schema_path=key)


def strict_validator(schema: Any) -> Validator:
    """The validator of a schema of JSON Schema 2020-12."""
    made: Validator = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator,
        {
            "properties": properties,
            "uniqueItems": unique_items,
            "pattern": pattern,
            "unevaluatedProperties": unevaluated_properties,
        },
    )(schema)
    return made
