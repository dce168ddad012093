"""What is looked at: one file, standard input, or a folder that is a ruleset."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scn_criteria.document import Loaded

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to look at, or a folder that is a ruleset; and whether the user named it, or it was found in a folder.

    Of standard input, ``typed`` is what was read from it where that is needed twice, and ``stands_for`` is the file that an
    editor has not saved yet.
    """

    path: str
    is_ruleset: bool = False
    found: bool = False
    stands_for: str = ""
    typed: bytes | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """The path as people should see it."""
        return self.stands_for or self.path

    def load(self) -> Loaded:
        """Read the file."""
        from pathlib import Path  # noqa: PLC0415 - an answer from the cache needs none of it

        from scn_criteria.document import read_file, read_stream  # noqa: PLC0415

        if self.path != STANDARD_INPUT:
            return read_file(Path(self.path), self.shown)
        stream = sys.stdin.buffer if self.typed is None else io.BytesIO(self.typed)
        return read_stream(stream, self.shown)
