"""How large a file may be. Files come from strangers, and a small file can stand for a huge one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused as too much. Values that aliases repeat count against ``max_nodes`` each time."""

    max_bytes: int = 1024 * 1024
    max_depth: int = 64
    max_nodes: int = 200_000
    max_scalar: int = 60_000
    max_digits: int = 60


LIMITS = Limits()
