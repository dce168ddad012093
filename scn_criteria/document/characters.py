"""Characters that do not belong in a text, or that hide in it."""

from __future__ import annotations

import re

CONTROL = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What YAML forbids. The expressions here are compiled where they are first used, for few files need any."""

HIDDEN = "[\x85\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
"""Marks and overrides of direction, characters without width, and line breaks that editors do not show."""

RARE_LEADS = (b"\xc2\x85", b"\xc2\xad", b"\xd8\x9c", b"\xe1\xa0\x8e", b"\xef\xbb\xbf")
COMMON_LEAD = b"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xa9])"
"""The hidden characters in UTF-8. Dashes and curly quotation marks begin with the same byte as most of them do."""

NAMES = {"\x85": "next line", "\x00": "null", "\x07": "bell", "\x08": "backspace", "\x1b": "escape", "\x7f": "delete"}


def may_hide(raw: bytes) -> bool:
    """Whether a file may hold hidden characters. To look at the bytes first is much faster for most files."""
    if raw.isascii():
        return False
    return re.search(COMMON_LEAD, raw) is not None or any(lead in raw for lead in RARE_LEADS)


def named(character: str) -> str:
    """A character as people can look it up: ``U+200B (zero width space)``."""
    import unicodedata  # noqa: PLC0415 - most files hold no character that must be named

    name = NAMES.get(character) or unicodedata.name(character, "").lower()
    number = f"U+{ord(character):04X}"
    return f"{number} ({name})" if name else number


def named_all(characters: str) -> str:
    """All the different characters, each named once, in the order of their numbers."""
    return ", ".join(named(character) for character in sorted(set(characters)))
