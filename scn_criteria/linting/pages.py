"""The page of a kind of fault: why it matters, an example to avoid and the same example mended.

Each page is a file of ``templates/faults``. The tests run every example, so a page says what happens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import load
from scn_criteria.resources import folder

USUAL_FILE = "copd-care.yaml"
STAND_IN = re.compile(
    r'<(?:U\+(?P<character>[0-9A-F]{4,6})|byte (?P<byte>[0-9A-F]{2})|(?P<times>[0-9]+) times "(?P<repeated>[^">]+)"'
    r"|sha256 of (?P<digested>[\w.-]+))>"
)
"""What an example cannot show, and what stands for it: a character, a byte, something very long, or a digest."""
STAND_INS = (
    "What stands in angle brackets takes the place of what cannot be shown: a character by its number, a byte, a text so "
    "many times, or a digest."
)
OF_SETTINGS, RECORDS, RULESETS, SOURCES, PROOFS = "SCN026", "SCN33", "SCN4", "SCN43", "SCN5"
OF_PLANNING = ("SCN328", "SCN329")
OF_RETURNS = ("SCN34", "SCN35", "SCN36")
CASES = "case-"


class Whole(Enum):
    """What an example is a part of."""

    PROPOSAL = "proposal"
    """Some keys of a proposal, in place of the same keys of a sound one."""
    RECORD = "record"
    """Some keys of a decision record, in the same way."""
    RETURN = "return"
    """Some keys of the return of a network, in the same way."""
    FILE = "file"
    """A whole file."""
    RULESET = "ruleset"
    """Some lines of a file of the shipped ruleset, or a file added to it."""
    SETTINGS = "settings"
    """A file of settings of the linter."""
    FOLDER = "folder"
    """The files of a folder; ``a -> b`` is a link."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fault as it would stand in a file, what is said about it, and the same text without it.

    ``at`` is a line and a column of the text to avoid, or the file that is blamed where it is another. ``besides`` are
    the faults that cannot but come along.
    """

    part_of: Whole
    file: str
    avoid: str
    at: str
    says: str
    prefer: str
    besides: tuple[str, ...] = ()

    @property
    def line(self) -> int | None:
        """The line of the text to avoid that is blamed, if it is one of them."""
        line, colon, _ = self.at.partition(":")
        return int(line) if colon else None

    @property
    def place(self) -> str:
        """The place that is blamed, in words."""
        line, colon, column = self.at.partition(":")
        return f"line {line}, column {column}" if colon else self.at

    @property
    def within(self) -> str:
        """What it is a part of, in words."""
        return {Whole.RULESET: f"{self.file} of a ruleset", Whole.FOLDER: f"the folder {self.file}"}.get(
            self.part_of, self.file
        )

    @property
    def stands_in(self) -> bool:
        """Whether something in it stands for what cannot be shown."""
        return any(STAND_IN.search(text) for text in (self.avoid, self.prefer))


@dataclass(frozen=True, slots=True)
class Page:
    """Why a kind of fault matters, and an example, or why there can be none."""

    code: Code
    why: str
    example: Example | None
    without_example: str = ""


def page_of(code: Code) -> Page:
    """The page of a code."""
    path = page_file(code)
    document = load(path.read_bytes(), path.name).document
    if document is None:
        raise ValueError(f"{path.name} cannot be read")
    data: Any = document.data
    without = data.get("without_example", "")
    return Page(code, data["why"].strip(), None if without else _example(data), without)


def effect(code: Code) -> str:
    """What becomes of a file or a ruleset with such a fault, in a sentence."""
    error = code.severity is Severity.ERROR
    if code.number.startswith(PROOFS):
        return (
            "A ruleset with this fault fails scn rules verify." if error else "A ruleset with this passes scn rules verify."
        )
    if code.number.startswith(RULESETS) and code.name.startswith(CASES):
        return "The cases of a file with this fault are not tried." if error else "The cases of a file with this are tried."
    if code.number.startswith(RULESETS) and not code.number.startswith(SOURCES):
        return "Nothing is decided under a ruleset with this fault." if error else "A ruleset with this can be used."
    if code.number == OF_SETTINGS:
        return "Nothing is checked under settings with this fault."
    return _on_decisions(code)


def _on_decisions(code: Code) -> str:
    """What becomes of what is decided, or planned, from a file with such a fault."""
    if code.number in OF_PLANNING:
        return "Nothing is planned from a file with this fault."
    if code.number.startswith(OF_RETURNS):
        error = code.severity is Severity.ERROR
        return "A return with this fault is not reviewed." if error else "A return with this is reviewed all the same."
    if code.number >= RECORDS:
        return "The assessment itself stays as it is."
    return "A file with this fault is not assessed." if code.blocks else "A file with this can still be assessed."


def page_file(code: Code) -> Path:
    """The file of the page of a code."""
    return folder("templates") / "faults" / f"{code.number}.yaml"


def _example(data: Any) -> Example:
    return Example(
        part_of=Whole(data.get("part_of", Whole.PROPOSAL.value)),
        file=data.get("file", USUAL_FILE),
        avoid=data["avoid"],
        at=data["at"],
        says=data["says"].strip(),
        prefer=data["prefer"],
        besides=tuple(data.get("besides", ())),
    )
