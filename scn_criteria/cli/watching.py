"""Doing something again whenever a file changes."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scn_criteria.cli.paths import ENDINGS
from scn_criteria.linting import STANDARD_INPUT

if TYPE_CHECKING:
    from watchfiles import Change
    from watchfiles.main import FileChange

SETTLING_MILLISECONDS = 200
"""How long to wait for more of the same: editors write a file in several steps."""


def watch(paths: Iterable[str], again: Callable[[], int]) -> None:
    """Do something now, and again after each change, until Ctrl-C ends it. Raises UsageError where that cannot be."""
    named = tuple(paths)
    if STANDARD_INPUT in named:
        raise click.UsageError("standard input cannot be watched; name files or folders")
    try:
        from watchfiles import watch as changes_of  # noqa: PLC0415 - an extra that only watching needs
    except ImportError as error:
        message = "--watch needs a package that is not here; install it with: pip install 'scn-criteria[watch]'"
        raise click.UsageError(message) from error
    with suppress(KeyboardInterrupt):  # That is how watching ends.
        _watch(named, again, changes_of)


def _watch(named: tuple[str, ...], again: Callable[[], int], changes_of: Callable[..., Iterator[set[FileChange]]]) -> None:
    batches = changes_of(
        *folders(named),
        watch_filter=_matters,
        debounce=SETTLING_MILLISECONDS,
        rust_timeout=SETTLING_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    next(batches)  # The watch begins here, so that a change during the first look is not missed.
    again()
    _say_waiting()
    for changes in filter(None, batches):
        changed = ", ".join(sorted({Path(path).name for _, path in changes}))
        click.echo(f"\nchanged: {changed}", err=True)
        again()
        _say_waiting()


def folders(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders to keep an eye on: those named, and those that the files and patterns named are in."""
    return tuple(dict.fromkeys(_folder(Path(path)) for path in paths))


def _folder(path: Path) -> str:
    while not path.is_dir() or glob.has_magic(str(path)):
        path = path.parent
    return str(path)


def _matters(_change: Change, path: str) -> bool:
    return Path(path).suffix in ENDINGS and not Path(path).name.startswith(".")


def _say_waiting() -> None:
    click.echo("waiting for changes; Ctrl-C ends it", err=True)
