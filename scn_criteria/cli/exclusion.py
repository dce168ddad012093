"""What is left out: patterns that the user gave hold for everything, ``.gitignore`` files for what is found in folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.linting.patterns import Patterns

IGNORE_FILE = ".gitignore"
CHECKOUT = ".git"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """All patterns that hold at a place. The user's own come first, then those nearest to the file."""

    own: Patterns | None = None
    heeds_git: bool = False
    ignored: tuple[Patterns, ...] = ()

    @classmethod
    def of(cls, patterns: Sequence[str], *, heeds_git: bool, folder: str = os.curdir) -> Exclusion:
        """What the user wants left out; patterns are relative to a folder, or else to that in which the command runs."""
        return cls(Patterns.of(folder, patterns) if patterns else None, heeds_git)

    def leaves_out_named(self, path: str) -> bool:
        """Whether something that the user named is left out: a pattern fits it, or a folder that it lies in."""
        if self.own is None:
            return False
        steps = [path, *_folders_above(path)]
        return any(self.own.verdict(step, is_folder=step != path or os.path.isdir(path)) for step in steps)

    def leaves_out(self, path: str, *, is_folder: bool) -> bool:
        """Whether something that was found in a folder is left out."""
        asked = (self.own, *self.ignored) if self.own else self.ignored
        verdicts = (patterns.verdict(path, is_folder=is_folder) for patterns in asked)
        return next((verdict for verdict in verdicts if verdict is not None), False)

    def entering(self, folder: str) -> Exclusion:
        """What is left out in a folder that the user named: the checkout it belongs to has its say."""
        if not self.heeds_git:
            return self
        around = [_ignored_by(one) for one in _checkout_of(folder)]
        return Exclusion(self.own, self.heeds_git, tuple(patterns for patterns in around if patterns))

    def going_into(self, folder: str) -> Exclusion:
        """What is left out in a folder below one that was entered."""
        nearest = _ignored_by(folder) if self.heeds_git else None
        return Exclusion(self.own, self.heeds_git, (nearest, *self.ignored)) if nearest else self


NOTHING = Exclusion()


def _folders_above(path: str) -> Iterator[str]:
    while (above := os.path.dirname(path)) not in ("", path):
        yield above
        path = above


def _checkout_of(folder: str) -> tuple[str, ...]:
    """The folder and those around it up to the top of the checkout; only the folder itself outside of any."""
    inward = os.path.abspath(folder)
    around = (inward, *_folders_above(inward))
    for number, one in enumerate(around, start=1):
        if os.path.lexists(os.path.join(one, CHECKOUT)):
            return around[:number]
    return around[:1]


def _ignored_by(folder: str) -> Patterns | None:
    try:
        with open(os.path.join(folder, IGNORE_FILE), encoding="utf-8", errors="replace") as lines:
            return Patterns.of(folder, lines.read().splitlines())
    except OSError:
        return None
