"""Reporter for Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scn_criteria.diagnostics import Diagnostic, Suppressed
from scn_criteria.lint.reporters import WORDS, ReporterOptions, shown_diagnostics
from scn_criteria.lint.results import Linted, Sources, address
from scn_criteria.safe_text import code, escaped

MOST_CHARACTERS = 60_000
"""How long the text may become, in characters. A comment on GitHub holds 65,536."""


def markdown(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """A heading with the numbers, and tables of what was found, what was waived, and what was not looked at."""
    shown = shown_diagnostics(linted, options)
    lines = [f"### {_heading(linted)}"]
    if shown:
        lines += ["", "| Weight | Where | What | What to do |", "| --- | --- | --- | --- |"]
        lines += _fitting([_row(found, options.folder) for found in shown])
    if linted.waived:
        lines += ["", "Waived in the files:", "", "| Where | What | Why |", "| --- | --- | --- |"]
        lines += _fitting(
            [_waived(waived, options.folder) for waived in linted.waived], MOST_CHARACTERS - sum(map(len, lines))
        )
    if linted.left_out:
        lines += ["", "Not looked at:", "", "| Where | Why |", "| --- | --- |"]
        rows = [f"| {_place(one.path, options.folder)} | {_text(one.reason)} |" for one in linted.left_out]
        lines += _fitting(rows, MOST_CHARACTERS - sum(map(len, lines)))
    return "\n".join(lines) + "\n"


def _heading(linted: Linted) -> str:
    weights = [found.severity for found in linted.diagnostics]
    numbers = [(weights.count(severity), word) for severity, word in WORDS.items()]
    found = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in numbers if number]
    waived = [f"{len(linted.waived)} waived"] if linted.waived else []
    return f"scn lint: {', '.join([*found, *waived]) or 'nothing found'}"


def _fitting(rows: Iterable[str], characters: int = MOST_CHARACTERS) -> Iterator[str]:
    """As many rows as fit into so many characters, and how many are left out."""
    rest = list(rows)
    while rest and len(rest[0]) < characters:
        characters -= len(rest[0]) + 1
        yield rest.pop(0)
    if rest:
        yield ""
        yield f"And {len(rest)} more, shown by `scn lint`."


def _row(found: Diagnostic, folder: str) -> str:
    return f"| {WORDS[found.severity]} | {_where(found, folder)} | {_what(found)} | {_text(found.advice)} |"


def _waived(waived: Suppressed, folder: str) -> str:
    found = waived.diagnostic
    until = f" (until {waived.until.isoformat()})" if waived.until else ""
    return f"| {_where(found, folder)} | {_what(found)} | {_text(waived.reason + until)} |"


def _where(found: Diagnostic, folder: str) -> str:
    """The place as code. A bar would end the cell of a table even there."""
    return _place(found.path, folder, f":{found.span.start.line}:{found.span.start.column}")


def _place(path: str, folder: str, behind: str = "") -> str:
    return code(f"{address(path, folder)}{behind}").replace("|", r"\|")


def _what(found: Diagnostic) -> str:
    return f"{found.code.number} {_text(found.message)}"


def _text(text: str) -> str:
    return escaped(text)
