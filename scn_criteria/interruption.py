"""End at a signal: at once, but never within a step that must be whole, with nothing of ours left behind and no traceback.

An exception raised by a signal handler can come anywhere, also where Python may only print and drop it. So nothing is
raised: the handler itself clears up what is unfinished, says so, and ends the process.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""What asks a program to end. Each is missing on some platform."""

STOPPED = b"stopped; nothing was left half written\n"
STANDARD_ERROR = 2
BY_SIGNAL = 128
"""Shells give a program that a signal ended this exit code and the number of the signal."""


class _Ending:
    """What is known in case a signal comes: what clears up, how many whole steps are under way, the signal that waits."""

    def __init__(self) -> None:
        self.clearing: list[Callable[[], None]] = []
        self.steps = 0
        self.waiting: int | None = None
        self.orderly = False

    def handle(self, number: int, _frame: FrameType | None = None) -> None:
        """Take a signal: end, or note that it came where a whole step is under way."""
        if self.steps:
            self.waiting = number
        else:
            self.end(number)

    def end(self, number: int) -> None:
        """Clear up, say so, and end the process."""
        for clear in self.clearing:
            with suppress(Exception):
                clear()
        if self.orderly and number == signal.SIGINT:
            os._exit(0)
        with suppress(OSError):
            # A terminal shows "^C" where the cursor is.
            os.write(STANDARD_ERROR, b"\n" + STOPPED if number == signal.SIGINT else STOPPED)
        os._exit(BY_SIGNAL + number)


_ENDING = _Ending()


def clear_up_with(clear: Callable[[], None]) -> None:
    """Have a function called when a signal ends the process. It must do no harm when called twice."""
    _ENDING.clearing.append(clear)


@contextmanager
def whole_step() -> Iterator[None]:
    """A context that no signal cuts short: one that comes ends the process when it is over."""
    _ENDING.steps += 1
    try:
        yield
    finally:
        _ENDING.steps -= 1
        if not _ENDING.steps and _ENDING.waiting is not None:
            _ENDING.end(_ENDING.waiting)


@contextmanager
def orderly_end() -> Iterator[None]:
    """A context that Ctrl-C ends as it should: with exit code 0, and without a word."""
    _ENDING.orderly = True
    try:
        yield
    finally:
        _ENDING.orderly = False


@contextmanager
def signals_taken() -> Iterator[None]:
    """A context in which signals end the process in this way. One that is ignored stays so, as ``nohup`` wants it."""
    before: dict[signal.Signals, Any] = {}
    try:
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                with suppress(ValueError):  # in a thread that is not the main one
                    before[number] = signal.signal(number, _ENDING.handle)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
