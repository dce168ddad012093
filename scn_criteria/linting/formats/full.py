"""A finding as a person reads it: where and what, the line with a mark under it, any second place, and what to do."""

from __future__ import annotations

import click

from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.linting.formats import Manner
from scn_criteria.linting.result import Linted, Sources

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """All findings, an empty line between them."""
    shown = [found for found in linted.diagnostics if manner.remarks or found.severity is not Severity.INFO]
    return "".join(f"{_text(found)}\n" for found in shown)


def _text(found: Diagnostic) -> str:
    start = found.span.start
    code = click.style(found.code.number, fg=COLOURS[found.severity], bold=True)
    lines = [f"{found.path}:{start.line}:{start.column}: {code} {found.message}"]
    lines += [f"  note: {one.message} ({one.span.start.line}:{one.span.start.column})" for one in found.related]
    if found.advice:
        lines.append(f"  {click.style('help:', dim=True)} {found.advice}")
    return "\n".join(lines)
