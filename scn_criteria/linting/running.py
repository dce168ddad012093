"""A run of the linter over many things: what was found before is remembered, the rest is shared out among processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.result import Checked, Linted
from scn_criteria.linting.selection import Selection
from scn_criteria.linting.subject import Subject
from scn_criteria.records import dataclass

WORTH_SHARING = 150
"""From so many subjects on, more processes end sooner than one: starting them takes as long as checking about that many."""

Step = Callable[[int], None]
"""Told how many more have been looked at."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may use: so many processes, and a folder to remember answers in. Neither changes what is found."""

    jobs: int = 1
    memory: str | os.PathLike[str] | None = None


def processors() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def lint(subjects: Sequence[Subject], occasion: Occasion, means: Means, step: Step = lambda _number: None) -> Linted:
    """Look at everything; the answers are in the order of the subjects."""
    answers: dict[int, Checked | None] = {}
    memory = None
    if means.memory is not None:
        from scn_criteria.linting.memory.answers import Memory  # noqa: PLC0415 - without a folder for it, none of it is needed

        memory = Memory(means.memory, occasion)
        answers.update(memory.known(subjects))
        step(len(answers))
    rest = [index for index in range(len(subjects)) if index not in answers]
    if rest:
        from scn_criteria.linting.sharing import answers as answers_for  # noqa: PLC0415 - known answers need none of it

        jobs = means.jobs if len(rest) >= WORTH_SHARING else 1
        found = answers_for([subjects[index] for index in rest], occasion, jobs=jobs, to_remember=memory is not None)
        for index, answer in zip(rest, found, strict=True):
            answers[index] = answer.checked
            if memory is not None:
                memory.learn(answer)
            step(1)
    if memory is not None:
        memory.close()
    ordered = (answers[index] for index in range(len(subjects)))
    selection = Selection(occasion.settings)  # answers hold everything, so that other settings need no other answers
    return Linted(tuple(selection.kept(one) for one in ordered if one is not None), occasion.settings.fail_level)
