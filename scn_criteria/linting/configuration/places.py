"""Where settings stand in their file. What reads TOML tells values but not places, so they are looked up."""

from __future__ import annotations

import re

from scn_criteria.diagnostics import Span
from scn_criteria.document.places import Places

HEADER = re.compile(r"^[ \t]*\[+[ \t]*([^\]\r\n]*?)[ \t]*\]", re.MULTILINE)
QUOTES = str.maketrans("", "", "\"' \t")


class SettingPlaces:
    """The places within one section of a file, or within all of it."""

    def __init__(self, text: str, section: str) -> None:
        self._text = text
        self._places = Places(text)
        self._section = section
        self._start, self._end = self._bounds(section) if section else (0, len(text))

    def _bounds(self, section: str) -> tuple[int, int]:
        """From the header of the section to the next header that begins none of its parts."""
        start = -1
        for header in HEADER.finditer(self._text):
            name = header[1].translate(QUOTES)
            within = name == section or name.startswith(f"{section}.")
            if within and start < 0:
                start = header.start()
            elif not within and start >= 0:
                return start, header.start()
        return max(start, 0), len(self._text)

    @property
    def section(self) -> Span:
        """The header of the section, or the top of the file."""
        line = re.compile(r"[^\r\n]*").match(self._text, self._start) if self._section else None
        return self._places.span(*(line.span() if line else (0, 0)))

    def key(self, key: str) -> Span:
        """A key, or else the section."""
        found = self._key(key)
        return self._places.span(*found.span("key")) if found else self.section

    def value(self, key: str, written: str) -> Span:
        """What is written somewhere after a key, or else the key."""
        found = self._key(key)
        if found is None:
            return self.section
        word = re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])").search(self._text, found.end(), self._end)
        return self._places.span(*word.span()) if written and word else self.key(key)

    def _key(self, key: str) -> re.Match[str] | None:
        """The key before a sign of equality, or as the last part of a header."""
        quoted = f"[\"']?(?P<key>{re.escape(key)})[\"']?"
        assigned = re.compile(rf"^[ \t]*(?:[\w\"'.-]+\.)?{quoted}[ \t]*[=:]", re.MULTILINE)
        headed = re.compile(rf"^[ \t]*\[[^\]\r\n]*?\b{quoted}[ \t]*\]", re.MULTILINE)
        return assigned.search(self._text, self._start, self._end) or headed.search(self._text, self._start, self._end)
