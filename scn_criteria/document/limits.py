"""How large a file may be. Files come from strangers, and a small file can stand for a huge one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused as too much. Values that aliases repeat count against ``max_nodes`` each time.

    After ``max_faults`` the rest of a file is left unread: nobody mends so many at once.
    """

    max_bytes: int = 1024 * 1024
    max_depth: int = 64
    max_nodes: int = 200_000
    max_scalar: int = 60_000
    max_digits: int = 60
    max_faults: int = 500


LIMITS = Limits()
