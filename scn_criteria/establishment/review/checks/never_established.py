"""A return is that of a network that was established."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed, ProposalFound
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import normalise
from scn_criteria.signing import DecisionRecord
from scn_criteria.terms import Outcome

CODE = Code(
    "SCN341",
    "never-established",
    Severity.ERROR,
    "Only a network that was established has a term to use, aims to reach and money to answer for.",
    "Name the proposal that was established, or its decision record, by the path from the folder of the return.",
    "The Way Forward, Accountability and governance (SI-113)",
)

AT = ("network", "established")


def check(filed: Filed) -> Iterator[Fault]:
    """Look at the decision record where one is named, else at what the proposal comes to; and what it is about."""
    if not filed.around.looked:
        return
    named = filed.report.network.established
    if filed.around.proposal is None:
        message = f'no proposal is found at "{named.proposal}"; expected the one by which this network was established'
        yield Fault((*AT, "proposal"), message)
    if named.record is not None:
        yield from _record(named.record, filed.around.record)
    elif filed.around.proposal is not None:
        outcome = filed.around.proposal.outcome
        if outcome is not Outcome.ESTABLISH:
            found = "cannot be assessed" if outcome is None else f'comes to "{outcome.value}"'
            message = f'the proposal "{named.proposal}" {found}; expected "establish", or a decision record that says so'
            yield Fault((*AT, "proposal"), message)
    if filed.around.proposal is not None:
        yield from _subject(filed, filed.around.proposal)


def _subject(filed: Filed, proposal: ProposalFound) -> Iterator[Fault]:
    """The network is for the condition that the proposal names, in an area that it covers."""
    network = filed.report.network
    if proposal.names and normalise(network.condition) not in map(normalise, proposal.names):
        message = f'"{network.condition}" is not what the proposal is about; expected "{proposal.names[0]}"'
        yield Fault(("network", "condition"), message)
    area = filed.reference.area(network.area)
    if area is not None and proposal.areas and area.name not in proposal.areas:
        message = f'the proposal does not cover "{network.area}"; expected one of {"; ".join(proposal.areas)}'
        yield Fault(("network", "area"), message)


def _record(path: str, record: DecisionRecord | None) -> Iterator[Fault]:
    at = (*AT, "record")
    if record is None:
        yield Fault(
            at, f'no decision record without a fault is found at "{path}"; expected one that establishes the network'
        )
    elif record.is_blank:
        yield Fault(at, f'nothing is decided yet in "{path}"; expected a decision to establish the network')
    elif record.outcome is not Outcome.ESTABLISH:
        yield Fault(at, f'the decision in "{path}" is "{record.outcome.value}"; expected "establish"')
