"""Findings as results of SARIF."""

from __future__ import annotations

from scn_criteria.diagnostic_record import Record, pointer_text
from scn_criteria.diagnostics import Diagnostic, Fix, Severity, Waived
from scn_criteria.linting.fingerprint import Marked
from scn_criteria.linting.sarif.places import Places, region

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def result(one: Marked, rule: int, places: Places) -> Record:
    """A finding as a result. Every result says whether it was waived, since SARIF wants all of them to, or none."""
    found = one.found
    record = {
        "ruleId": found.code.number,
        "ruleIndex": rule,
        "level": LEVELS[found.severity],
        "message": {"text": _sentences(found)},
        "locations": [_location(one, places)],
        "partialFingerprints": {"primaryLocationLineHash": one.fingerprint},
        "suppressions": [_suppression(one, one.waived, places)] if one.waived else [],
    }
    if found.related:
        record["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": plain(f"{related.message}.")},
                **places.location(related.path or found.path, related.span),
            }
            for number, related in enumerate(found.related, start=1)
        ]
    if found.fix is not None:
        record["fixes"] = [_fix(one, found.fix, places)]
    return record


def plain(text: str) -> str:
    """A text in which nothing becomes a link: a bracket is escaped where the next that closes comes before an address."""
    parts = text.split("]")
    followed = zip(parts, [*parts[1:], ""], strict=True)
    return "]".join(part.replace("[", r"\[") if after.startswith("(") else part for part, after in followed)


def _sentences(found: Diagnostic) -> str:
    """The message and the advice, each begun and ended like a sentence."""
    said = found.message.rstrip(". ")
    advice = found.advice.rstrip(". ")
    second = f" {advice[:1].upper()}{advice[1:]}." if advice else ""
    return plain(f"{said[:1].upper()}{said[1:]}.{second}")


def _location(one: Marked, places: Places) -> Record:
    pointer = pointer_text(one.found.pointer)
    logical = {"logicalLocations": [{"fullyQualifiedName": pointer, "kind": "value"}]} if pointer else {}
    return {**places.location(one.found.path, one.found.span), **logical}


def _suppression(one: Marked, waived: Waived, places: Places) -> Record:
    until = {"properties": {"until": waived.until.isoformat()}} if waived.until else {}
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": waived.reason,
        "location": places.location(one.found.path, waived.span),
        **until,
    }


def _fix(one: Marked, fix: Fix, places: Places) -> Record:
    edits = [{"deletedRegion": region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": plain(f"{fix.message.rstrip('. ')}.")},
        "artifactChanges": [{"artifactLocation": places.file(one.found.path), "replacements": edits}],
    }
