"""The stream of parser events: from the C parser, or from the slower Python one where PyYAML was built without it."""

from __future__ import annotations

from collections.abc import Callable

from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML without its C part
    CParser = None  # type: ignore[assignment,misc]

NextEvent = Callable[[], Event | None]


class PythonParser(Reader, Scanner, Parser):
    """The parser that PyYAML brings along in Python."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def python_events(text: str) -> NextEvent:
    """A function that gives the next event of a text, from the Python parser."""
    next_event: NextEvent = PythonParser(text).get_event
    return next_event


def c_events(text: str) -> NextEvent:
    """A function that gives the next event of a text, from the C parser."""
    return CParser(text.encode()).get_event


parser_events = python_events if CParser is None else c_events
"""The faster of the two."""
