"""Texts for Markdown, so that none of them can become a mark, a link, an element or a mention."""

from __future__ import annotations

import re

from scn_criteria.report.filters import plain

MARKS = re.compile(r"[\\`*_{}\[\]<>|~#$&!^]")
"""Characters that mean something anywhere in a line."""

AT_THE_START = re.compile(r"^(?:[-+=:]|\d{1,9}(?=[.)]))")
ADDRESS = re.compile(r"(?<=www)\.|:(?=//)|(?<=mailto):", re.IGNORECASE)
MENTION = re.compile(r"@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=[\w+-]+:)", re.IGNORECASE)
"""What code hosts make people, issues and small pictures of."""

JOINER = "\N{WORD JOINER}"
"""Takes no room and is no letter, so that what follows it is no name of a person or an issue any more."""


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
    marked = MARKS.sub(lambda found: f"\\{found.group()}", MENTION.sub(lambda found: f"{found.group()}{JOINER}", line))
    return ADDRESS.sub(lambda found: f"\\{found.group()}", marked)


def code(text: str) -> str:
    """A text as code. Its fence is longer than any row of backticks in it."""
    line = " ".join(plain(text).split())
    longest = max((len(found) for found in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"{fence}{line}{fence}"
