"""A breach of a schema, with what the schema says of the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Data
from scn_criteria.document.finding import Finding
from scn_criteria.document.outline import Node, Outline


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


def breach_of(finding: Finding, outline: Outline) -> Breach:
    """What was found, with the schemas that say what was meant."""
    schema = finding.schema if isinstance(finding.schema, dict) else {}
    trail = tuple(part for part in outline.about(finding.path) if part is not schema)
    names_key = "propertyNames" in finding.path and isinstance(finding.value, str)
    return Breach(
        keyword=finding.keyword,
        wanted=finding.wanted,
        found=finding.value,
        pointer=(*finding.pointer, finding.value) if names_key else finding.pointer,
        trail=(*trail, schema),
        branches=tuple(tuple(breach_of(part, outline) for part in branch) for branch in finding.branches),
        is_key=names_key,
    )
