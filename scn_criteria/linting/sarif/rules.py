"""Kinds of fault as rules of SARIF."""

from __future__ import annotations

from scn_criteria.diagnostic_record import Record
from scn_criteria.diagnostics import Code, Severity
from scn_criteria.linting.sarif.results import LEVELS

PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub's code scanning calls the weights."""


def rule(code: Code) -> Record:
    """A kind of fault, with what to do about it and the page that explains it."""
    source = f" Source: {_sentence(code.source)}" if code.source else ""
    advice = f"{_sentence(code.help)}{source} Run scn explain {code.number}, or see {code.page}."
    return {
        "id": code.number,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": _sentence(code.summary)},
        "fullDescription": {"text": f"{_sentence(code.summary)} {_sentence(code.help)}"},
        "help": {"text": advice, "markdown": advice},
        "defaultConfiguration": {"level": LEVELS[code.severity]},
        "properties": {
            "tags": ["proposal"],
            "precision": "very-high",
            "problem.severity": PROBLEMS[code.severity],
        },
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('. ')}."
