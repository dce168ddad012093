"""Where values and keys stand: 1-based, in characters, the end just after the last one."""

from __future__ import annotations

import pytest

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Document
from scn_criteria.document.loader import load

TEXT = """\
# comment
plain: one
folded: one
  two
"quoted":  "a
  b"   # comment
single: 'it''s'
block: |
  one

  two

# comment
flow: [a, {b: c, d: [e]}]
list:
- x
-
- k: v
  l: w

empty:
café: {naïve: "é", 🙂: 🙂}
anchor: &a
  m: n
alias: *a
last: 1
"""

VALUES: tuple[tuple[Pointer, str], ...] = (
    ((), "2:1-26:8"),
    (("plain",), "2:8-2:11"),
    (("folded",), "3:9-4:6"),
    (("quoted",), "5:12-6:5"),
    (("single",), "7:9-7:16"),
    (("block",), "8:8-11:6"),
    (("flow",), "14:7-14:26"),
    (("flow", 0), "14:8-14:9"),
    (("flow", 1), "14:11-14:25"),
    (("flow", 1, "b"), "14:15-14:16"),
    (("flow", 1, "d", 0), "14:22-14:23"),
    (("list",), "16:1-19:7"),
    (("list", 0), "16:3-16:4"),
    (("list", 1), "17:2-17:2"),
    (("list", 2), "18:3-19:7"),
    (("list", 2, "l"), "19:6-19:7"),
    (("empty",), "21:7-21:7"),
    (("café",), "22:7-22:25"),
    (("café", "naïve"), "22:15-22:18"),
    (("café", "🙂"), "22:23-22:24"),
    (("anchor",), "23:9-24:7"),
    (("anchor", "m"), "24:6-24:7"),
    (("alias",), "25:8-25:10"),
    (("last",), "26:7-26:8"),
)
KEYS: tuple[tuple[Pointer, str], ...] = (
    (("plain",), "2:1-2:6"),
    (("quoted",), "5:1-5:9"),
    (("flow", 1, "d"), "14:18-14:19"),
    (("list", 2, "l"), "19:3-19:4"),
    (("café", "🙂"), "22:20-22:21"),
)
ANCESTORS: tuple[tuple[Pointer, bool, str], ...] = (
    (("plain", "nothing"), False, "2:8-2:11"),
    (("alias", "m"), False, "25:8-25:10"),
    (("nothing",), True, "2:1-26:8"),
    (("list", 9), False, "16:1-19:7"),
    (("list", 0), True, "16:3-16:4"),
)


@pytest.fixture(scope="module")
def document() -> Document:
    found = load(TEXT.encode(), "positions.yaml").document
    assert found is not None
    return found


def place(document: Document, pointer: Pointer, key: bool = False) -> str:
    span = document.span(pointer, key)
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


@pytest.mark.parametrize(("pointer", "expected"), VALUES)
def test_a_value(document: Document, pointer: Pointer, expected: str) -> None:
    assert expected == place(document, pointer)


@pytest.mark.parametrize(("pointer", "expected"), KEYS)
def test_a_key(document: Document, pointer: Pointer, expected: str) -> None:
    assert expected == place(document, pointer, key=True)


@pytest.mark.parametrize(("pointer", "key", "expected"), ANCESTORS)
def test_what_is_not_there_is_where_its_ancestor_is(document: Document, pointer: Pointer, key: bool, expected: str) -> None:
    assert expected == place(document, pointer, key)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts_once(line_break: str) -> None:
    found = load(f"a: 1{line_break}{line_break}b:{line_break}  - c".encode(), "x").document
    assert found is not None
    assert place(found, ("b", 0)) == "4:5-4:6"


def test_a_break_that_editors_do_not_show_is_none() -> None:
    found = load("a: 'x\u2028y'\nb: 1\n".encode(), "x").document
    assert found is not None
    assert place(found, ("b",)) == "2:4-2:5"


def test_a_byte_order_mark_takes_no_column() -> None:
    found = load(b"\xef\xbb\xbfa: 1\n", "x").document
    assert found is not None
    assert place(found, ("a",)) == "1:4-1:5"


def test_the_digest_is_of_the_bytes() -> None:
    found = load(b"\xef\xbb\xbfa: 1\n", "x").document
    assert found is not None
    assert found.sha256 == "a2251b91194014d42d50b16b68de4f25014caa6d9f3c6c3c5a0f3c240080cf6a"
