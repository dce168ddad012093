"""The pages that lie beside each other, and the addresses by which they lead to each other."""

from __future__ import annotations

import re

INDEX = "index.html"
INDEX_TABLE = "index.csv"
RULES = "rules.html"
SOURCES = "sources.html"

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
RULE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
ITEM = re.compile(r"SI-[0-9]{3}")
TAKEN = frozenset({"index", "rules", "sources"})
"""Names of pages of ours. A report of such a name would be written over one of them."""


def report_page(identifier: str) -> str:
    """The report of a proposal, or nothing where its identifier could not name a page."""
    usable = FILE_NAME.fullmatch(identifier) and identifier.lower() not in TAKEN
    return f"{identifier}.html" if usable else ""


def anchor(name: str) -> str:
    """A name from a ruleset as a place on a page."""
    return name.replace("_", "-")


def rule_address(name: str) -> str:
    """Where the rule book has a rule or a table, or nothing where the name could not be one of a rule."""
    return f"{RULES}#{anchor(name)}" if RULE.fullmatch(name) else ""


def item_address(number: str) -> str:
    """Where the page of the source has an item, or nothing where the number could not be one of an item."""
    return f"{SOURCES}#{number}" if ITEM.fullmatch(number) else ""
