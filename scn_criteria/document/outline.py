"""Finding one's way in a JSON Schema: what a reference leads to, which keys are known, how a value is described."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
"""A schema, or a part of one that is a schema itself."""

NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
LISTED = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
INWARD = frozenset(
    {
        *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"),
        *("items", "prefixItems", "unevaluatedItems", "contains"),
    }
)
"""The keywords whose schemas are about another value than the schema they stand in."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A schema whose references all point into itself."""

    root: Node

    def referred(self, schema: Node) -> Node | None:
        """The schema that a reference leads to."""
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        found: Any = self.root
        for step in reference[1:].split("/")[1:]:
            found = found[step.replace("~1", "/").replace("~0", "~")]
        return found if isinstance(found, Mapping) else None

    def in_place(self, schema: Node) -> Iterator[Node]:
        """The schema and all others that it applies to the same value."""
        waiting, seen = [schema], set[int]()
        while waiting:
            each = waiting.pop(0)
            if id(each) not in seen:
                seen.add(id(each))
                yield each
                waiting.extend(part for part in self._parts(each) if isinstance(part, Mapping))

    def _parts(self, schema: Node) -> Iterator[object]:
        yield self.referred(schema)
        for keyword in ("allOf", "anyOf", "oneOf"):
            yield from schema.get(keyword, ())
        for keyword in ("if", "then", "else"):
            yield schema.get(keyword)
        yield from schema.get("dependentSchemas", {}).values()

    def known_keys(self, schema: Node) -> tuple[str, ...]:
        """The keys that may stand in a mapping, in the order of the schema."""
        return tuple(dict.fromkeys(key for part in self.in_place(schema) for key in part.get("properties", ())))

    def about_key(self, schema: Node, key: str) -> str:
        """How the schema describes the value of a key."""
        for part in self.in_place(schema):
            found = part.get("properties", {}).get(key)
            if isinstance(found, Mapping):
                return described(tuple(self.in_place(found)))
        return ""

    def about(self, path: Sequence[str | int]) -> tuple[Node, ...]:
        """The schemas about the value of a breach, outermost first. The last step of the path is the keyword broken."""
        schema: Node = self.root
        trail = [schema]
        steps = list(path)
        while len(steps) > 1:
            referred = self.referred(schema)
            if steps[0] not in schema and referred is not None:
                schema = referred
                trail.append(schema)
                continue
            keyword = str(steps.pop(0))
            part = schema.get(keyword)
            if keyword in NAMED or keyword in LISTED:
                part = part[steps.pop(0)] if part is not None else None
            if not isinstance(part, Mapping):
                break
            schema = part
            trail = [schema] if keyword in INWARD else [*trail, schema]
        return self._to_keyword(trail, steps)

    def _to_keyword(self, trail: list[Node], steps: list[str | int]) -> tuple[Node, ...]:
        """The trail, followed through references up to the schema that holds the keyword broken."""
        while steps and steps[0] not in trail[-1] and (referred := self.referred(trail[-1])) is not None:
            trail = [*trail, referred]
        return tuple(trail)


def described(trail: Sequence[Node]) -> str:
    """What schemas say of a value, the first one first, each sentence once."""
    return " ".join(dict.fromkeys(str(part["description"]) for part in trail if "description" in part))


def example(trail: Sequence[Node]) -> object | None:
    """An example of a value, from the innermost schema that has any."""
    for part in reversed(trail):
        if part.get("examples"):
            first: object = part["examples"][0]
            return first
    return None
