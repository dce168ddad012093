"""Question marks that versions of YAML read differently: in brackets, 1.1 takes one for the sign of a key, 1.2 for text."""

from __future__ import annotations

import re

from yaml.events import NodeEvent, StreamEndEvent

from scn_criteria.document.codes import YAML_SYNTAX
from scn_criteria.document.events import parser_events
from scn_criteria.document.faults import Faults
from scn_criteria.document.positions import stretch

BEFORE_A_VALUE = re.compile(r"\?(?<=[\[{,\s]\?)\S")
"""Where one may stand; to look for the mark first is quick. The events have the last word: sentences hold such marks too."""

MESSAGE = "found a question mark that begins a value in brackets, which versions of YAML read differently, expected text"
HELP = "put the whole value in quotes, the question mark with it"


def report_question_marks(faults: Faults) -> None:
    """Report each value of a sound document that follows a question mark without a space."""
    if BEFORE_A_VALUE.search(faults.text) is None:
        return
    next_event = parser_events(faults.text)
    while type(event := next_event()) is not StreamEndEvent:
        if not isinstance(event, NodeEvent):
            continue
        start, _ = stretch(event)
        if start and faults.text[start - 1] == "?":
            faults.report(YAML_SYNTAX, MESSAGE, (start - 1, start), HELP)
