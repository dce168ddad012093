"""Reporters for JSON: one document with the schema ``schemas/lint.schema.json``, or a line a finding."""

from __future__ import annotations

from scn_criteria.diagnostics import Fix, Related, Severity
from scn_criteria.lint.reporters import ReporterOptions
from scn_criteria.lint.results import Linted, Marked, Sources, address, marked
from scn_criteria.safe_text import json_encoded
from scn_criteria.serialisation import Record, diagnostic_records, json_text, span_record, waiver_record

# Records

FORMAT = "scn-lint/1"


def lint_record(linted: Linted, options: ReporterOptions) -> Record:
    """All subjects and findings."""
    folder = options.folder
    records = [(one.waived is not None, finding_record(one, folder)) for one in marked(linted, options.addressed)]
    return {
        "format": FORMAT,
        "summary": _summary(linted),
        "checked": [address(one.path, folder) for one in linted.checked],
        "diagnostics": [record for waived, record in records if not waived],
        "waived": [record for waived, record in records if waived],
    }


def finding_record(one: Marked, folder: str) -> Record:
    """One finding. A suppressed one has its reason."""
    found = one.found
    (record,) = diagnostic_records([found])
    record["path"] = address(found.path, folder)
    record["page"] = found.code.page
    record["related"] = [_related(related, record["path"], folder) for related in found.related]
    if found.fix is not None:
        record["fix"] = _fix(found.fix)
    record["fingerprint"] = one.fingerprint
    if one.waived is not None:
        record["waiver"] = waiver_record(one.waived)
    return record


def _summary(linted: Linted) -> Record:
    weights = [found.severity for found in linted.diagnostics]
    return {
        "checked": len(linted.checked),
        "errors": weights.count(Severity.ERROR),
        "warnings": weights.count(Severity.WARNING),
        "remarks": weights.count(Severity.INFO),
        "waived": len(linted.waived),
        "fixable": sum(found.fix is not None for found in linted.diagnostics),
        "failed": linted.failed,
    }


def _related(related: Related, path: object, folder: str) -> Record:
    return {
        "message": related.message,
        "path": address(related.path, folder) if related.path else path,
        **span_record(related.span),
    }


def _fix(fix: Fix) -> Record:
    edits = [{**span_record(edit.span), "text": edit.text} for edit in fix.edits]
    return {"message": fix.message, "safety": fix.safety.value, "edits": edits}


# One document


def json_document(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """The document, the same bytes for the same findings."""
    return json_text(lint_record(linted, options))


# One JSON object a line and finding, for programs that read a stream


def json_lines(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """The lines, thing by thing and from top to bottom. In pure ASCII, as some readers break lines at odd characters."""
    records = (finding_record(one, options.folder) for one in marked(linted, options.addressed))
    return "".join(f"{json_encoded(record, ascii_only=True)}\n" for record in records)
