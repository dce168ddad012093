"""The kind of file that a document states in its ``format``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scn_criteria.document.document import Document, Loaded

OURS = "scn-"
PROPOSAL = "scn-proposal"
RECORD = "scn-decision-record"
RECORD_ENDINGS = (".decision.yaml", ".decision.yml")


def mapping(document: Document) -> Mapping[str, Any]:
    """The data of a document that a schema has found to be a mapping."""
    if not isinstance(document.data, dict):
        raise TypeError(f"{document.path} is not a mapping; its schema should have said so")
    return document.data


def is_other_data(document: Document) -> bool:
    """Whether a document says itself that it is data of this program, but no proposal."""
    stated = _stated(document)
    return stated.startswith(OURS) and not stated.startswith(PROPOSAL)


def is_record(loaded: Loaded, path: str) -> bool:
    """Whether a file says that it is a decision record or, where it says nothing, is called as one."""
    stated = _stated(loaded.document) if loaded.document else ""
    return stated.startswith(RECORD) if stated else path.endswith(RECORD_ENDINGS)


def states_format(document: Document | None, name: str) -> bool:
    """Whether a document says that it has a format of this name, whatever its version."""
    return document is not None and _stated(document).startswith(f"{name}/")


def _stated(document: Document) -> str:
    """The format that a document says it has, or nothing."""
    stated = document.data.get("format") if isinstance(document.data, dict) else None
    return stated if isinstance(stated, str) else ""
