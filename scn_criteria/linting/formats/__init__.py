"""The formats in which findings are told, one file each. To add one, write the file and name it here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from scn_criteria.linting.result import Linted, Sources


@dataclass(frozen=True, slots=True)
class Manner:
    """How findings are told: whether remarks are among them, where the reader is a person."""

    remarks: bool = False


class Format(Protocol):
    """A module that tells what was found in one format."""

    def render(self, linted: Linted, sources: Sources, manner: Manner) -> str:
        """The findings as text, with a line feed at its end, or an empty text."""


FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "json_document",
}
"""Each format by its name on the command line, with the module of this folder that writes it."""

DEFAULT = "full"


def render(name: str, linted: Linted, sources: Sources, manner: Manner) -> str:
    """The findings in the format of a name."""
    writer: Format = import_module(f"{__name__}.{FORMATS[name]}")
    return writer.render(linted, sources, manner)
