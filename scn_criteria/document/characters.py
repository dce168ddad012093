"""Characters that do not belong in a text, or that hide in it."""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML forbids. U+FEFF may only open a file, where it has been taken off already."""

HIDDEN = re.compile("[\x85\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069]")
"""Marks and overrides of direction, characters without width, and line breaks that editors do not show."""

NAMES = {"\x85": "next line", "\x00": "null", "\x07": "bell", "\x08": "backspace", "\x1b": "escape", "\x7f": "delete"}


def named(character: str) -> str:
    """A character as people can look it up: ``U+200B (zero width space)``."""
    name = NAMES.get(character) or unicodedata.name(character, "").lower()
    number = f"U+{ord(character):04X}"
    return f"{number} ({name})" if name else number


def named_all(characters: str) -> str:
    """All the different characters, each named once, in the order of their numbers."""
    return ", ".join(named(character) for character in sorted(set(characters)))
