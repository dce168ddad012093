"""Faults in the list of what the documents say, and in what refers to it: SCN43x."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

ITEM_REPEATED = Code(
    "SCN430",
    "source-item-repeated",
    ERROR,
    "Two items of the source have the same number.",
    "Give the later item the next free number; a number that was used is never given to another item.",
)
ITEM_OUT_OF_ORDER = Code(
    "SCN431",
    "source-item-missing",
    ERROR,
    "The numbers of the items do not run on without a gap.",
    "Put back the item that is missing, or renumber the items that nothing refers to yet.",
)
ITEM_UNKNOWN_DOCUMENT = Code(
    "SCN432",
    "source-unknown-document",
    ERROR,
    "An item of the source names a document that is not listed.",
    'Add the document under `documents`, here or in "ruleset.yaml".',
)
ITEM_UNKNOWN = Code(
    "SCN433",
    "unknown-source-item",
    ERROR,
    "Something says that it rests on an item of the source that does not exist.",
    '`scn rules coverage` lists the items; name one of them, or add the item to "sources.yaml".',
)
WAIVED_THOUGH_ENCODED = Code(
    "SCN434",
    "waived-though-encoded",
    WARNING,
    "An item of the source is waived although something rests on it.",
    "Remove `waived`, or take the number away from what names it.",
)

CODES = (ITEM_REPEATED, ITEM_OUT_OF_ORDER, ITEM_UNKNOWN_DOCUMENT, ITEM_UNKNOWN, WAIVED_THOUGH_ENCODED)
