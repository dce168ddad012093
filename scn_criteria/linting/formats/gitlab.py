"""Findings as GitLab's code quality report, which merge requests show beside the lines."""

from __future__ import annotations

import json

from scn_criteria.diagnostic_record import Record
from scn_criteria.diagnostics import Code, Position, Severity
from scn_criteria.linting.addresses import NAMED_INPUT
from scn_criteria.linting.fingerprint import Marked, marked
from scn_criteria.linting.formats import Manner
from scn_criteria.linting.result import Linted, Sources
from scn_criteria.linting.subject import STANDARD_INPUT

WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
BLOCKING = "critical"
"""The weight of what keeps a file from being assessed."""


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """The report: an empty list where nothing is found. What was waived is not in it."""
    entries = [_entry(one) for one in marked(linted, manner.folder) if one.waived is None]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(one: Marked) -> Record:
    found = one.found
    return {
        "description": f"{found.code.number}: {found.message}",
        "check_name": found.code.name,
        "fingerprint": one.fingerprint,
        "severity": _weight(found.code),
        "location": {
            "path": NAMED_INPUT if one.path == STANDARD_INPUT else one.path,
            "positions": {"begin": _place(found.span.start), "end": _place(found.span.end)},
        },
    }


def _weight(code: Code) -> str:
    return BLOCKING if code.blocks else WEIGHTS[code.severity]


def _place(position: Position) -> Record:
    return {"line": position.line, "column": position.column}
