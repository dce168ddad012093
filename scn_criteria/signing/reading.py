"""What a file that is a decision record holds, and what it is called."""

from __future__ import annotations

from typing import Any

from scn_criteria.document import Document
from scn_criteria.proposal.reading import read_record
from scn_criteria.signing.record import DecisionRecord

ENDING = ".decision.yaml"


def file_name(identifier: str) -> str:
    """What the record of a proposal is called."""
    return f"{identifier}{ENDING}"


def read_decision(document: Document) -> DecisionRecord:
    """The record that a document holds. The schema has found no fault with it, and its dates are days."""
    return read_record(DecisionRecord, filled_in(document.data))


def filled_in(data: Any) -> Any:
    """The data without the keys that nobody has given a value. Items of lists stay in their places."""
    if isinstance(data, dict):
        return {key: filled_in(value) for key, value in data.items() if not _is_blank(value)}
    return [filled_in(item) for item in data] if isinstance(data, list) else data


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
