"""The page of a kind of fault: why it matters, an example to avoid and the same example mended.

Each page is a file of ``templates/faults``. The tests run every example, so a page says what happens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from scn_criteria.diagnostics import Code
from scn_criteria.document import load
from scn_criteria.resources import folder

USUAL_FILE = "copd-care.yaml"
STAND_IN = re.compile(r'<(?:U\+([0-9A-F]{4,6})|byte ([0-9A-F]{2})|([0-9]+) times "([^">]+)")>')
"""What an example cannot show, and what stands for it: a character, a byte, or something very long."""


class Setting(Enum):
    """What an example is a part of."""

    PROPOSAL = "proposal"
    """Some keys of a proposal, in place of the same keys of a sound one."""
    FILE = "file"
    """A whole file."""
    RULESET = "ruleset"
    """Some lines of a file of the shipped ruleset, or a file added to it."""
    FOLDER = "folder"
    """The files of a folder; ``a -> b`` is a link."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fault as it would stand in a file, what is said about it, and the same text without it.

    ``at`` is a line and a column of the text to avoid, or the file that is blamed where it is another. ``besides`` are
    the faults that cannot but come along.
    """

    setting: Setting
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


def page_file(code: Code) -> Path:
    """The file of the page of a code."""
    return folder("templates") / "faults" / f"{code.number}.yaml"


def _example(data: Any) -> Example:
    return Example(
        setting=Setting(data.get("setting", Setting.PROPOSAL.value)),
        file=data.get("file", USUAL_FILE),
        avoid=data["avoid"],
        at=data["at"],
        says=data["says"].strip(),
        prefer=data["prefer"],
        besides=tuple(data.get("besides", ())),
    )
