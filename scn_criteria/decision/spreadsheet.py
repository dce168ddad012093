"""Texts in tables for spreadsheets. Proposals come from strangers, and a spreadsheet runs what looks like a formula."""

from __future__ import annotations

TAKEN_FOR_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet would run instead of showing it: the last four are the wide forms of the signs."""


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever blanks it begins with."""
    return f"'{text}" if text.startswith(TAKEN_FOR_FORMULAS) or text.lstrip().startswith(TAKEN_FOR_FORMULAS) else text
