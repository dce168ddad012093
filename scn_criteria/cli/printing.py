"""Diagnostics on the terminal, and results to a file or to standard output."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from scn_criteria.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_OUTPUT = "-"
ODD_CHARACTERS = "backslashreplace"
"""What becomes of the name of a file that is no proper text."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
TITLES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}


def diagnostic_text(found: Diagnostic) -> str:
    """A diagnostic on two lines or more: where and what, then help, then any second place."""
    start = found.span.start
    code = click.style(found.code.number, fg=COLOURS[found.severity], bold=True)
    lines = [f"{found.path}:{start.line}:{start.column}: {code} {found.message}"]
    lines += [f"  note: {one.message} ({one.span.start.line}:{one.span.start.column})" for one in found.related]
    if found.advice:
        lines.append(f"  {click.style('help:', dim=True)} {found.advice}")
    return "\n".join(lines)


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, remarks: bool, err: bool = False) -> None:
    """Print diagnostics, with the remarks among them or without."""
    for found in diagnostics:
        if remarks or found.severity is not Severity.INFO:
            click.echo(diagnostic_text(found), err=err)


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
            raise click.ClickException("cannot print the result: standard output is closed; name a file with -o")
        click.echo(text, nl=False, err=err)
    else:
        from pathlib import Path  # noqa: PLC0415 - it takes a while to import, and what is printed needs none of it

        write_all({Path(output_file): click.unstyle(text)})


def write_all(texts: Mapping[Path, str | bytes]) -> None:
    """Write files whole or not at all: first all beside their places, then all moved there.

    Raises ClickException where the system refuses, and leaves nothing behind.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if path.is_dir():  # found out only when moving, it would leave half of the files in place
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not os.access(path, os.W_OK):  # a new file in its place would not ask
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if _takes_writing_only(path):
                path.write_bytes(_encoded(text))
            else:
                staged[path] = _stage(path, text)
        for path, waiting in staged.items():
            waiting.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f'cannot write "{path}": {reason}') from error
    finally:
        for waiting in staged.values():
            waiting.unlink(missing_ok=True)


def _takes_writing_only(path: Path) -> bool:
    """Whether a path is a device or a pipe, such as ``/dev/null``, which a file must never take the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors=ODD_CHARACTERS)


def _stage(path: Path, text: str | bytes) -> Path:
    """Write a text to a new file beside its place, readable like any other file of the user."""
    import tempfile  # noqa: PLC0415 - they take long to import, and most runs write no file
    from pathlib import Path  # noqa: PLC0415

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_encoded(text))
        waiting.chmod(_mode(path))
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def _mode(path: Path) -> int:
    """Who may read and write a file: as before where it is there already, and else as the user has it for new files."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
