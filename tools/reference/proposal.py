"""Every key of a proposal, from its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reference.markdown import anchor, code, table
from scn_criteria import resources
from scn_criteria.wording import sentence

Schema = Mapping[str, Any]
TYPES = {"string": "text", "number": "number", "integer": "whole number", "boolean": "`true` or `false`"}
LIMITS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
}
KINDS = "Kinds of value"
ANY_KEY = ("additionalProperties", "unevaluatedProperties")


def page() -> str:
    """The page of the keys of proposals."""
    return keys(
        "proposal",
        "# The keys of a proposal\n\n"
        "A proposal is a YAML file of the format `scn-proposal/1`.\n"
        "`scn new` writes one with notes, and `scn schema` prints the schema that this page is made from.\n",
    )


def keys(name: str, about: str) -> str:
    """A page of all keys of one schema."""
    schema: Schema = json.loads(resources.schema_file(name).read_text(encoding="utf-8"))
    parts: Mapping[str, Schema] = schema["$defs"]
    shared = {name: part for name, part in parts.items() if _has_keys(part)}
    simple = {name: part for name, part in parts.items() if not _has_keys(part)}
    head = (
        f"{about}"
        "A key that is not listed is a fault, because nothing would read it.\n"
        f"Parts that several places use come after the others, and simple values [at the end](#{anchor(KINDS)}).\n"
    )
    page = _Page(parts)
    sections = [page.section(path, one) for path, one in _mappings("", schema)]
    sections += [page.section(path, one) for name, part in shared.items() for path, one in _mappings(name, part)]
    rows = ((f"`{name}`", page.about(one), page.form(name, one)) for name, one in simple.items())
    return "\n".join([head, *sections, f"## {KINDS}\n", table(("kind", "what it is", "value"), rows)])


def _has_keys(part: Schema) -> bool:
    return "properties" in part


def _inner(part: Schema) -> Schema:
    """What a list or a mapping with keys of the author's own is made of; anything else itself."""
    for name in ("items", *ANY_KEY):
        if isinstance(part.get(name), Mapping):
            inner: Schema = part[name]
            return inner
    return part


def _mappings(path: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    """A mapping and all mappings written out within it, each with its way from the top."""
    yield path, schema
    for name, part in schema.get("properties", {}).items():
        if _has_keys(_inner(part)):
            yield from _mappings(f"{path}.{name}" if path else name, _inner(part))


class _Page:
    """Knows the shared parts, so that a reference can be followed."""

    def __init__(self, parts: Mapping[str, Schema]) -> None:
        self._parts = parts

    def section(self, path: str, schema: Schema) -> str:
        """A mapping as a table of its keys."""
        required = schema.get("required", ())
        rows = (
            (f"`{name}`", self.form(f"{path}.{name}", part), "yes" if name in required else "no", self.about(part))
            for name, part in schema["properties"].items()
        )
        heading = f"`{path}`" if path else "The file"
        about = sentence(schema.get("description", ""))
        return "\n".join([f"## {heading}\n", about, "", table(("key", "value", "required", "what it is"), rows)])

    def about(self, part: Schema) -> str:
        """What a value is, in the words of the place, or else of its kind."""
        text = sentence(part.get("description", "")) or sentence(self._kind(part).get("description", ""))
        examples = code(part.get("examples", ()))
        return f"{text} For example {examples}.".strip() if examples else text

    def form(self, path: str, part: Schema) -> str:
        """What may be written."""
        if _has_keys(_inner(part)):
            return f"{self._several(part)}[`{path.lstrip('.')}`](#{anchor(path)})"
        if "$ref" in part:
            name = str(part["$ref"]).rpartition("/")[2]
            return f"[`{name}`](#{name if _has_keys(self._kind(part)) else anchor(KINDS)})"
        if "const" in part:
            return f"`{part['const']}`"
        if "enum" in part:
            return f"one of {code(part['enum'])}"
        if "anyOf" in part:
            return ", or ".join(self.form(path, one) for one in part["anyOf"])
        what = f"{self._several(part)}{self.form(path, _inner(part))}" if _inner(part) is not part else TYPES[part["type"]]
        return ", ".join([what, *_limits(part)])

    def _kind(self, part: Schema) -> Schema:
        return self._parts.get(str(part.get("$ref", "")).rpartition("/")[2], {})

    @staticmethod
    def _several(part: Schema) -> str:
        return {"array": "list of ", "object": "" if _has_keys(part) else "by key: "}.get(part["type"], "")


def _limits(part: Schema) -> list[str]:
    found = [
        words.format(f"{part[name]:,}" if part[name] > 9999 else part[name]).replace("at least 1 items", "at least 1 item")
        for name, words in LIMITS.items()
        if name in part
    ]
    return [*found, *(["each item once"] if part.get("uniqueItems") else [])]
