"""What stays when a network ends, and whether anybody keeps it.

Source: The Way Forward, Establishing strategic clinical networks (SI-010): the decision rests on change that lasts.
"""

from __future__ import annotations

import re

from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.model import LastingChange
from scn_criteria.proposal.placeholders import hollow_name

THE_NETWORK = re.compile(
    r"(?:(?:the|this|our)\s+)?(?:strategic\s+)?(?:clinical\s+)?networks?(?:\s+itself)?\.?", re.IGNORECASE
)


def lasting_changes(case: DatedProposal) -> tuple[LastingChange, ...]:
    """What a proposal says will stay. A placeholder says nothing."""
    term = case.proposal.term
    return tuple(change for change in term.lasting if case.says(change.what)) if term else ()


def is_kept(case: DatedProposal, change: LastingChange) -> bool:
    """Whether somebody keeps it who is still there when the network is not."""
    return bool(change.kept_by) and hollow_name(str(change.kept_by)) is None and not kept_by_the_network(case, change)


def kept_by_the_network(case: DatedProposal, change: LastingChange) -> bool:
    """Whether the network itself is to keep it, by its title or as "the network". It will have ended."""
    keeper = (change.kept_by or "").strip()
    return bool(THE_NETWORK.fullmatch(keeper)) or keeper.casefold() == case.proposal.title.strip().casefold()
