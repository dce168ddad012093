"""Whole processes, and what they cost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KIB = 1024
PEAK_UNIT = 1 if sys.platform == "darwin" else KIB
"""The unit in which the system gives the most memory that a process had."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds that passed, processor seconds, bytes of memory of its largest process, and what it printed."""

    wall: float
    cpu: float
    peak: int
    output: str


def run(command: Sequence[str], where: Path) -> Run:
    """Run a command to its end. Processes that it starts and waits for count as part of it."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with tempfile.TemporaryFile() as printed:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=where, env=alone, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read().decode("utf-8", "replace")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * PEAK_UNIT, output)


def least_peak() -> int:
    """What this process itself has had. A system that hands the figure on to new processes gives none that is smaller."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    peak = int(median(one.peak for one in runs))
    return Run(median(one.wall for one in runs), median(one.cpu for one in runs), peak, runs[-1].output)


def times_as_long(slower: Sequence[Run], faster: Sequence[Run]) -> float:
    """How many times as long one takes as another: the median over rounds, in each of which they ran in turn."""
    return median(one.wall / other.wall for one, other in zip(slower, faster, strict=True))
