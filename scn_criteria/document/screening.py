"""What can be said of a file before its YAML is read: its encoding, its size, its characters."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.characters import CONTROL, HIDDEN, named, named_all
from scn_criteria.document.codes import (
    CONTROL_CHARACTER,
    EXPLICIT_TAG,
    FILE_TOO_LARGE,
    HIDDEN_CHARACTER,
    NOT_UTF_8,
)
from scn_criteria.document.faults import Faults
from scn_criteria.document.limits import Limits
from scn_criteria.document.places import Places

BYTE_ORDER_MARK = "\ufeff"
TAG_DIRECTIVE = r"(?m)^%TAG\b.*"
HIDDEN_LINE = f"{HIDDEN}(?:[^\\r\\n]*{HIDDEN})?"
"""From the first hidden character of a line to its last."""

MOST_HIDDEN = 100
"""A file with more lines of this kind is not made by hand, and a hundred are enough to show it."""


def too_large(size: int, path: str, limits: Limits) -> Diagnostic | None:
    """The fault of a file that is larger than the limit."""
    if size <= limits.max_bytes:
        return None
    return Diagnostic(FILE_TOO_LARGE, f"found {size:,} bytes, expected at most {limits.max_bytes:,}", path)


def decoded(raw: bytes, path: str, limits: Limits) -> str | Diagnostic:
    """The text of a file. Byte order marks before UTF-8 do no harm and are taken off; other encodings are refused."""
    fault = too_large(len(raw), path, limits)
    if fault is not None:
        return fault
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Diagnostic(NOT_UTF_8, "found text in UTF-16, expected UTF-8", path)
    try:
        return raw.decode().lstrip(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return _not_utf_8(raw, error.start, path)


def _not_utf_8(raw: bytes, index: int, path: str) -> Diagnostic:
    """The fault of a byte that is no UTF-8. Only the text before it is known for certain."""
    before = raw[:index].decode().lstrip(BYTE_ORDER_MARK)
    span = Places(before).span(len(before), len(before))
    return Diagnostic(NOT_UTF_8, f"found the byte 0x{raw[index]:02X}, expected text in UTF-8", path, span)


def hidden_lines(text: str, path: str) -> tuple[Diagnostic, ...]:
    """A warning for each line that holds hidden characters, up to a hundred of them."""
    places = Places(text)
    return tuple(_hidden_line(found, path, places) for found in islice(re.finditer(HIDDEN_LINE, text), MOST_HIDDEN))


def _hidden_line(found: re.Match[str], path: str, places: Places) -> Diagnostic:
    names = named_all("".join(re.findall(HIDDEN, found[0])))
    message = f"found hidden {names}, expected only characters that show"
    return Diagnostic(HIDDEN_CHARACTER, message, path, places.span(*found.span()))


def report_characters(text: str, faults: Faults) -> None:
    """Report the first character that no text may hold, and how many there are."""
    found = re.search(CONTROL, text)
    if found is None:
        return
    more = len(re.findall(CONTROL, text)) - 1
    others = f" and {more:,} more of its like" if more else ""
    message = f"found the control character {named(found[0])}{others}, expected only text"
    faults.report(CONTROL_CHARACTER, message, found.span())


def report_directives(text: str, faults: Faults) -> None:
    """Refuse tag directives before the parser sees them: it compares each one with all the others."""
    if text.startswith("%TAG") or "\n%TAG" in text or "\r%TAG" in text:
        found = re.search(TAG_DIRECTIVE, text.replace("\r", "\n"))
        if found is not None:
            raise faults.halt(EXPLICIT_TAG, "found a declaration of tags, expected keys and values", found.span())
