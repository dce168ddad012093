"""Faults that tests plant in documents of any kind: at a key, at a value, within a text, and one that cannot be waived."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Pointer, Severity, in_file_order
from scn_criteria.document.document import Data, Document
from scn_criteria.document.source_text import LineIndex

ODD_KEY = DiagnosticRule("SCN901", "odd-key", Severity.WARNING, "A key begins with odd.", "rename it")
CROWD = DiagnosticRule("SCN399", "crowd", Severity.ERROR, "The value of a key called crowd.", "thin it out")
BLEMISH = DiagnosticRule("SCN903", "blemish", Severity.INFO, "A text holds the word blemish.", "polish it")
BROKEN = DiagnosticRule("SCN299", "broken", Severity.ERROR, "A key is called broken.", "mend it")
KINDS = (ODD_KEY, CROWD, BLEMISH, BROKEN)


def odd_findings(document: Document) -> tuple[Diagnostic, ...]:
    """All that is odd in a document."""
    places = LineIndex(document.text)
    blemishes = (
        Diagnostic(BLEMISH, "found a blemish", document.path, places.span(*found.span()))
        for found in re.finditer("blemish", document.text)
    )
    return in_file_order((*blemishes, *_in_data(document, document.data, ())))


def _in_data(document: Document, data: Data, at: Pointer) -> Iterator[Diagnostic]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _in_data(document, item, (*at, index))
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        place = (*at, key)
        if key.startswith("odd"):
            yield Diagnostic(ODD_KEY, "found an odd key", document.path, document.span(place, key=True), place)
        if key == "crowd":
            yield Diagnostic(CROWD, "found a crowd", document.path, document.span(place), place)
        if key == "broken":
            yield Diagnostic(BROKEN, "found it broken", document.path, document.span(place, key=True), place)
        yield from _in_data(document, value, place)
