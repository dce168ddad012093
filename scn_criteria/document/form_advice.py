"""A list where keys and values are due, keys and values where a list is, and a key at the wrong level: advice and fixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from scn_criteria.diagnostics import Fix, Pointer, Safety, TextEdit
from scn_criteria.document.document import Data, Document
from scn_criteria.document.fixes import may_stand_plain
from scn_criteria.document.parser_errors import ASSIGNED
from scn_criteria.document.schema_judge import Node, SchemaGuide, example
from scn_criteria.wording import any_of, listed, quoted

# Texts in place of keys and values

TIGHT_HYPHEN = re.compile(r"-(?=[^\s-])")
"""A hyphen right before a word, which begins no item."""
MOST_SHOWN = 2
LONGEST_SHOWN = 40
A_VALUE = "…"


def assignment(text: str, known: Iterable[str]) -> re.Match[str] | None:
    """A text that is a known key, a sign such as "=", and a value."""
    found = ASSIGNED.fullmatch(text)
    return found if found is not None and found["key"] in set(known) else None


def keys_to_write(schema: Node, guide: SchemaGuide) -> str:
    """Advice to write keys and values: those that are required, or the first ones known, with an example of each."""
    required = [key for part in guide.in_place(schema) for key in part.get("required", ())]
    keys = list(dict.fromkeys(required or guide.known_keys(schema)))[:MOST_SHOWN]
    if not keys:
        return "begin each on a line of its own below, two spaces further in: a key, a colon and a value"
    return f"write them below, two spaces further in: {listed([_line(key, schema, guide) for key in keys])}"


def _line(key: str, schema: Node, guide: SchemaGuide) -> str:
    shown = next((text for text in _examples(key, schema, guide) if len(text) <= LONGEST_SHOWN), A_VALUE)
    return f'"{key}: {shown}"'


def _examples(key: str, schema: Node, guide: SchemaGuide) -> Iterator[str]:
    for part in guide.in_place(schema):
        about = part.get("properties", {}).get(key)
        trail = tuple(guide.in_place(about)) if isinstance(about, dict) else ()
        shown = example(trail)
        words = [str(word) for one in trail for word in one.get("enum", ())[:1]]
        yield from [shown] if isinstance(shown, str) else words


# Lists and mappings in each other's place


def advice_on_list(items: Sequence[Data]) -> str:
    """Advice where a list stands in place of keys and values: the line as it is and as it should be."""
    first = items[0] if items else None
    if not isinstance(first, dict) or not first:
        return "begin each line with a key and a colon in place of the hyphen"
    key, value = next(iter(first.items()))
    line = _shown(key, value)
    if _may_be_joined(items):
        return f'take away {"the hyphen" if len(items) == 1 else "the hyphens"}: instead of "- {line}" write "{line}"'
    return f'instead of "- {line}" write "a-key-of-its-own:" and below it, two spaces further in, "{line}"'


def without_hyphens(document: Document, at: Pointer) -> Fix | None:
    """The fix that puts a space in place of each hyphen of a list, where the keys of its items make one mapping."""
    items = _data_at(document, at)
    column = document.positions.column(at)
    if not isinstance(items, list) or column is None or not _may_be_joined(items):
        return None
    edits = []
    for number in range(len(items)):
        start = document.positions.places.index(document.span((*at, number)).start)
        hyphen = document.text.rfind("-", 0, start)
        if document.text[hyphen + 1 : start].strip(" ") or _column(document.text, hyphen) != column:
            return None
        edits.append(TextEdit(document.positions.places.span(hyphen, hyphen + 1), " "))
    return Fix("take the hyphens away", tuple(edits), Safety.UNSAFE)


def _may_be_joined(items: Sequence[Data]) -> bool:
    """Whether the items are mappings that no two have a key of in common."""
    keys = [key for item in items if isinstance(item, dict) for key in item]
    return all(isinstance(item, dict) and item for item in items) and len(set(keys)) == len(keys)


def advice_on_mapping(found: dict[str, Data], known: Sequence[str]) -> str:
    """Advice where keys and values stand in place of a list: the line as it is and as it should be."""
    if not found:
        return "write it as a list: begin each item with a hyphen and a space"
    key, value = next(iter(found.items()))
    if key in known:
        line = _shown(key, value)
        return f'put a hyphen before the first key of each item: instead of "{line}" write "- {line}", the rest below it'
    words = value if isinstance(value, str) and len(value) <= LONGEST_SHOWN else A_VALUE
    return f'begin each item with a hyphen in place of its key: instead of "{_shown(key, value)}" write "- {words}"'


def with_hyphen(document: Document, at: Pointer, known: Sequence[str]) -> Fix | None:
    """The fix that makes a mapping the only item of a list, where its keys are those of an item."""
    data, column = _data_at(document, at), document.positions.column(at)
    if not isinstance(data, dict) or not data or column is None or not set(data) <= set(known):
        return None
    places, span = document.positions.places, document.span(at)
    start, end = places.index(span.start), places.index(span.end)
    if document.text[start - column : start].strip(" "):
        return None
    edits = [TextEdit(places.span(start, start), "- ")]
    begins = (start + line.end() for line in re.finditer(r"\n(?=[^\r\n])", document.text[start:end]))
    edits += [TextEdit(places.span(at, at), "  ") for at in begins]
    return Fix("put a hyphen before the first key", tuple(edits), Safety.UNSAFE)


def with_spaces(document: Document, at: Pointer) -> Fix | None:
    """The fix that puts a space after each hyphen of a list that was read as one text for want of it."""
    typed, places = document.typed(at), document.positions.places
    if typed is None or not TIGHT_HYPHEN.match(typed):
        return None
    start = places.index(document.span(at).start)
    column = _column(document.text, start)
    if document.text[start - column : start].strip(" "):
        return None
    edits = []
    for line in re.finditer(r"[^\r\n]+", document.text[start - column : start + len(typed)]):
        body = line[0][column:]
        if line[0][:column].strip(" ") or body[:1] != "-":
            return None
        if TIGHT_HYPHEN.match(body):
            place = start - column + line.start() + column + 1
            edits.append(TextEdit(places.span(place, place), " "))
    return Fix("put a space after the hyphen", tuple(edits), Safety.UNSAFE)


def advice_on_item(found: Data, typed: str | None) -> str:
    """Advice where a single value stands in place of a list."""
    shown = typed or str(found)
    if "\n" in shown or len(shown) > LONGEST_SHOWN:
        return "write it as a list: begin each item with a hyphen and a space"
    items = shown.split(", ") if isinstance(found, str) and shown == found else []
    if len(items) > 1 and all(item.strip() for item in items):
        said = listed([quoted(f"- {item}") for item in items])
        return f"write it as a list: on the lines below, two spaces further in, {said}"
    return f'write it as a list: on the line below, two spaces further in, "- {shown}"'


def in_brackets(found: Data, typed: str | None) -> str:
    """A single word as a list on the same line; nothing where it is more than a word or two."""
    return f"[{typed}]" if isinstance(found, str) and typed == found and may_stand_plain(found) else ""


def _shown(key: str, value: Data) -> str:
    words = f" {value}" if isinstance(value, (str, int)) and len(str(value)) <= LONGEST_SHOWN else ""
    return f"{key}:{words or (f' {A_VALUE}' if isinstance(value, str) else '')}"


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index) - 1


def _data_at(document: Document, at: Pointer) -> Data:
    data = document.data
    for step in at:
        data = data[step]  # type: ignore[index]
    return data


# Keys at the wrong level

MOST_LEVELS = 6
MOST_NAMED = 3


class KeyPlaces:
    """The mappings of a schema in which each key is known, by the keys that lead there; ``0`` is an item of a list."""

    def __init__(self, guide: SchemaGuide) -> None:
        self._guide = guide

    @cached_property
    def all(self) -> Mapping[str, tuple[Pointer, ...]]:
        """The places by key, gone through once, where the first key at a wrong level needs them."""
        found: dict[str, dict[Pointer, None]] = {}
        waiting: list[tuple[Pointer, tuple[Node, ...]]] = [((), tuple(self._guide.in_place(self._guide.root)))]
        around: dict[Pointer, frozenset[frozenset[int]]] = {(): frozenset()}
        while waiting:
            at, nodes = waiting.pop(0)
            own = frozenset(map(id, nodes))
            if own in around[at]:
                continue  # a schema within itself has nothing new to say
            names = dict.fromkeys(name for node in nodes for name in node.get("properties", ()))
            for name in names:
                found.setdefault(name, {})[at] = None
            if len(at) < MOST_LEVELS:
                steps: list[str | int] = [*names, *([0] if any("items" in node for node in nodes) else [])]
                waiting += [((*at, step), self._guide.inside(nodes, step)) for step in steps]
                around.update({(*at, step): around[at] | {own} for step in steps})
        return {name: tuple(places) for name, places in found.items()}

    def belonging(self, key: str, at: Pointer) -> tuple[Pointer, ...]:
        """The places of a key that is unknown where it stands: the only ones, or the nearest to it, if they are few."""
        places = [place for place in self.all.get(key, ()) if place != at]
        if len(places) > MOST_NAMED:
            shared = {place: _shared(place, at) for place in places}
            places = [place for place in places if shared[place] == max(shared.values()) > 0]
        return tuple(places) if len(places) <= MOST_NAMED else ()


def _shared(one: Pointer, other: Pointer) -> int:
    return next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def place_in_words(place: Pointer) -> str:
    """A mapping of a schema as a message names it: ``"coverage"``, or ``an item of "measures" of "criteria"``."""
    if not place:
        return "the file itself"
    if place[-1] == 0:
        return f"an item of {place_in_words(place[:-1])}"
    names = [str(step) for step in reversed(place) if step != 0][:2]
    return " of ".join(quoted(name) for name in names)


def places_in_words(places: Sequence[Pointer]) -> str:
    """Several such places, of which one is enough."""
    return any_of([place_in_words(place) for place in places])


def moved(document: Document, at: Pointer, to: Pointer) -> Fix | None:
    """The fix that moves an entry, with all its lines, to the top of another mapping of the file."""
    entry, column, own = document.positions.entry(at), document.positions.column(to), document.positions.column(at[:-1])
    target = _data_at_or_none(document, to)
    if entry is None or column is None or own is None or not isinstance(target, dict) or at[-1] in target:
        return None
    if to[: len(at)] == at:
        return None
    places = document.positions.places
    text = document.text[places.index(entry.start) : places.index(entry.end)]
    lines = [line[own:] if line[:own].isspace() or not own else line for line in text.splitlines(keepends=True)]
    shifted = "".join(" " * column + line if line.strip() else line for line in lines)
    first = places.index(document.span(to).start)
    begin = first - column
    if document.text[begin:first].strip(" ") or not shifted.endswith("\n"):
        return None
    edits = sorted(
        [TextEdit(entry, ""), TextEdit(places.span(begin, begin), shifted)],
        key=lambda edit: (edit.span.start, edit.span.end),
    )
    return Fix(f"move {quoted(str(at[-1]))} to {place_in_words(to)}", tuple(edits), Safety.UNSAFE)


def advice_on_level(key: str, document: Document, to: Pointer) -> str:
    """Advice to move a key to the only place where it belongs, which the file may not have yet."""
    target = _data_at_or_none(document, to)
    if isinstance(target, dict) and key in target:
        return f"keep one of the two: {place_in_words(to)} has it already"
    if target is not None or 0 in to:
        return f"move it to the keys of {place_in_words(to)}, indented like them"
    return f'write "{to[-1]}:" and below it, two spaces further in, "{key}:" with its value'


def _data_at_or_none(document: Document, at: Pointer) -> Data:
    try:
        return _data_at(document, at)
    except (KeyError, IndexError, TypeError):
        return None
