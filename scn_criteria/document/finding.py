"""What breaks a schema, and where: in the value, and in the schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scn_criteria.diagnostics import Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FALSE = "false"
"""Stands for the keyword where the schema itself is ``false``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A keyword that a value does not keep.

    ``path`` leads from the root of the schema to the keyword, through references unseen. ``branches`` holds what breaks each
    alternative, where there are any.
    """

    keyword: str
    wanted: Any
    value: Any
    schema: Any
    pointer: Pointer
    path: Pointer
    branches: tuple[tuple[Finding, ...], ...] = ()


def finding_of(error: ValidationError) -> Finding:
    """What ``jsonschema`` found."""
    branches: dict[str | int, list[Finding]] = {}
    for part in error.context or ():
        branches.setdefault(part.relative_schema_path[0], []).append(finding_of(part))
    return Finding(
        str(error.validator or FALSE),
        error.validator_value,
        error.instance,
        error.schema,
        tuple(error.absolute_path),
        tuple(error.absolute_schema_path),
        tuple(tuple(branch) for branch in branches.values()),
    )
