"""Judge data by a JSON Schema: the two implementations, and what a schema says of a value.

``jsonschema-rs`` judges where it can be imported, for it is fast. ``jsonschema`` is the judge of record: it judges where the
other is absent, and tests hold the two to the same verdicts, keywords, places and messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Data
from scn_criteria.document.source_text import LIMITS

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator


Node = Mapping[str, Any]
"""A schema, or a part of one that is a schema itself."""

ANYTHING_BUT = "^[^"
"""How a pattern begins that only says what a text must not hold."""
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
class SchemaGuide:
    """The descriptions and examples in a schema. References all lead into the schema itself."""

    root: Node

    def referred(self, schema: Node) -> Node | None:
        """The schema that a reference leads to."""
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        found: Any = self.root
        for step in reference[1:].split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found[key]
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

    def inside(self, schemas: Iterable[Node], step: str | int) -> tuple[Node, ...]:
        """All schemas about the value under a key, or of an item, of a value that some schemas are about."""
        found: dict[int, Node] = {}
        for schema in schemas:
            for part in self._of_step(schema, step):
                found.update({id(each): each for each in self.in_place(part)})
        return tuple(found.values())

    @staticmethod
    def _of_step(schema: Node, step: str | int) -> Iterator[Node]:
        """The schemas that one schema has for a key or an item."""
        if isinstance(step, int):
            listed = schema.get("prefixItems", ())
            parts = [listed[step]] if step < len(listed) else [schema.get("items")]
        else:
            named = schema.get("properties", {})
            parts = [named[step]] if step in named else []
            parts += [part for wanted, part in schema.get("patternProperties", {}).items() if re.search(wanted, step)]
            parts = parts or [schema.get("additionalProperties"), schema.get("unevaluatedProperties")]
        yield from (part for part in parts if isinstance(part, Mapping))

    def takes_free(self, schemas: Iterable[Node], key: str) -> bool:
        """Whether a mapping that some schemas are about may have a key that none of them names."""
        return any(self._takes_free(schema, key) for schema in schemas)

    def _takes_free(self, schema: Node, key: str) -> bool:
        if any(re.search(wanted, key) for wanted in schema.get("patternProperties", ())):
            return True
        names = schema.get("propertyNames")
        expressions = [part["pattern"] for part in self.in_place(names) if "pattern" in part] if names else []
        free = any(isinstance(schema.get(keyword), Mapping) for keyword in ("additionalProperties", "unevaluatedProperties"))
        return free and all(re.search(wanted, key) for wanted in expressions)

    def about_key(self, schema: Node, key: str) -> str:
        """The schema's description of the value of a key."""
        for part in self.in_place(schema):
            found = part.get("properties", {}).get(key)
            if isinstance(found, Mapping):
                return described(tuple(self.in_place(found)))
        return ""

    def about(self, path: Sequence[str | int]) -> tuple[Node, ...]:
        """The schemas about a value, outermost first. The last step of the path is the keyword broken."""
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
    """The descriptions in some schemas, the first one first, each sentence once."""
    return " ".join(dict.fromkeys(str(part["description"]) for part in trail if "description" in part))


def example(trail: Sequence[Node]) -> object | None:
    """An example of a value, from the innermost schema that has any."""
    for part in reversed(trail):
        if part.get("examples"):
            first: object = part["examples"][0]
            return first
    return None


FALSE = "false"
"""Stands for the keyword where the schema itself is ``false``."""


@dataclass(frozen=True, slots=True)
class SchemaViolation:
    """One keyword of a schema that one value does not keep.

    ``pointer`` leads to the value; where ``is_key``, to a key that is itself the value. ``path`` leads from the root of the
    schema to the keyword, through references unseen. ``trail`` holds the schemas about the value, outermost first; the last
    one holds the keyword. ``branches`` holds what breaks each alternative, where there are any.
    """

    keyword: str
    wanted: Any
    found: Data
    pointer: Pointer
    path: Pointer
    trail: tuple[Node, ...]
    branches: tuple[tuple[SchemaViolation, ...], ...] = ()
    is_key: bool = False

    @property
    def schema(self) -> Node:
        """The schema that the keyword stands in."""
        return self.trail[-1]


class Judge(Protocol):
    """The interface of the implementations: judges documents by one schema of JSON Schema 2020-12."""

    def accepts(self, data: Any) -> bool:
        """Whether a document keeps the schema."""

    def violations(self, data: Any) -> Iterable[SchemaViolation]:
        """Everything that breaks the schema, each once, in the order of the schema, then of the file."""


def default_judge(schema: Mapping[str, Any]) -> Judge:
    """The judge of a schema: ``jsonschema-rs`` where it can be imported, else ``jsonschema``."""
    try:
        import_module("jsonschema_rs")
    except ImportError:
        return JudgeOfRecord(schema)
    return FastJudge(schema)


def _violation(  # noqa: PLR0913, PLR0917 - all that a library says of a fault
    guide: SchemaGuide,
    keyword: str,
    schema: Any,
    found: Data,
    pointer: Pointer,
    path: Pointer,
    branches: Iterable[Iterable[SchemaViolation]] = (),
) -> SchemaViolation:
    """A violation, with what the schema says of the value."""
    holder = schema if isinstance(schema, dict) and keyword != FALSE else {}
    trail = tuple(part for part in guide.about(path) if part is not holder)
    is_key = "propertyNames" in path and isinstance(found, str)
    return SchemaViolation(
        keyword=keyword,
        wanted=holder.get(keyword, False),
        found=found,
        pointer=(*pointer, found) if is_key and isinstance(found, str) else pointer,
        path=path,
        trail=(*trail, holder),
        branches=tuple(tuple(branch) for branch in branches),
        is_key=is_key,
    )


def _each_once(violations: Iterable[SchemaViolation]) -> Iterator[SchemaViolation]:
    """Both libraries report a keyword that names several keys once for each key."""
    seen = set()
    for each in violations:
        if (each.pointer, each.path) not in seen:
            seen.add((each.pointer, each.path))
            yield each


class JudgeOfRecord:
    """The judge by ``jsonschema``. Its import takes longer than to check a file, so it waits for the first document."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._guide = SchemaGuide(schema)

    def accepts(self, data: Any) -> bool:
        """Whether a document keeps the schema."""
        return next(self._validator.iter_errors(data), None) is None

    def violations(self, data: Any) -> Iterator[SchemaViolation]:
        """Everything that breaks the schema."""
        return _each_once(map(self._violation, self._validator.iter_errors(data)))

    @cached_property
    def _validator(self) -> Validator:
        return strict_validator(self._schema)

    def _violation(self, error: ValidationError) -> SchemaViolation:
        branches: dict[str | int, list[SchemaViolation]] = {}
        for number, part in enumerate(error.context or ()):
            # An alternative that is ``false`` has no number of its own.
            branch = part.relative_schema_path[0] if part.relative_schema_path else f"false {number}"
            branches.setdefault(branch, []).append(self._violation(part))
        pointer, path = tuple(error.absolute_path), tuple(error.absolute_schema_path)
        found: Any = error.instance
        keyword, several = str(error.validator or FALSE), map(_each_once, branches.values())
        return _violation(self._guide, keyword, error.schema, found, pointer, path, several)


def strict_validator(schema: Any) -> Validator:
    """The validator of ``jsonschema``, with keywords judged here that it is slow at or too lenient with."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only where it judges
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415
    from jsonschema.validators import extend  # noqa: PLC0415

    def unique_items(_validator: Validator, wanted: bool, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        """One pass; the library compares each item with every other, which a hostile file can exploit."""
        if wanted and isinstance(instance, list) and repeated_items(instance):
            yield ValidationError("a list repeats an item")

    def pattern(_validator: Validator, wanted: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        """``$`` is the very end, as in ECMA-262, while Python lets a line break follow."""
        if isinstance(instance, str) and not re.search(strict(wanted), instance):
            yield ValidationError("a text does not fit its pattern")

    def properties(validator: Any, wanted: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        """A value where the schema is ``false``: the library would not say where it stands."""
        for key in wanted if isinstance(instance, dict) else ():
            if key in instance and wanted[key] is False:
                at: dict[str, Any] = {"path": (key,), "schema_path": (key,), "instance": instance[key], "schema": {}}
                yield ValidationError("a value is forbidden", validator=FALSE, validator_value=False, **at)
            elif key in instance:
                yield from validator.descend(instance[key], wanted[key], path=key, schema_path=key)

    def additional(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        """In the order of the file, as only so many faults are shown; the library goes by no order."""
        if isinstance(wanted, dict) and isinstance(instance, dict) and "patternProperties" not in schema:
            for key in [key for key in instance if key not in schema.get("properties", {})]:
                yield from validator.descend(instance[key], wanted, path=key)
        else:
            yield from Draft202012Validator.VALIDATORS["additionalProperties"](validator, wanted, instance, schema)

    own = {"additionalProperties": additional, "properties": properties, "uniqueItems": unique_items, "pattern": pattern}
    made: Validator = extend(Draft202012Validator, own)(schema)  # type: ignore[no-untyped-call]
    return made


NAMING = frozenset({*NAMED, "$defs"})
PLAIN = frozenset({"const", "enum", "examples", "default", "required", "dependentRequired"})
"""The keywords whose values hold no schemas."""
WHOLE = "scn-whole-number"


class WholeNumber:
    """A keyword beside ``type: integer``: a number that is written with a point is no whole number."""

    def __init__(self, _schema: Any, _wanted: Any, _path: Any) -> None:
        pass

    def validate(self, instance: Any) -> None:
        """Raises ValueError for a number with a point."""
        if isinstance(instance, Decimal):
            raise ValueError("a whole number is written with a point")  # noqa: TRY004 - a fault of the file


def levelled_schema(schema: Any) -> Any:
    """A schema for ``jsonschema-rs``.

    To that library 2.0 is an integer, so ``WHOLE`` stands beside each ``type`` that asks for one. Of a keyword of ours, and
    of a key that does not fit, it gives the place in the schema behind references and not the way there, so each of these
    becomes the one alternative of an ``anyOf``, whose place it gives in full.
    """
    if isinstance(schema, list):
        return [levelled_schema(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made: dict[str, Any] = {}
    for keyword, part in schema.items():
        if keyword in NAMING and isinstance(part, dict):
            made[keyword] = {name: levelled_schema(inner) for name, inner in part.items()}
        else:
            made[keyword] = part if keyword in PLAIN else levelled_schema(part)
    if "propertyNames" in made:
        made["propertyNames"] = {"anyOf": [made["propertyNames"]]}
    kinds = schema.get("type", ())
    if "integer" in ([kinds] if isinstance(kinds, str) else kinds) and "number" not in kinds:
        made["allOf"] = [*made.get("allOf", ()), {"anyOf": [{WHOLE: True}]}]
    return made


@dataclass(frozen=True, slots=True)
class _Spot:
    """The end of a path through a schema: its holder, the path without references, and its order among others."""

    schema: Any
    path: Pointer
    order: tuple[int, ...]


class FastJudge:
    """The judge by ``jsonschema-rs``, which answers in its own order and form: both are levelled here to those of record."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._guide = SchemaGuide(schema)
        self._validator = self._made(schema)

    def accepts(self, data: Any) -> bool:
        """Whether a document keeps the schema."""
        return bool(self._validator.is_valid(data))

    def violations(self, data: Any) -> Iterator[SchemaViolation]:
        """Everything that breaks the schema. What is beyond the library is left to the judge of record."""
        if _is_beyond_the_library(data):
            return JudgeOfRecord(self._schema).violations(data)
        return _each_once(self._levelled(islice(self._validator.iter_errors(data), LIMITS.max_faults), data))

    @staticmethod
    def _made(schema: Any) -> Any:
        fast = import_module("jsonschema_rs")
        return fast.Draft202012Validator(
            levelled_schema(schema),
            validate_formats=False,
            offline=True,
            pattern_options=fast.RegexOptions(),
            keywords={WHOLE: WholeNumber},
        )

    def _levelled(self, errors: Iterable[Any], data: Data) -> list[SchemaViolation]:
        found = [each for error in errors for each in self._violations(error, data)]
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]

    def _violations(self, error: Any, data: Data) -> Iterator[tuple[tuple[int, ...], SchemaViolation]]:
        """The violations behind one error, each with its order."""
        name, pointer, steps = error.kind.name, _typed_path(error.instance_path, data), tuple(error.evaluation_path)
        if name == "propertyNames":
            yield from self._of_key(error.kind.error.instance, steps, pointer, data)
            return
        if any(part.kind.name == WHOLE for branch in getattr(error.kind, "context", ()) for part in branch):
            spot = self._spot((*steps[:-3], "type"), pointer, data)
            yield spot.order, _violation(self._guide, "type", spot.schema, _at(data, pointer), pointer, spot.path)
            return
        spot = self._spot(steps, pointer, data)
        keyword = str(steps[-1]) if steps and isinstance(spot.schema, dict) and name != "falseSchema" else FALSE
        if name == "falseSchema" and steps and steps[-1] in ("additionalProperties", "items", "unevaluatedProperties"):
            keyword = str(steps[-1])
            pointer = pointer[:-1] if keyword == "items" else pointer
        path = spot.path[:-1] if keyword == FALSE and spot.path[-1:] in (("then",), ("else",)) else spot.path
        branches = [self._levelled(branch, data) for branch in getattr(error.kind, "context", ())]
        several = map(_each_once, branches) if all(branches) else ()
        yield spot.order, _violation(self._guide, keyword, spot.schema, _at(data, pointer), pointer, path, several)

    def _of_key(
        self, key: str, steps: Pointer, pointer: Pointer, data: Data
    ) -> Iterator[tuple[tuple[int, ...], SchemaViolation]]:
        """All that is wrong with a key: the library stops at the first."""
        spot = self._spot(steps[:-1], pointer, data)
        names, holder = spot.schema["propertyNames"], _at(data, pointer)
        order = (*spot.order, list(holder).index(key) if isinstance(holder, dict) else 0)
        if names is False:
            yield order, _violation(self._guide, FALSE, {}, key, pointer, spot.path)
            return
        inner = FastJudge({**names, "$defs": self._schema.get("$defs", {})})
        for number, each in enumerate(inner.violations(key)):
            schema = names if each.schema is inner._schema else each.schema
            path = (*spot.path, *each.path)
            yield (*order, number), _violation(self._guide, each.keyword, schema, key, pointer, path, each.branches)

    def _spot(self, steps: Pointer, pointer: Pointer, data: Data) -> _Spot:
        """The end of a path of evaluation."""
        schema: Any = self._schema
        holder, path, order, left = schema, list[str | int](), list[int](), list(pointer)
        waiting, value = list(steps), data
        while waiting:
            keyword = str(waiting.pop(0))
            holder = schema
            order.append(list(schema).index("if" if keyword in ("then", "else") else keyword))
            if keyword == "$ref":
                schema = self._guide.referred(schema)
                if schema is None or not waiting:
                    break
                continue
            path.append(keyword)
            schema = schema[keyword]
            if waiting and (keyword in NAMED or isinstance(schema, list)):
                step = waiting.pop(0)
                order.append(list(schema).index(step) if isinstance(schema, dict) else int(step))
                path.append(step)
                schema = schema[step]
            if keyword in INWARD and keyword != "propertyNames" and left:
                step = left.pop(0)
                order.append(list(value).index(str(step)) if isinstance(value, dict) else int(step))
                value = value[step]  # type: ignore[index]
        return _Spot(holder, tuple(path), tuple(order))


MOST_VALUES = 90_000
"""The library keeps every fault with its value until all are found; in a hostile document that takes too much memory."""


CHANGED_FIGURES = re.compile(r"(?:\+|0(?=[0-9]))[0-9]+")
"""Keys that the library takes for the number of an item in a path, without the sign and the noughts before it."""


def _typed_path(path: Iterable[str | int], data: Data) -> Pointer:
    """The path of a value as it is typed: below a mapping each step is a key, of figures or not."""
    made: list[str | int] = []
    for step in path:
        made.append(str(step) if isinstance(data, dict) else step)
        data = data[made[-1]]  # type: ignore[index]
    return tuple(made)


def _is_beyond_the_library(data: Data) -> bool:
    """Whether data has a key that the library loses or changes in a path, or very many values.

    It loses an empty key at the end of a path, and makes 6 of the keys "06" and "+6".
    """
    waiting, number = [data], 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if any(not key or CHANGED_FIGURES.fullmatch(key) for key in part):
                return True
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
        number += 1
    return number > MOST_VALUES


def _at(data: Data, pointer: Pointer) -> Data:
    """The value that a pointer leads to."""
    for step in pointer:
        data = data[step]  # type: ignore[index]
    return data


SPACES = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""The spaces of ECMA-262."""


def strict(expression: str) -> str:
    r"""An expression of ECMA-262 for Python, to which a line break may follow a last ``$`` and other characters are spaces.

    ``\s`` may stand in brackets, ``\S`` may not: no schema of ours asks for it.
    """
    made = expression.replace(r"\S", f"[^{SPACES}]").replace(r"\s", SPACES)
    return made[:-1] + r"\Z" if made.endswith("$") and not made.endswith(r"\$") else made


def repeated_items(items: list[Any]) -> tuple[tuple[int, int], ...]:
    """The places of the items that repeat another, each after the place of the other."""
    first: dict[object, int] = {}
    places = [(first.setdefault(identity(item), index), index) for index, item in enumerate(items)]
    return tuple((earlier, later) for earlier, later in places if earlier != later)


def identity(value: Any) -> object:
    """A value as something that can be looked up. ``true`` and 1 are different; 1 and 1.0 are not."""
    if isinstance(value, dict):
        return ("object", frozenset((key, identity(part)) for key, part in value.items()))
    if isinstance(value, list):
        return ("array", tuple(identity(part) for part in value))
    return ("number" if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else type(value), value)
