"""What a check finds in a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Pointer


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a place of the proposal, with advice on this very fault and a second place where they help."""

    at: Pointer
    message: str
    help: str = ""
    on_key: bool = False
    related: str = ""
    related_at: Pointer = ()
