"""Reporter for SARIF 2.1.0, which GitHub's code scanning and many editors read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scn_criteria import __version__
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Position, Severity, Span, Suppressed
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.lint.diagnostic_pages import page_markdown, page_of
from scn_criteria.lint.excerpt import lines_of
from scn_criteria.lint.reporters import ReporterOptions
from scn_criteria.lint.results import Address, Linted, Marked, Sources, SubjectKind, marked, relative_reference
from scn_criteria.safe_text import json_encoded, without_links
from scn_criteria.serialisation import Record, pointer_text
from scn_criteria.wording import capital

# Locations

ROOT = "SRCROOT"
ROOT_IN_WORDS = "The root of the repository; outside of any, the folder that the command was run in."
LONGEST = 500
"""The most characters of a stretch that are quoted; more would be of no use."""


@dataclass(frozen=True, slots=True)
class SarifLocations:
    """The files of a run: their numbers by the paths that code hosts know, their texts, and what gives those paths."""

    indices: Mapping[str, int]
    sources: Sources
    addressed: Address

    def file(self, path: str) -> Record:
        """A file."""
        reference = self.addressed(path)
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


def help_page(code: DiagnosticRule) -> str:
    """The page that explains a kind of fault, in Markdown."""
    return f"{page_markdown(page_of(code))}\n\n`scn explain {code.number}` prints this page."


def rule(code: DiagnosticRule, docs_url: str) -> Record:
    """A kind of fault, with the page that explains it, and the address of that page where the docs are published."""
    source = f" Source: {_sentence(code.source)}" if code.source else ""
    said = f"{_sentence(code.help)}{source} Run scn explain {code.number}."
    published = {"helpUri": f"{docs_url}/{code.page.removeprefix(DOCS)}"} if docs_url else {}
    return {
        "id": code.number,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": _sentence(code.summary)},
        "fullDescription": {"text": f"{_sentence(code.summary)} {_sentence(code.help)}"},
        "help": {"text": said, "markdown": help_page(code)},
        **published,
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
DOCS, INFORMATION = "docs/", "linting.md"
"""The folder of a checkout whose pages a published address stands for, and the page about the linter in it."""

MOST_RESULTS = 25_000
"""How many results a run may hold: GitHub refuses a log with more."""


def sarif(linted: Linted, sources: Sources, options: ReporterOptions) -> str:
    """The log: one run, with the rules that found something and the files that were looked at. In pure ASCII."""
    found = marked(linted, options.addressed)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(linted, found, sources, options)]}
    return json_encoded(log, indent=2, ascii_only=True) + "\n"


def _run(linted: Linted, found: Sequence[Marked], sources: Sources, options: ReporterOptions) -> Record:
    kept = _weightiest(found)
    codes = {one.found.code.number: one.found.code for one in kept}
    numbers = sorted(codes)
    artifacts = _artifacts(linted, kept, options.addressed)
    places = SarifLocations({path: index for index, path in enumerate(artifacts)}, sources, options.addressed)
    return {
        "tool": {"driver": {**_driver(options.docs_url), "rules": [rule(codes[one], options.docs_url) for one in numbers]}},
        "automationDetails": {"id": "scn-criteria/lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": ROOT_IN_WORDS}}},
        "invocations": [{"executionSuccessful": True, **_left_out(len(found) - len(kept))}],
        "artifacts": [_artifact(path) for path in artifacts],
        "results": [result_record(one, numbers.index(one.found.code.number), places) for one in kept],
    }


def _weightiest(found: Sequence[Marked]) -> Sequence[Marked]:
    """As many findings as a run may hold, in their order: those that stand before those waived, and errors first."""
    if len(found) <= MOST_RESULTS:
        return found
    by_weight = sorted(range(len(found)), key=lambda at: (found[at].waived is not None, -found[at].found.severity.weight))
    return [found[at] for at in sorted(by_weight[:MOST_RESULTS])]


def _left_out(number: int) -> Record:
    """What the run says of findings that it has no place for."""
    if not number:
        return {}
    said = (
        f"{number:,} more were found. A log holds at most {MOST_RESULTS:,}, the errors first. "
        "Run scn lint -f json to get them all, or check fewer files at a time."
    )
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": said}}]}


def _driver(docs_url: str) -> Record:
    published = {"informationUri": f"{docs_url}/{INFORMATION}"} if docs_url else {}
    return {
        "name": "scn-criteria",
        "fullName": f"scn-criteria {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        **published,
        "shortDescription": {"text": "Checks proposals for strategic clinical networks, and the rules that judge them."},
    }


def _artifacts(linted: Linted, found: Sequence[Marked], addressed: Address) -> list[str]:
    """Every file that was looked at, once; of a ruleset, which is a folder, those that a finding names."""
    files = [addressed(one.path) for one in linted.checked if one.kind is not SubjectKind.RULESET]
    named = [addressed(second.path) for one in found for second in one.found.related if second.path]
    return list(dict.fromkeys([*files, *(one.path for one in found), *named]))


def _artifact(path: str) -> Record:
    said = {"description": {"text": "Standard input."}} if path == STANDARD_INPUT else {}
    return {"location": {"uri": relative_reference(path), "uriBaseId": ROOT}, **said, "mimeType": "application/yaml"}
