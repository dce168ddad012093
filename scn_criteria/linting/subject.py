"""What is looked at: one file, standard input, or a folder that is a ruleset."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scn_criteria.document import Loaded

STANDARD_INPUT = "-"
LARGEST = 1024 * 1024
"""Files with more bytes are refused. It is the limit of the room of documents, which is slow to import."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to look at, or a folder that is a ruleset; and whether the user named it, or it was found in a folder.

    ``content`` is its content where that has been read already. What comes by standard input may stand for a file that an
    editor has not saved yet.
    """

    path: str
    is_ruleset: bool = False
    found: bool = False
    stands_for: str = ""
    content: bytes | None = field(default=None, repr=False)

    @property
    def shown(self) -> str:
        """The path as people should see it."""
        return self.stands_for or self.path

    def load(self) -> Loaded:
        """Read the file."""
        from scn_criteria.document import read_file, read_stream  # noqa: PLC0415 - an answer from the cache needs none of it

        if self.content is not None:
            return read_stream(io.BytesIO(self.content), self.shown)
        if self.path == STANDARD_INPUT:
            return read_stream(sys.stdin.buffer, self.shown)
        return read_file(self.path, self.shown)
