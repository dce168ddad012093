"""Numbers named in JSON Schemas, under ``$comment``: members and words of files that stand for items of the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from scn_criteria.decision.coverage.model import Mention, Place
from scn_criteria.decision.coverage.numbers import numbers_in
from scn_criteria.diagnostics import Pointer
from scn_criteria.document import Data, Document

COMMENT = "$comment"
NAMING = ("properties", "$defs")
"""Keywords below which stand names."""


def mentions_in_schema(document: Document, data: Data | None = None, at: Pointer = ()) -> Iterator[Mention]:
    """Every number that the comments of a schema name, with the member that they belong to."""
    data = document.data if not at else data
    if isinstance(data, list):
        for index, one in enumerate(data):
            yield from mentions_in_schema(document, one, (*at, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            here = (*at, key)
            if key == COMMENT and isinstance(value, str):
                place = Place(_member(document, at), "member", document.path, document.span(here))
                yield from (Mention(number, place) for number in numbers_in(value))
            else:
                yield from mentions_in_schema(document, value, here)


def _member(document: Document, at: Pointer) -> str:
    """The names on the way to a member: ``sponsor.type``."""
    named = [str(step) for above, step in pairwise(at) if above in NAMING]
    return ".".join(named) or PurePosixPath(document.path).name.partition(".")[0]
