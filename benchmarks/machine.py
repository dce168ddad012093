"""The machine that figures were obtained on, in words."""

from __future__ import annotations

import os
import platform
from pathlib import Path

GIB = 1024**3


def machine() -> str:
    """Its processor, memory, system and interpreters' version, as far as the system gives them."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{_processor()}, {processors} processors, {memory:.0f} GiB, {system}, Python {platform.python_version()}"


def load() -> str:
    """How many processes wanted a processor in the last minute, five and fifteen."""
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())


def _processor() -> str:
    processors = Path("/proc/cpuinfo")
    if processors.exists():
        for line in processors.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
