"""Words on the terminal, diagnostics among them, and results to a file or to standard output.

``click`` knows terminals and colours. It takes longer to import than a check takes, so what goes into a pipe without any
colour goes there without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from scn_criteria.cli.complaints import refusal
from scn_criteria.diagnostics import Diagnostic, Severity

STANDARD_OUTPUT = "-"
ESCAPE = "\x1b"
"""What every colour begins with."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
TITLES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}


def say(text: str, *, end: str = "\n", err: bool = False) -> None:
    """Print a text, in its colours where they are wanted."""
    stream = sys.stderr if err else sys.stdout
    if stream is None:
        return
    if ESCAPE in text or stream.isatty():
        from click import echo  # noqa: PLC0415 - a pipe needs none of it

        echo(f"{text}{end}", nl=False, err=err)
    else:
        stream.write(f"{text}{end}")
        stream.flush()


def diagnostic_text(found: Diagnostic) -> str:
    """A diagnostic on two lines or more: where and what, then help, then any second place."""
    from click import style  # noqa: PLC0415 - most files have no fault

    start = found.span.start
    code = style(found.code.number, fg=COLOURS[found.severity], bold=True)
    lines = [f"{found.path}:{start.line}:{start.column}: {code} {found.message}"]
    lines += [f"  note: {one.message} ({one.span.start.line}:{one.span.start.column})" for one in found.related]
    if found.advice:
        lines.append(f"  {style('help:', dim=True)} {found.advice}")
    return "\n".join(lines)


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, remarks: bool, err: bool = False) -> None:
    """Print diagnostics, with the remarks among them or without."""
    for found in diagnostics:
        if remarks or found.severity is not Severity.INFO:
            say(diagnostic_text(found), err=err)


def tally(diagnostics: Sequence[Diagnostic], *, remarks_shown: bool) -> str:
    """How many of each weight were found: ``2 errors, 1 warning``."""
    parts = []
    for severity, (one, many) in TITLES.items():
        number = sum(found.severity is severity for found in diagnostics)
        if number:
            hidden = " (shown with -v)" if severity is Severity.INFO and not remarks_shown else ""
            parts.append(f"{number} {one if number == 1 else many}{hidden}")
    return ", ".join(parts) or "nothing found"


def failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything found is an error."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def deliver(text: str, output_file: str | None, *, err: bool = False) -> None:
    """Print a result, or write it to a file whole or not at all. "-" is standard output; a file gets no colours.

    With ``err``, what would be printed goes to standard error, because standard output carries something else.
    """
    if output_file is None or output_file == STANDARD_OUTPUT:
        if text and sys.stdout is None and not err:
            raise refusal("cannot print the result: standard output is closed; name a file with -o")
        say(text, end="", err=err)
    else:
        from scn_criteria.cli.writing import write_text  # noqa: PLC0415 - what is printed needs none of it

        write_text(text, output_file)
