"""What a file that plans are made from refers to must exist: documents, choices, values within their ranges."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.document import Document
from scn_criteria.ruleset.checks.names import unknown
from scn_criteria.ruleset.checks.walk import Part
from scn_criteria.ruleset.codes import OUTSIDE_RANGE, UNKNOWN_DOCUMENT, UNKNOWN_READING

CODES: tuple[Code, ...] = (UNKNOWN_DOCUMENT, UNKNOWN_READING, OUTSIDE_RANGE)
"""The same kinds of fault as in a ruleset, whose parameters, readings and citations these are like."""


def check_references(document: Document) -> Iterator[Diagnostic]:
    """Every citation, reading and parameter of a file that fits its schema."""
    whole = Part(document, (), document.data)
    known = whole.data["documents"]
    for citation in _citations(whole):
        if citation.data["document"] not in known:
            name = citation.inner("document")
            yield name.fault(UNKNOWN_DOCUMENT, unknown("document", name.data, known))
    for name in whole.data.get("readings", ()):
        choice, alternatives = (whole.inner("readings", name, key) for key in ("choice", "alternatives"))
        if choice.data not in alternatives.data:
            yield choice.fault(UNKNOWN_READING, unknown("alternative", choice.data, alternatives.data))
    for name in whole.data.get("parameters", ()):
        value, limits = (whole.inner("parameters", name, key) for key in ("value", "range"))
        low, high = limits.data
        if not low <= value.data <= high:
            message = f'parameter "{name}" is {value.data}, outside its range {low} to {high}'
            yield value.fault(OUTSIDE_RANGE, message)


def _citations(part: Part) -> Iterator[Part]:
    """Every citation of a document, wherever it stands."""
    if isinstance(part.data, dict):
        if "document" in part.data and "section" in part.data:
            yield part
        for key in part.data:
            yield from _citations(part.inner(key))
    elif isinstance(part.data, list):
        for index in range(len(part.data)):
            yield from _citations(part.inner(index))
