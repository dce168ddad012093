"""What ``scn lint`` is meant to reach, held against what was measured. A goal without figures is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peers import FIRST, OURS, RIVAL, RIVAL_JS, RIVAL_NATIVE, SECOND
from runs import Run, middle, times_as_long

Figures = Mapping[str, Sequence[Run]]
"""The runs of each program on so many files."""

MIB = 1024 * 1024
MANY, MOST = 1_000, 10_000
TIMES_AS_LONG = {
    RIVAL: {1: 4.5, 100: 10, MANY: 20, MOST: 20},
    RIVAL_JS: {1: 12, MANY: 50, MOST: 60},
    RIVAL_NATIVE: {MANY: 1, MOST: 1},
}
LEAST_MEMORY_RATIO = 10
MOST_MEMORY = 100 * MIB
SECOND_RUN = 10
NEARLY_LINEAR = 1.15
"""How many times as long a file may take among many as among fewer."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked, what was measured, and whether that does."""

    asked: str
    measured: str
    reached: bool


def goals_table(figures: Mapping[int, Figures]) -> str:
    """All goals as a table in Markdown."""
    rows = [
        f"| {goal.asked} | {goal.measured} | {'yes' if goal.reached else '**no**'} |"
        for number in figures
        for goal in _goals(number, figures)
    ]
    return "\n".join(["| goal | measured | reached |", "| --- | --- | --- |", *rows])


def _goals(number: int, figures: Mapping[int, Figures]) -> Iterator[Goal]:
    here = figures[number]
    for peer, ratios in TIMES_AS_LONG.items():
        if number in ratios and peer in here:
            yield _quicker(number, peer, ratios[number], here)
    if number >= MANY:
        ratio = times_as_long(here[FIRST], here[SECOND])
        yield Goal(
            f"{number:,} files: a second run at least {SECOND_RUN} times as quick", f"{ratio:.1f}", ratio >= SECOND_RUN
        )
    if number == MOST:
        yield from _memory(here)
        if MANY in figures:
            yield _linear(figures)


def _quicker(number: int, peer: str, asked: float, here: Figures) -> Goal:
    ratio = times_as_long(here[peer], here[OURS])
    words = f"{asked:g} times as quick as" if asked > 1 else "as quick as"
    return Goal(f"{_files(number)}: at least {words} {peer}", f"{ratio:.1f}", ratio >= asked)


def _memory(here: Figures) -> Iterator[Goal]:
    peak = middle(here[OURS]).peak
    yield Goal(f"{MOST:,} files: under 100 MiB", f"{peak / MIB:.0f} MiB", peak < MOST_MEMORY)
    if RIVAL_NATIVE in here:
        ratio = middle(here[RIVAL_NATIVE]).peak / peak
        asked = f"{MOST:,} files: a tenth of the memory of {RIVAL_NATIVE}"
        yield Goal(asked, f"one part in {ratio:.1f}", ratio >= LEAST_MEMORY_RATIO)


def _linear(figures: Mapping[int, Figures]) -> Goal:
    each = {number: middle(figures[number][OURS]).cpu / number for number in (MANY, MOST)}
    growth = each[MOST] / each[MANY]
    asked = f"{MOST:,} files: time grows as their number, a file takes no more than at {MANY:,}"
    return Goal(asked, f"{growth:.2f} times as much", growth <= NEARLY_LINEAR)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"
