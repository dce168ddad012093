"""A breach of a schema, free of the library that found it, so that another may do its work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Data
from scn_criteria.document.outline import Node, Outline
from scn_criteria.records import dataclass

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@dataclass(frozen=True, slots=True)
class Breach:
    """One keyword of a schema that one value does not keep."""

    keyword: str
    wanted: Any
    found: Data
    pointer: Pointer
    trail: tuple[Node, ...]
    branches: tuple[tuple[Breach, ...], ...] = ()
    is_key: bool = False

    @property
    def schema(self) -> Node:
        """The schema that the keyword stands in."""
        return self.trail[-1]


def breach_of(error: ValidationError, outline: Outline) -> Breach:
    """The breach that ``jsonschema`` found."""
    path = tuple(error.absolute_schema_path)
    schema = error.schema if isinstance(error.schema, dict) else {}
    trail = tuple(part for part in outline.about(path) if part is not schema)
    instance: Any = error.instance
    names_key = "propertyNames" in path and isinstance(instance, str)
    pointer = tuple(error.absolute_path)
    return Breach(
        keyword=str(error.validator or "false"),
        wanted=error.validator_value,
        found=instance,
        pointer=(*pointer, instance) if names_key else pointer,
        trail=(*trail, schema),
        branches=_branches(error, outline),
        is_key=names_key,
    )


def _branches(error: ValidationError, outline: Outline) -> tuple[tuple[Breach, ...], ...]:
    """The breaches of each alternative of ``anyOf`` or ``oneOf``, in their order."""
    branches: dict[str | int, list[Breach]] = {}
    for part in error.context or ():
        branches.setdefault(part.relative_schema_path[0], []).append(breach_of(part, outline))
    return tuple(tuple(branch) for branch in branches.values())
