"""The structure of the data against PyYAML's own, with either parser."""

from __future__ import annotations

import pytest
import yaml

from scn_criteria.document.loader import Builder, NextEvent, c_events, load
from scn_criteria.document.python_parser import python_events
from scn_criteria.document.source_text import LIMITS, Faults

SAMPLES = (
    "a: x\nb: [y, z]\n",
    "- a\n- - b\n  - c\n-\n  - d\n",
    "a:\n- b\n- c: d\n  e: f\n",
    "{a: {b: [c, {d: e}]}, 'f': \"g\\n\"}",
    "a: |\n  b\n   c\n\n  d\ne: >-\n  f\n  g\n\n  h\n",
    "a: b\n  c\n  d\n'e f': g # h\n",
    "---\na: &x {b: c}\nd: *x\ne: [*x, *x]\n...\n",
    "? a\n: b\n? c\n: - d\n",
    "[]",
    "{}",
    "a: []\nb: {}\nc: ''\n",
    "plain text\nover two lines\n",
    "%YAML 1.1\n---\na: b\n",
    "a: 'it''s'\nb: \"tab\\t\\u00e9 \\x41\"\n",
    "a:   spaced   \nb:  c\n",
    "é: ü\n🙂: 日本\n",
)


@pytest.mark.parametrize("events", [c_events, python_events])
@pytest.mark.parametrize("text", SAMPLES)
def test_samples_without_numbers_are_as_pyyaml_reads_them(text: str, events: object) -> None:
    assert callable(events)
    next_event: NextEvent = events(text)
    assert yaml.load(text, yaml.CBaseLoader) == Builder(next_event, Faults("x", text, 9), LIMITS).document()


@pytest.mark.parametrize("text", SAMPLES)
def test_every_value_has_a_place(text: str) -> None:
    document = load(text.encode(), "x").document
    assert document is not None
    assert document.positions.values.keys() >= document.positions.keys.keys()


def test_aliases_share_their_value() -> None:
    document = load(b"a: &x {b: 1}\nc: *x\n", "x").document
    assert document is not None
    assert isinstance(document.data, dict)
    assert document.data["a"] is document.data["c"]


def test_a_named_text_is_read_as_any_other() -> None:
    document = load(b"a: &x 1.10\nb: *x\nc: &y '1'\nd: *y\n", "x").document
    assert document is not None
    assert str(document.data) == "{'a': Decimal('1.10'), 'b': Decimal('1.10'), 'c': '1', 'd': '1'}"
