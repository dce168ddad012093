"""Numbers named in YAML files: members ``inventory``, and texts of members ``source``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from scn_criteria.decision.coverage.model import Mention, Place
from scn_criteria.decision.coverage.numbers import numbers_in
from scn_criteria.diagnostics import Pointer
from scn_criteria.document import Data, Document

INVENTORY = "inventory"
SOURCE = "source"
IDENTIFIED_BY = ("id", "slug", "reference", "name", "title", "about")
"""Members by which people tell records of a list apart, the best first."""


def mentions_in_data(document: Document) -> Iterator[Mention]:
    """Every number that a document of data names, with the record that names it."""
    yield from _mentions(document, document.data, (), document.data, ())


def _mentions(document: Document, data: Data, at: Pointer, owner: Data, owned: Pointer) -> Iterator[Mention]:
    """``owner`` is the record that a citation belongs to: the nearest above that is not itself a citation."""
    if isinstance(data, list):
        for index, one in enumerate(data):
            yield from _mentions(document, one, (*at, index), one, (*at, index))
        return
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        here = (*at, key)
        if key == INVENTORY and isinstance(value, list):
            for index, number in enumerate(value):
                yield from _named(document, number, (*here, index), owner, owned)
        elif key == SOURCE:
            yield from _named(document, value, here, owner, owned)
            yield from _mentions(document, value, here, owner, owned)
        else:
            yield from _mentions(document, value, here, value, here)


def _named(document: Document, text: Data, at: Pointer, owner: Data, owned: Pointer) -> Iterator[Mention]:
    if isinstance(text, str):
        place = Place(_identifier(document, owner, owned), _kind(owned), document.path, document.span(at))
        yield from (Mention(number, place) for number in numbers_in(text))


def _identifier(document: Document, owner: Data, owned: Pointer) -> str:
    """What a record is called: its id, the key that it stands under, its name, or else its place in what has a name."""
    record: Mapping[str, Data] = owner if isinstance(owner, dict) else {}
    if isinstance(record.get("id"), str):
        return str(record["id"])
    last = owned[-1] if owned else _stem(document)
    if isinstance(last, str):
        inside = len(owned) > 1 and isinstance(owned[-2], int)
        return f"{_around(document, owned)}, {last}" if inside else last
    return _name(record) or f"{_around(document, owned)} {last + 1}"


def _name(record: Mapping[str, Data]) -> str:
    return str(next((record[key] for key in IDENTIFIED_BY if key in record), ""))


def _around(document: Document, owned: Pointer) -> str:
    """The name of the nearest record of a list around a record that has none, or else of the file."""
    found: Any = document.data
    name = _stem(document)
    for step in owned[:-1]:
        found = found[step]
        if isinstance(step, int):
            name = _name(found) or name
    return name


def _stem(document: Document) -> str:
    return PurePosixPath(document.path).stem


def _kind(owned: Pointer) -> str:
    """What kind of thing a record is, from the list or mapping that it stands in."""
    above = [step for step in owned[:-1] if isinstance(step, str)]
    if not owned:
        return "file"
    return singular(above[-1]) if above else str(owned[-1])


def singular(word: str) -> str:
    """One of many: a row of rows, a duty of duties."""
    spoken = word.replace("_", " ")
    return f"{spoken[:-3]}y" if spoken.endswith("ies") else spoken.removesuffix("s")
