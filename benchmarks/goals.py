"""What ``scn lint`` is meant to reach, held against what was measured. A goal without figures is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peers import OURS, RIVAL, RIVAL_JS
from runs import Run, middle, times_as_long

Figures = Mapping[str, Sequence[Run]]
"""The runs of each program on so many files."""

MIB = 1024 * 1024
MANY, MOST = 1_000, 10_000
TIMES_AS_LONG: Mapping[str, Mapping[int, float]] = {
    RIVAL: {1: 2.5, MANY: 12},
    RIVAL_JS: {1: 6, MANY: 40},
}
MOST_MEMORY = 100 * MIB
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
    if number == MOST:
        yield _memory(here)
        if MANY in figures:
            yield _linear(figures)


def _quicker(number: int, peer: str, asked: float, here: Figures) -> Goal:
    ratio = times_as_long(here[peer], here[OURS])
    return Goal(f"{_files(number)}: at least {asked:g} times as quick as {peer}", f"{ratio:.1f}", ratio >= asked)


def _memory(here: Figures) -> Goal:
    peak = middle(here[OURS]).peak
    return Goal(f"{MOST:,} files: under 100 MiB", f"{peak / MIB:.0f} MiB", peak < MOST_MEMORY)


def _linear(figures: Mapping[int, Figures]) -> Goal:
    each = {number: middle(figures[number][OURS]).cpu / number for number in (MANY, MOST)}
    growth = each[MOST] / each[MANY]
    asked = f"{MOST:,} files: time grows as their number, a file takes no more than at {MANY:,}"
    return Goal(asked, f"{growth:.2f} times as much", growth <= NEARLY_LINEAR)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"
