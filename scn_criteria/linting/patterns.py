"""Patterns for paths, as in a ``.gitignore`` file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# ``pathspec`` is imported when there is a pattern: most runs name their files and have none.


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one place, as ``git`` reads them, relative to a folder."""

    folder: str
    spec: GitIgnoreSpec

    @classmethod
    def of(cls, folder: str, lines: Sequence[str]) -> Patterns:
        """The patterns that stand on some lines."""
        from pathspec import GitIgnoreSpec  # noqa: PLC0415

        return cls(os.path.abspath(folder), GitIgnoreSpec.from_lines(lines))

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path is left out; nothing where no pattern fits, or the path lies elsewhere."""
        inside = os.path.relpath(os.path.abspath(path), self.folder)
        if inside == os.curdir or inside.split(os.sep, 1)[0] == os.pardir:
            return None
        return self.spec.check_file(inside.replace(os.sep, "/") + "/" * is_folder).include
