"""Paths as they are told to programs and to people elsewhere: nothing of this machine in them."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from scn_criteria.linting.subject import STANDARD_INPUT

NAMED_INPUT = "stdin"
"""What standard input goes by where the name of a file is expected."""


def address(path: str, folder: str) -> str:
    """A path from a folder on, with forward slashes. Of an absolute path outside the folder only the name is left."""
    pure = PurePath(path)
    if not pure.is_absolute():
        return pure.as_posix()
    inside = bool(folder) and pure.is_relative_to(folder)
    return pure.relative_to(folder).as_posix() if inside else pure.name


def relative_reference(address_: str) -> str:
    """An address as a relative reference (RFC 3986): every byte that means something there, or nothing, is escaped."""
    named = NAMED_INPUT if address_ == STANDARD_INPUT else address_
    return quote(named.encode("utf-8", errors="surrogateescape"), safe="/-._~")
