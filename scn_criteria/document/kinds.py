"""What kind of file a document says it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scn_criteria.document.document import Document

OURS = "scn-"
PROPOSAL = "scn-proposal"


def mapping(document: Document) -> Mapping[str, Any]:
    """The data of a document that a schema has found to be a mapping."""
    if not isinstance(document.data, dict):
        raise TypeError(f"{document.path} is not a mapping; its schema should have said so")
    return document.data


def is_other_data(document: Document) -> bool:
    """Whether a document says itself that it is data of this program, but no proposal."""
    stated = document.data.get("format") if isinstance(document.data, dict) else None
    return isinstance(stated, str) and stated.startswith(OURS) and not stated.startswith(PROPOSAL)
