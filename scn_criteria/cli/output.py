"""Output of commands: text and diagnostics on the terminal, progress, errors, and results to a file or standard output.

Nothing else prints: every text passes `terminal` here, in which nothing of a file acts. That a text of a file stays on one
line is for those to see to who put it into theirs, with `visible`.

``click`` knows terminals and colours. It takes longer to import than a check takes, so text without any colour that goes
into a pipe is written without it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from click import Abort, ClickException, UsageError, echo, progressbar

from scn_criteria.diagnostics import Diagnostic, Severity, diagnostic_text, folded
from scn_criteria.files import write_parts, write_text
from scn_criteria.safe_text import terminal, visible

if TYPE_CHECKING:
    from scn_criteria.lint.inputs import Collected


# Progress, where somebody waits at a terminal

ItemT = TypeVar("ItemT")
ENOUGH_TO_WAIT = 10


def watched(items: Sequence[ItemT], label: str, *, quiet: bool) -> Iterator[ItemT]:
    """The items one by one, with a bar on standard error if there are many and somebody is watching."""
    if quiet or len(items) < ENOUGH_TO_WAIT or not sys.stderr.isatty():
        yield from items
        return

    with progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


@contextmanager
def stepping(number: int, label: str, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A function to call with the number of further items that are done; it draws the same bar where it is wanted."""
    if quiet or number < ENOUGH_TO_WAIT or not sys.stderr.isatty():
        yield lambda _done: None
        return

    with progressbar(length=number, label=label, file=sys.stderr) as bar:
        yield bar.update


# Refusals: how a command ends that cannot do what the user wants

FAILED = 2
STOPPED = 130
HALTED = "stopped; nothing was left half written"


class Refusal(ClickException):
    """A request that cannot be carried out."""

    exit_code = FAILED


def report_error(error: BaseException) -> int:
    """Print why a command ended early, and return the exit code."""
    if isinstance(error, Abort | KeyboardInterrupt):
        if isinstance(error, KeyboardInterrupt):
            say("", err=True)  # after the sign for Ctrl-C, as click does before it raises Abort
        say(HALTED, err=True)
        return STOPPED
    if isinstance(error, OSError):
        error = ClickException(f"the system refused: {(error.strerror or str(error)).lower()}")
    if isinstance(error, ClickException):
        shown = io.StringIO()
        error.show(shown)
        say(shown.getvalue(), end="", err=True)
        return FAILED
    say(f"internal error: {type(error).__name__}: {visible(str(error))}", err=True)
    say("help: this is a fault of scn, not of your file; please report it with the command you ran", err=True)
    return FAILED


# Exceptions for commands


def wrong_usage(message: str) -> UsageError:
    """The exception for options and arguments that make no sense together; its message has a hint at the help."""
    return UsageError(message)


def refusal(message: str) -> ClickException:
    """The exception for a request that cannot be carried out."""
    return Refusal(message)


# Printing

STANDARD_OUTPUT = "-"
ESCAPE = "\x1b"
"""The first characters of every colour."""

TITLES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}


def say(text: str, *, end: str = "\n", err: bool = False, commands: bool = False) -> None:
    """Print a text, in its colours where they are wanted. ``commands`` lets commands to GitHub Actions of ours through."""
    text = terminal(text, commands=commands)
    stream = sys.stderr if err else sys.stdout
    if stream is None:
        return
    if ESCAPE in text or stream.isatty():
        echo(f"{text}{end}", nl=False, err=err)
    else:
        stream.write(f"{text}{end}")
        stream.flush()


def report_missing(collected: Collected) -> None:
    """Print what was named and is missing, and a message where no file is left to look at."""
    for one in collected.missing:
        say(f"error: {one.message}", err=True)
        say(f"help: {one.help}", err=True)
    for words in collected.notes:
        say(f"note: {words}", err=True)
    if not collected.named and not collected.missing:
        say("note: all that was named is left out, by --exclude, by settings or by a .gitignore file", err=True)


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, remarks: bool, err: bool = False) -> None:
    """Print diagnostics, with the remarks among them or without. Those that ask for nothing share a line."""
    for found in folded(diagnostics):
        if remarks or found.severity is not Severity.INFO:
            say(diagnostic_text(found), err=err)


def severity_counts(diagnostics: Sequence[Diagnostic], *, remarks_shown: bool) -> str:
    """The number of diagnostics of each severity: ``2 errors, 1 warning``."""
    parts = []
    for severity, (one, many) in TITLES.items():
        number = sum(found.severity is severity for found in diagnostics)
        if number:
            hidden = " (shown with -v)" if severity is Severity.INFO and not remarks_shown else ""
            parts.append(f"{number} {one if number == 1 else many}{hidden}")
    return ", ".join(parts) or "nothing found"


def hand_back(content: bytes) -> None:
    """Give the content of a file back by standard output, byte for byte, as a program wants it; a terminal is shown text."""
    if sys.stdout.isatty():
        say(content.decode("utf-8", errors="replace"), end="")
    else:
        sys.stdout.buffer.write(content)


def deliver(text: str, output_file: str | None, *, err: bool = False, commands: bool = False) -> None:
    """Print a result, or write it to a file whole or not at all. "-" is standard output; a file gets no colours.

    With ``err``, what would be printed goes to standard error, because standard output carries something else.
    """
    if output_file is None or output_file == STANDARD_OUTPUT:
        if text and sys.stdout is None and not err:
            raise refusal("cannot print the result: standard output is closed; name a file with -o")
        say(text, end="", err=err, commands=commands)
    else:
        write_text(terminal(text, commands=commands), output_file)


def deliver_parts(parts: Iterable[str], output_file: str | None) -> None:
    """The same for a result that comes part by part. What is printed is printed as it comes; a file is written whole."""
    if output_file is None or output_file == STANDARD_OUTPUT:
        for part in filter(None, parts):
            deliver(part, output_file)
    elif first := next(coming := iter(parts), ""):  # nothing came of what was named: a file would look like a result
        write_parts(map(terminal, chain([first], coming)), output_file)
