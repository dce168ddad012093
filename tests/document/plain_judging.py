"""The library's own validator as the judge, and what it finds in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from scn_criteria.document.acceptance import Acceptance
from scn_criteria.document.finding import FALSE, Finding
from scn_criteria.document.rule import Unsure
from scn_criteria.document.search import findings

Found = tuple[str, ...]
"""What is wrong: where in the file, where in the schema, by which keyword, and the same of each alternative."""


def strict_pattern(_validator: Any, wanted: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    r"""The one thing we mean otherwise: ``$`` is the very end, as in JavaScript, where Python lets a line break follow."""
    expression = re.sub(r"(?<!\\)\$\Z", r"(?![\\s\\S])", wanted)
    if isinstance(instance, str) and re.search(expression, instance) is None:
        yield ValidationError("does not fit")


PlainValidator = extend(Draft202012Validator, {"pattern": strict_pattern})


def found(error: ValidationError) -> Found:
    path, schema_path, keyword = list(error.absolute_path), list(error.absolute_schema_path), error.validator
    if keyword == "false":  # where a key is forbidden we point at it, while the library points at what holds it
        path, schema_path, keyword = path[:-1], [], None
    if keyword is None:
        schema_path = []
    context = sorted({str(found(part)) for part in error.context or ()})
    return (str(path), str(schema_path), str(keyword), *context)


def all_found(validator: Any, data: Any) -> list[Found]:
    """Everything that a validator finds, each once, in an order of its own."""
    return sorted({found(error) for error in validator.iter_errors(data)})


def all_searched(acceptance: Acceptance, schema: Any, data: Any) -> list[Found] | None:
    """Everything that our search finds, in the same form, or nothing where it leaves that to the library."""
    try:
        return sorted({searched(each) for each in findings(data, schema, acceptance)})
    except Unsure:
        return None


def searched(each: Finding) -> Found:
    if each.keyword == FALSE:
        is_key = each.path[-2:-1] == ("properties",)
        return (str(list(each.pointer[:-1] if is_key else each.pointer)), "[]", "None")
    context = sorted({str(searched(part)) for branch in each.branches for part in branch})
    return (str(list(each.pointer)), str(list(each.path)), each.keyword, *context)
