"""Progress where one waits at a terminal, silence everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

ItemT = TypeVar("ItemT")
ENOUGH_TO_WAIT = 10


def watched(items: Sequence[ItemT], label: str, *, quiet: bool) -> Iterator[ItemT]:
    """The items one by one, with a bar on standard error if there are many and somebody is watching."""
    if quiet or len(items) < ENOUGH_TO_WAIT or not sys.stderr.isatty():
        yield from items
        return
    from click import progressbar  # noqa: PLC0415 - nobody is watching a pipe

    with progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


@contextmanager
def stepping(number: int, label: str, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """What is to be told how many more are done; it draws the same bar where it is wanted."""
    if quiet or number < ENOUGH_TO_WAIT or not sys.stderr.isatty():
        yield lambda _done: None
        return
    from click import progressbar  # noqa: PLC0415 - nobody is watching a pipe

    with progressbar(length=number, label=label, file=sys.stderr) as bar:
        yield bar.update
