"""The last step of every text before it leaves the program, a function for each destination, so that none of it acts there.

Files come from strangers, and so do their names. What they hold is shown, and never obeyed:

- a terminal or a log: `visible` for one text of a file, on one line; `terminal` for all that is printed, with our colours
- a workflow command of GitHub Actions: `in_command` for its message, `in_property` for its properties
- the name of a file: `free_name`
- HTML: `plain`, and the filter `user` of ``report/templating.py``; `html_table` for notebooks
- XML: `xml_text`
- Markdown: `escaped` for a line, `within_line` for a part of one, `code` for code
- CSV: `csv_text`
- JSON: `json_encoded`; a text within YAML that we write: `yaml_text`
- messages of SARIF: `without_links`

A test sees to it that nothing is printed, written or encoded by other ways.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

# CSV: cells of spreadsheets

TAKEN_FOR_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet would run instead of showing it: the last four are the wide forms of the signs."""

MARKED_AS_UNICODE = "\ufeff"
"""The byte order mark that a table begins with: without it, Excel takes UTF-8 for the encoding of its own country."""


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever blanks it begins with."""
    return f"'{text}" if text.startswith(TAKEN_FOR_FORMULAS) or text.lstrip().startswith(TAKEN_FOR_FORMULAS) else text


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV. A cell is on one line, shows what is hidden in it, and is never a formula."""
    text = io.StringIO()
    text.write(MARKED_AS_UNICODE)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([cell(plain(value).replace("\n", " ")) for value in row] for row in rows)
    return text.getvalue()


# HTML and XML


def html_table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of HTML from plain texts, for notebooks: a caption, a heading for each column, and the rows."""
    top = "".join(f'<th scope="col">{escape(plain(name))}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(plain(value))}</td>' for value in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(plain(caption))}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """A text without the characters that no XML may hold. The library that writes the XML escapes the rest."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no page may hold."""

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees on a page, which are shown by their numbers."""

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Accents that stand above or below the letter before them."""

PILED = re.compile(f"(?<=[{MARKS}]{{8}})[{MARKS}]+")
"""Accents beyond the eighth on one letter, which would grow over the lines around it."""


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


# Terminals and logs

UNSHOWN = "[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
"""Characters that end a line, move the cursor, turn the order of a text around, or cannot be seen.

It takes long to compile, and most texts have none.
"""


def visible(text: str) -> str:
    """A text on one line with nothing hidden in it, for terminals and logs: files and their names come from strangers."""
    return text if text.isascii() and text.isprintable() else re.sub(UNSHOWN, _shown, text)


def _shown(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\n\r" else f"[{_code_point(found)}]"


TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the order of a text around."""
BREAKS = "\x85\u2028\u2029"
"""Characters at which some programs begin a line, and others do not."""

ACTING = "|".join(
    (
        "(?P<colour>\x1b\\[(?:[0-2]|3[0-7]|9[0-7])m)",
        f"[\0-\x08\x0b-\x1f\x7f-\x9f{BREAKS}{TURNING}]",
        r"(?<=#)#(?=[a-z]*+\[)",
        r"(?P<blanks>^[^\S\n]*+):(?=:)",
    )
)
"""What terminals and the logs of build servers obey: controls, and commands such as ``::error``, ``##[`` and ``##vso[``.

Our own colours, which are the first of these, stay. A log takes "::" for a command at the start of a line only.
"""


def terminal(text: str, *, commands: bool = False) -> str:
    """All that is printed, of any number of lines, in which only our own colours act; and our own commands, on request."""
    if text.replace("\n", "").isprintable() and "::" not in text and "##" not in text:
        return text

    def inert(found: re.Match[str]) -> str:
        if found["colour"] or (commands and found["blanks"] is not None):
            return found[0]
        blanks = found["blanks"] or ""
        return f"{blanks}[U+{ord(found[0][len(blanks)]):04X}]"

    return re.sub(ACTING, inert, text, flags=re.MULTILINE)


# Workflow commands of GitHub Actions, which show a message beside a line of a file

IN_MESSAGES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
IN_PROPERTIES = {**IN_MESSAGES, ord(":"): "%3A", ord(","): "%2C"}


def in_command(text: str) -> str:
    """A text in which no sign ends the command or begins another."""
    return text.translate(IN_MESSAGES)


def in_property(text: str) -> str:
    """The same for the value of a property, which a comma or a colon would end."""
    return text.translate(IN_PROPERTIES)


# SARIF, whose messages may hold links


def without_links(text: str) -> str:
    """A text in which nothing becomes a link: a bracket is escaped where the next that closes comes before an address."""
    parts = text.split("]")
    followed = zip(parts, [*parts[1:], ""], strict=True)
    return "]".join(part.replace("[", r"\[") if after.startswith("(") else part for part, after in followed)


# JSON

UNSAFE_IN_JSON = f"[\x7f-\x9f{BREAKS}{TURNING}\ud800-\udfff]|(?<=#)#(?=[a-z]*+\\[)"
"""What JSON allows within a text, and terminals and logs obey. A file of JSON is printed too."""


def json_encoded(value: Any, *, indent: int | None = None, ascii_only: bool = False, sort_keys: bool = False) -> str:
    """A value as JSON that reads back as the same, and in which nothing acts where it is printed."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, sort_keys=sort_keys)
    if text.replace("\n", "").isprintable() and "##" not in text:
        return text
    return re.sub(UNSAFE_IN_JSON, _json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def yaml_text(text: str) -> str:
    """A text in double quotes on one line, as YAML and JSON read it alike."""
    return json_encoded(text)


# Names of files, of which Windows keeps some for devices

RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\xb9\xb2\xb3]) *(\..*)?", re.IGNORECASE | re.DOTALL)


def is_reserved(name: str) -> bool:
    """Whether Windows allows no file of this name: that of a device, or one that ends with a point or a space."""
    return RESERVED.fullmatch(name) is not None or name.endswith((".", " "))


ODD_IN_NAMES = re.compile(r"[^\w.-]", re.ASCII)


def free_name(name: str) -> str:
    """The name for a file or a folder that is called after an id: the id, with a hyphen where Windows would not allow it.

    No id ends with a hyphen, so that the name is not that of another. What is no id, and no part of one, becomes hyphens.
    """
    name = ODD_IN_NAMES.sub("-", name)
    if not is_reserved(name):
        return name
    stem, point, ending = name.rstrip(". ").partition(".")
    return f"{stem.rstrip()}-{point}{ending}"
