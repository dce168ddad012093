"""Text from files made safe to show: in spreadsheets, in Markdown, in HTML attributes and on terminals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

# Cells of spreadsheets

TAKEN_FOR_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet would run instead of showing it: the last four are the wide forms of the signs."""


MARKED_AS_UNICODE = "\ufeff"
"""The byte order mark that a table begins with: without it, Excel takes UTF-8 for the encoding of its own country."""


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever blanks it begins with."""
    return f"'{text}" if text.startswith(TAKEN_FOR_FORMULAS) or text.lstrip().startswith(TAKEN_FOR_FORMULAS) else text


def html_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of HTML from plain texts, for notebooks: a caption, a heading for each column, and the rows."""
    top = "".join(f'<th scope="col">{escape(plain(name))}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(plain(value))}</td>' for value in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(plain(caption))}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"


PILED = re.compile(f"(?<=[{MARKS}]{{8}})[{MARKS}]+")


def _clean(text: str) -> str:
    composed = PILED.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))
    return BROKEN.sub("\N{REPLACEMENT CHARACTER}", composed)


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"


def plain(text: str) -> str:
    """A text that came from a file, for attributes and titles, where no element may stand."""
    return UNSEEN.sub(lambda found: f"[{_code_point(found)}]", _clean(text))


# Markdown

MARKDOWN_MARKS = re.compile(r"[\\`*_{}\[\]<>|~#$&!^]")
"""Characters that mean something anywhere in a line."""

AT_THE_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))")
ADDRESS = re.compile(r"(?<=www)\.|:(?=//)|(?<=mailto):", re.IGNORECASE)
MENTION = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=[\w+-]+:)", re.IGNORECASE)
"""What code hosts make people, issues and small pictures of."""

JOINER = "\N{WORD JOINER}"
"""A character without width that is no letter, so that what follows is no name of a person or an issue any more."""


def escaped(text: str) -> str:
    """A text on one line, in which every character stands for itself."""
    marked = within_line(text)
    start = AT_THE_START.match(marked)
    if not start:
        return marked
    begins = start.end()
    return f"{marked[:begins]}\\{marked[begins:]}" if marked[0].isdigit() else f"\\{marked}"


def within_line(text: str) -> str:
    """The same for a text that something of ours stands before, so that it begins no line."""
    line = " ".join(plain(text).split())
    marked = MARKDOWN_MARKS.sub(
        lambda found: f"\\{found.group()}", MENTION.sub(lambda found: f"{found.group()}{JOINER}", line)
    )
    return ADDRESS.sub(lambda found: f"\\{found.group()}", marked)


def code(text: str) -> str:
    """A text as code. Its fence is longer than any row of backticks in it."""
    line = " ".join(plain(text).split())
    longest = max((len(found) for found in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"


UNSHOWN = "[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
"""Characters that end a line, move the cursor, turn the order of a text around, or cannot be seen.

It takes long to compile, and most texts have none.
"""


def visible(text: str) -> str:
    """A text on one line with nothing hidden in it, for terminals and logs: files and their names come from strangers."""
    return text if text.isascii() and text.isprintable() else re.sub(UNSHOWN, _shown, text)


def _shown(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\n\r" else f"[U+{ord(found[0]):04X}]"
