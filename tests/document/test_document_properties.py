"""Whatever the bytes are, there is an answer, and it points into the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scn_criteria.diagnostics import Position, Span
from scn_criteria.document.document import Loaded
from scn_criteria.document.loader import load

pytestmark = pytest.mark.thorough

SIGNS = st.sampled_from(
    (
        *("a", "b: ", ": ", "- ", "? ", "[", "]", "{", "}", ",", '"', "'", "\\", "&a ", "*a ", "!", "!!str ", "<<: "),
        *("|", ">", "\n", "\n  ", "\r\n", "\r", "\t", " ", "#", "%TAG ! x\n", "---\n", "...\n", "1", "1.5", "~"),
        *("true", "@", "`", "é", "🙂", "\u2028", "\x85", "\u200b", "\ufeff", "\x00", "\\u202e", "\\0"),
    )
)
TEXTS = st.lists(SIGNS, max_size=40).map(lambda signs: "".join(signs).encode())
PATIENT = settings(max_examples=200)


def spans(loaded: Loaded) -> list[Span]:
    found = [each.span for each in loaded.diagnostics]
    found += [other.span for each in loaded.diagnostics for other in each.related]
    document = loaded.document
    if document is not None:
        pointers = [*document.positions.values, *document.positions.keys]
        found += [document.span(pointer, key) for pointer in pointers for key in (False, True)]
    return found


def ends(raw: bytes) -> list[int]:
    """The last column of each line."""
    text = raw.decode(errors="replace").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [len(line) + 2 for line in text.split("\n")]


def inside(place: Position, columns: list[int]) -> bool:
    return 1 <= place.line <= len(columns) and 1 <= place.column <= columns[place.line - 1]


def check(raw: bytes) -> None:
    loaded = load(raw, "any.yaml")
    assert (loaded.document is None) == any(found.severity.value == "error" for found in loaded.diagnostics)
    columns = ends(raw)
    for span in spans(loaded):
        assert span.start <= span.end
        assert inside(span.start, columns)
        assert inside(span.end, columns)


@PATIENT
@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(raw: bytes) -> None:
    check(raw)


@settings(PATIENT, max_examples=1000)
@given(TEXTS)
def test_any_signs_of_yaml_have_an_answer(raw: bytes) -> None:
    check(raw)


@PATIENT
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    check(text.encode(errors="replace"))
