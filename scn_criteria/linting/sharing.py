"""Subjects looked at one by one, or shared out among processes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scn_criteria.linting.answer import Answer, answer_for
from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.subject import Subject

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

SHARE = 40
"""How many subjects a process takes at a time: few enough that both end together, many enough that asking costs nothing."""


def answers(subjects: Sequence[Subject], occasion: Occasion, *, jobs: int, to_remember: bool) -> Iterator[Answer]:
    """The answers in the order of the subjects. Raises BrokenProcessPool where a process was ended from outside."""
    if jobs > 1:
        yield from _shared(subjects, occasion, jobs, to_remember=to_remember)
    else:
        for subject in subjects:
            yield answer_for(subject, occasion, to_remember=to_remember)


def _shared(subjects: Sequence[Subject], occasion: Occasion, jobs: int, *, to_remember: bool) -> Iterator[Answer]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few files need one process only

    from scn_criteria.linting.wire import from_text  # noqa: PLC0415

    shares = [subjects[start : start + SHARE] for start in range(0, len(subjects), SHARE)]
    pool = ProcessPoolExecutor(min(jobs, len(shares)), mp_context=_context(), initializer=_leave_stopping_to_the_first)
    try:
        waiting = [pool.submit(_answers_of_share, share, occasion, to_remember) for share in shares]
        for share, future in zip(shares, waiting, strict=True):
            for subject, (key, text) in zip(share, future.result(), strict=True):
                yield Answer(from_text(text, subject.shown), key, text)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _answers_of_share(subjects: Sequence[Subject], occasion: Occasion, to_remember: bool) -> list[tuple[bytes | None, str]]:
    from scn_criteria.linting.wire import to_text  # noqa: PLC0415 - few files need one process only

    found = [answer_for(subject, occasion, to_remember=to_remember) for subject in subjects]
    return [(one.key, to_text(one.checked)) for one in found]


def _context() -> BaseContext:
    """A copy of this process is there at once where the system can make one; elsewhere each process starts from nothing."""
    import multiprocessing  # noqa: PLC0415 - few files need one process only

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C reaches all processes of a terminal. The first one ends the others, in order and without a word from them."""
    import signal  # noqa: PLC0415 - few files need one process only

    signal.signal(signal.SIGINT, signal.SIG_IGN)
