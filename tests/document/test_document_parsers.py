"""Files are read alike whether PyYAML was built with libyaml or without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import readings
from yaml.error import MarkedYAMLError
from yaml.events import NodeEvent, StreamEndEvent

from scn_criteria.document import loader
from scn_criteria.document.loader import NextEvent, c_events, load
from scn_criteria.document.python_parser import python_events

TEXTS = (
    # tabs
    "a: 1\t# a comment\n",
    "a:\tb\n",
    "a: b\tc\t\n",
    "-\ta\n",
    "a: b\n\tc\n",
    "a:\n  b\n \tc\n",
    "a: |\n\tb\n",
    "a: 'b\n\tc'\n",
    "[\ta,\n\tb]\n",
    "a: 1\n\tb: 2\n",
    # signs in brackets
    "{a:b}",
    "[a:b]",
    "[http://a.b/c?d=e, f]",
    "[a:,b]",
    "{a:}",
    "{a:[b]}",
    "[a?b, ?c]",
    "{? a : b}",
    "[? , a]",
    "[? : a]",
    "[? ]",
    "{? : a}",
    "{a: , b: }",
    "{a , b }",
    "[a: , b: ]",
    "{a: &x , b}",
    "[a, -]",
    "[-a, - b]",
    "]a: b",
    "a: 1\n[",
    "[" * 1001,
    # escapes
    r'"\q"',
    r'"\x4"',
    r'"\u12"',
    r'"\ud800"',
    r'"\U00110000"',
    r'"\/\t\N\_\L\P\e\""',
    '"a \\\n  b"',
    '"a\\\n\n b"',
    '"a\\',
    "'a\n\n  b ''c'' \n d'",
    '"a\n---\nb"',
    # directives
    "%FOO bar\n---\na: 1\n",
    "%FOO",
    "%YAML 1.3\n---\na: 1\n",
    "%YAML 1.2 # x\n---\na: 1\n",
    "%YAML\t1.1\n---\na: 1\n",
    "%YAML 1.1\n%YAML 1.1\n---\na: 1\n",
    "%YAML 1.1\na: 1\n",
    "%YAML 1234567890.1\n---\n",
    "%YAML 1",
    "%\n",
    "%TAG ! x\n---\na: 1\n",
    "\u2028%TAG ! x\n---\na: 1\n",
    # tags and anchors
    "!%41 a",
    "!%ff a",
    "!%4 a",
    "!!str a",
    "!a!b c",
    "!<a> b",
    "!<a b",
    "!<> b",
    "!{a}",
    "[!a, !b]",
    "! a",
    "&a: b",
    "&a b\n",
    "*a",
    "& a",
    # texts in block form
    "a: |0\n b\n",
    "a: |x\n b\n",
    "a: |2-\n   b\n  c\n",
    "a: >+\n b\n c\n\n  d\n\n e\n\n\n",
    "a: >\n\n\n b\n",
    "a: |\n\n   \n b\n",
    "|\na\n",
    "a: | # b\n c\n",
    # breaks that editors do not show, byte order marks, ends
    "a: b\u2028c\n",
    "a: 'b\x85\u2029c'\n",
    "a: b\n\ufeffc: d\n",
    "\ufeff\ufeffa: b\n",
    "a: b\r\nc: d\re: f\n",
    "a: b\n...\nc\n",
    "a: b\n--- c\n",
    "a\nb: c\n",
    "a: 1\nb\n",
    "? a\n? b\n: c\n",
    "",
)


def events(next_event: NextEvent) -> list[Any]:
    """The events of a text with their places, up to the end or to the error."""
    seen: list[Any] = []
    try:
        while type(event := next_event()) is not StreamEndEvent:
            assert event is not None
            start, end = cast("tuple[Any, Any]", (event.start_mark, event.end_mark))
            places = (start.index, end.index) if isinstance(event, NodeEvent) else ()
            seen.append((type(event), getattr(event, "value", None), getattr(event, "anchor", None), places))
    except MarkedYAMLError as error:
        mark: Any = error.problem_mark
        seen.append(mark.index)
    return seen


@pytest.mark.parametrize("text", [text for text in TEXTS if "%TAG" not in text])  # refused before either sees them
def test_both_parsers_give_the_same_events(text: str) -> None:
    text = text.lstrip("\ufeff")
    assert events(c_events(text)) == events(python_events(text))


@pytest.mark.parametrize("text", TEXTS)
def test_both_parsers_make_the_same_document(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load(text.encode(), "x")
    monkeypatch.setattr(loader, "parser_events", python_events)
    actual = load(text.encode(), "x")
    assert expected.diagnostics == actual.diagnostics
    assert (expected.document and expected.document.data) == (actual.document and actual.document.data)


def test_all_files_are_read_alike_without_libyaml() -> None:
    command = [sys.executable, str(Path(readings.__file__)), readings.WITHOUT]
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert readings.readings() == run.stdout.split("\n")[:-1]
