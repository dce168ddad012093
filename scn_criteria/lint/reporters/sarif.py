"""Reporter for SARIF 2.1.0, which GitHub's code scanning and many editors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scn_criteria import __version__
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Position, Severity, Span, Suppressed
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.lint.excerpt import lines_of
from scn_criteria.lint.reporters import ReporterOptions
from scn_criteria.lint.results import Linted, Marked, Sources, SubjectKind, address, marked, relative_reference
from scn_criteria.safe_text import json_encoded, without_links
from scn_criteria.serialisation import Record, pointer_text
from scn_criteria.wording import capital

# Locations

ROOT = "SRCROOT"
LONGEST = 500
"""The most characters of a stretch that are quoted; more would be of no use."""


@dataclass(frozen=True, slots=True)
class SarifLocations:
    """The files of a run: their numbers by the paths shown for them, their texts, and the folder that paths begin in."""

    indices: Mapping[str, int]
    sources: Sources
    folder: str

    def file(self, path: str) -> Record:
        """A file."""
        reference = address(path, self.folder)
        return {"uri": relative_reference(reference), "uriBaseId": ROOT, "index": self.indices[reference]}

    def location(self, path: str, span: Span) -> Record:
        """A stretch of a file, with its text where that can be had."""
        snippet = self._snippet(path, span)
        quoted = {"snippet": {"text": snippet}} if snippet else {}
        return {"physicalLocation": {"artifactLocation": self.file(path), "region": {**region(span), **quoted}}}

    def _snippet(self, path: str, span: Span) -> str:
        lines = lines_of(self.sources(path))
        start, end = span.start, span.end
        if end.line > len(lines):
            return ""
        if start.line == end.line:
            text = lines[start.line - 1][start.column - 1 : end.column - 1]
        else:
            first, last = lines[start.line - 1][start.column - 1 :], lines[end.line - 1][: end.column - 1]
            text = "\n".join((first, *lines[start.line : end.line - 1], last))
        return text if len(text) <= LONGEST else ""


def region(span: Span) -> Record:
    """A stretch without its text."""
    return {**_place("start", span.start), **_place("end", span.end)}


def _place(prefix: str, position: Position) -> Record:
    return {f"{prefix}Line": position.line, f"{prefix}Column": position.column}


# Results

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def result_record(one: Marked, rule: int, places: SarifLocations) -> Record:
    """A finding as a result. Every result says whether it was suppressed, since SARIF wants all of them to, or none."""
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
                "message": {"text": without_links(f"{related.message}.")},
                **places.location(related.path or found.path, related.span),
            }
            for number, related in enumerate(found.related, start=1)
        ]
    if found.fix is not None:
        record["fixes"] = [_fix(one, found.fix, places)]
    return record


def _sentences(found: Diagnostic) -> str:
    """The message and the advice, each begun and ended like a sentence."""
    said = found.message.rstrip(". ")
    advice = found.advice.rstrip(". ")
    second = f" {capital(advice)}." if advice else ""
    return without_links(f"{capital(said)}.{second}")


def _location(one: Marked, places: SarifLocations) -> Record:
    pointer = pointer_text(one.found.pointer)
    logical = {"logicalLocations": [{"fullyQualifiedName": pointer, "kind": "value"}]} if pointer else {}
    return {**places.location(one.found.path, one.found.span), **logical}


def _suppression(one: Marked, waived: Suppressed, places: SarifLocations) -> Record:
    until = {"properties": {"until": waived.until.isoformat()}} if waived.until else {}
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": waived.reason,
        "location": places.location(one.found.path, waived.span),
        **until,
    }


def _fix(one: Marked, fix: Fix, places: SarifLocations) -> Record:
    edits = [{"deletedRegion": region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": without_links(f"{fix.message.rstrip('. ')}.")},
        "artifactChanges": [{"artifactLocation": places.file(one.found.path), "replacements": edits}],
    }


# Rules

PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""The names that GitHub's code scanning gives to severities."""


def rule(code: DiagnosticRule) -> Record:
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
    return f"{capital(text).rstrip('. ')}."


# The log

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://scn-criteria.invalid/docs/linting.md"
"""SARIF wants an address. There is no home page, so it is one that leads nowhere for certain, as in the schemas' ids."""


def sarif(linted: Linted, sources: Sources, options: ReporterOptions) -> str:
    """The log: one run, with the rules that found something and the files that were looked at. In pure ASCII."""
    found = marked(linted, options.folder)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(linted, found, sources, options.folder)]}
    return json_encoded(log, indent=2, ascii_only=True) + "\n"


def _run(linted: Linted, found: Sequence[Marked], sources: Sources, folder: str) -> Record:
    codes = {one.found.code.number: one.found.code for one in found}
    numbers = sorted(codes)
    artifacts = _artifacts(linted, found, folder)
    places = SarifLocations({path: index for index, path in enumerate(artifacts)}, sources, folder)
    return {
        "tool": {"driver": {**_driver(), "rules": [rule(codes[number]) for number in numbers]}},
        "automationDetails": {"id": "scn-criteria/lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the command was run in."}}},
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [_artifact(path) for path in artifacts],
        "results": [result_record(one, numbers.index(one.found.code.number), places) for one in found],
    }


def _driver() -> Record:
    return {
        "name": "scn-criteria",
        "fullName": f"scn-criteria {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": INFORMATION,
        "shortDescription": {"text": "Checks proposals for strategic clinical networks, and the rules that judge them."},
    }


def _artifacts(linted: Linted, found: Sequence[Marked], folder: str) -> list[str]:
    """Every file that was looked at, once; of a ruleset, which is a folder, those that a finding names."""
    files = [address(one.path, folder) for one in linted.checked if one.kind is not SubjectKind.RULESET]
    named = [address(second.path, folder) for one in found for second in one.found.related if second.path]
    return list(dict.fromkeys([*files, *(one.path for one in found), *named]))


def _artifact(path: str) -> Record:
    said = {"description": {"text": "Standard input."}} if path == STANDARD_INPUT else {}
    return {"location": {"uri": relative_reference(path), "uriBaseId": ROOT}, **said, "mimeType": "application/yaml"}
