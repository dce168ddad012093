"""Patterns for paths as in a ``.gitignore`` file, matched in a time that grows with their length and with nothing else.

What a stranger writes never becomes a regular expression. All places in a pattern that a name may have reached are kept as
the bits of one number, so that no letter is looked at twice. That git itself answers the same is tested.
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scn_criteria.diagnostics import ScnError

MOST_BYTES = 64 * 1024
MOST_PATTERNS = 1000
LONGEST_PATTERN = 1024
"""Larger lists are made by programs or to do harm; what is longer is not heeded, and that is said."""

BASE, PER_PATH = 2_000_000, 2_000
"""So many steps the patterns of a run may take, and so many more for each path: a second of work or two, and then far less
than reading the file takes. A step is a pattern set beside a name, or a letter of a name looked at."""

Fits = Callable[[str], bool]
"""Whether one character is meant."""

CLASSES: dict[str, Fits] = {
    "alnum": str.isalnum,
    "alpha": str.isalpha,
    "digit": str.isdigit,
    "lower": str.islower,
    "punct": lambda one: one in string.punctuation,
    "space": str.isspace,
    "upper": str.isupper,
    "xdigit": lambda one: one in string.hexdigits,
}


class TooMuchWorkError(ScnError):
    """Patterns that take too long."""


@dataclass(slots=True)
class Work:
    """The steps that the patterns of a run may still take."""

    left: int = BASE

    def more(self) -> None:
        """Allow the steps for one more path."""
        self.left += PER_PATH

    def take(self, steps: int) -> None:
        """Count steps. Raises TooMuchWorkError where there are too many."""
        self.left -= steps
        if self.left < 0:
            raise TooMuchWorkError(
                "it takes too long to compare the patterns of .gitignore files and settings with the names of the files "
                "found; write fewer or shorter patterns with fewer stars, shorten the names, or add --no-gitignore"
            )


# One part of a path


class UnfitError(Exception):
    """A pattern that fits nothing, such as one with a bracket that is not closed."""


@dataclass(slots=True)
class PartPattern:
    """A pattern for one part of a path."""

    tokens: tuple[str | Fits, ...]
    """What must come one after the other: a letter, or a question about it."""
    loops: int
    """The places, as bits, at which a star lets any letters go by."""
    _accepted: dict[str, int] = field(default_factory=dict)
    """For each letter met, the places that it leads on from, as bits."""

    def fits(self, name: str, work: Work) -> bool:
        """Whether all of a name is meant. Ends are looked at first: of most patterns nothing else is left."""
        work.take(1)
        if not self.loops:
            return len(name) == len(self.tokens) and self._stand(name, 0, self.tokens)
        before = (self.loops & -self.loops).bit_length() - 1
        behind = len(self.tokens) - self.loops.bit_length() + 1
        if len(name) < before + behind or not self._stand(
            name, len(name) - behind, self.tokens[len(self.tokens) - behind :]
        ):
            return False
        if before + behind == len(self.tokens):
            return self._stand(name, 0, self.tokens[:before])
        return self._passes(name, work)

    def _stand(self, name: str, start: int, tokens: Sequence[str | Fits]) -> bool:
        """Whether the letters from a place on are what must come."""
        return all(
            token == letter if isinstance(token, str) else token(letter)
            for token, letter in zip(tokens, name[start : start + len(tokens)], strict=True)
        )

    def _passes(self, name: str, work: Work) -> bool:
        reached = 1
        work.take(len(name))
        for letter in name:
            reached = ((reached & self._accepting(letter, work)) << 1) | (reached & self.loops)
            if not reached:
                return False
        return bool(reached >> len(self.tokens))

    def _accepting(self, letter: str, work: Work) -> int:
        if letter not in self._accepted:
            work.take(len(self.tokens))
            places = 0
            for place, token in enumerate(self.tokens):
                if token == letter if isinstance(token, str) else token(letter):
                    places |= 1 << place
            self._accepted[letter] = places
        return self._accepted[letter]


def part_pattern(text: str) -> PartPattern:
    """The pattern that a part of a line stands for. Raises UnfitError."""
    tokens: list[str | Fits] = []
    loops = 0
    place = 0
    while place < len(text):
        sign = text[place]
        place += 1
        if sign == "*":
            loops |= 1 << len(tokens)
        elif sign == "?":
            tokens.append(_anything)
        elif sign == "[":
            fits, place = _bracket(text, place)
            tokens.append(fits)
        elif sign == "\\":
            if place == len(text):
                raise UnfitError
            tokens.append(text[place])
            place += 1
        else:
            tokens.append(sign)
    return PartPattern(tuple(tokens), loops)


def _anything(_letter: str) -> bool:
    return True


def _bracket(text: str, place: int) -> tuple[Fits, int]:
    """The letters that a bracket names, and where it ends. Raises UnfitError where it does not."""
    opposite = text[place : place + 1] in {"!", "^"}
    place += opposite
    named: list[Fits] = []
    first = True
    while first or text[place : place + 1] != "]":
        first = False
        if text.startswith("[:", place):
            end = text.find(":]", place)
            word = text[place + 2 : end]
            if end < 0 or word not in CLASSES:
                raise UnfitError
            named.append(CLASSES[word])
            place = end + 2
            continue
        low, place = _letter(text, place)
        high = low
        if text[place : place + 1] == "-" and text[place + 1 : place + 2] not in {"]", ""}:
            high, place = _letter(text, place + 1)
        named.append(_between(low, high))

    def fits(letter: str) -> bool:
        return any(one(letter) for one in named) is not opposite

    return fits, place + 1


def _letter(text: str, place: int) -> tuple[str, int]:
    if text[place : place + 1] == "\\":
        place += 1
    if place >= len(text):
        raise UnfitError
    return text[place], place + 1


def _between(low: str, high: str) -> Fits:
    return lambda letter: low <= letter <= high


# One line


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A line: whether it takes back what lines above it leave out, whether it means folders only, and its parts."""

    takes_back: bool
    folders_only: bool
    parts: tuple[PartPattern | None, ...]
    """Nothing stands for ``**``: any number of folders, but at the end at least one part."""

    def fits(self, parts: Sequence[str], work: Work, *, is_folder: bool) -> bool:
        """Whether the line means a path."""
        if self.folders_only and not is_folder:
            return False
        if len(self.parts) == 2 and self.parts[0] is None and self.parts[1] is not None:  # means a name, in any folder
            return self.parts[1].fits(parts[-1], work)
        end = len(self.parts)
        reached = self._passing({0})
        for name in parts:
            work.take(end)
            onwards = set()
            for place in reached:
                if place == end:
                    continue
                part = self.parts[place]
                if part is None:
                    onwards |= {place, end} if place == end - 1 else {place}
                elif part.fits(name, work):
                    onwards.add(place + 1)
            reached = self._passing(onwards)
        return end in reached

    def _passing(self, places: set[int]) -> set[int]:
        """The places, and those behind a ``**`` that may stand for no folder at all."""
        found = set(places)
        for place, part in enumerate(self.parts[:-1]):
            if place in found and part is None:
                found.add(place + 1)
        return found


def line_pattern(line: str) -> LinePattern | None:
    """The pattern on a line; nothing for a comment, an empty line, and one that fits nothing."""
    text = _without_spaces(line.rstrip("\r\n"))
    if not text or text.startswith("#"):
        return None
    takes_back = text.startswith("!")
    text = text[takes_back:]
    folders_only = text.endswith("/")
    text = text[:-1] if folders_only else text
    anchored = "/" in text
    parts = text.removeprefix("/").split("/")
    if not all(parts):
        return None
    try:
        patterns = tuple(None if part == "**" else part_pattern(part) for part in parts)
    except UnfitError:
        return None
    patterns = patterns if anchored else (None, *patterns)
    several = [one is None and after is None for one, after in pairwise(patterns)]  # ** in a row mean the same as one
    kept = (one for one, again in zip(patterns, [*several, False], strict=True) if not again)
    return LinePattern(takes_back, folders_only, tuple(kept))


def _without_spaces(text: str) -> str:
    """The line without the spaces at its end, but for one behind a backslash."""
    bare = text.rstrip(" ")
    behind = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if behind % 2 and bare != text else bare


# The lines of one place


def excess(lines: Sequence[str]) -> str:
    """What there is too much of in a list of patterns, in words; nothing where it can be heeded."""
    if len(lines) > MOST_PATTERNS:
        return f"found {len(lines):,} patterns, expected at most {MOST_PATTERNS:,}"
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_PATTERN:
        return f"found a pattern of {longest:,} characters, expected at most {LONGEST_PATTERN:,}"
    return ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one place, as ``git`` reads them, relative to a folder; the last that fits decides."""

    folder: str
    lines: tuple[LinePattern, ...]
    unheeded: str = ""
    """What was not heeded, in words, because there is too much of it."""
    work: Work = field(default_factory=Work, compare=False)
    """What the patterns of the run may still take."""

    @classmethod
    def of(cls, folder: str, lines: Sequence[str], work: Work | None = None) -> Patterns:
        """The patterns that stand on some lines."""
        unheeded = excess(lines)
        read = () if unheeded else tuple(map(line_pattern, lines))
        return cls(
            os.path.abspath(folder), tuple(one for one in reversed(read) if one is not None), unheeded, work or Work()
        )

    def verdict(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path itself is left out; nothing where no pattern fits, or the path lies elsewhere."""
        parts = self._inside(path)
        return self._verdict(parts, is_folder=is_folder) if parts else None

    def cover(self, path: str) -> bool:
        """Whether a file is left out, or a folder that it lies in."""
        parts = self._inside(path)
        return any(
            self._verdict(parts[:number], is_folder=number < len(parts)) or False for number in range(1, len(parts) + 1)
        )

    def _verdict(self, parts: Sequence[str], *, is_folder: bool) -> bool | None:
        self.work.more()
        fitting = (not one.takes_back for one in self.lines if one.fits(parts, self.work, is_folder=is_folder))
        return next(fitting, None)

    def _inside(self, path: str) -> list[str]:
        inside = os.path.relpath(os.path.abspath(path), self.folder)
        parts = inside.split(os.sep)
        return [] if inside == os.curdir or parts[0] == os.pardir else parts


# Files that a pattern of the command line names


def matching_paths(pattern: str, deepest: int) -> list[str]:
    """The paths that fit a pattern as shells know them, sorted. ``**`` goes into folders, but through no link.

    Names that begin with a dot fit only a pattern that does so too.
    """
    parts = pattern.replace("/", os.sep).split(os.sep)
    start = os.sep if parts[0] == "" else ""
    reached = [start]
    for number, part in enumerate(parts[1:] if start else parts):
        last = number == len(parts) - 1 - bool(start)
        reached = [*dict.fromkeys(_one_part(reached, part, deepest, last=last))]
    return sorted(one for one in reached if one)


def _one_part(places: Sequence[str], part: str, deepest: int, *, last: bool) -> Iterator[str]:
    if part == "**":
        for place in places:
            yield from _all_below(place, deepest, files=last)
    elif part in {"", os.curdir, os.pardir} or not has_magic(part):
        yield from (found for place in places if os.path.lexists(found := os.path.join(place, part)))
    else:
        try:
            pattern, work = part_pattern(part), Work()
        except UnfitError:
            return
        for place in places:
            for name in _names(place):
                work.more()
                if pattern.fits(name, work) and (not name.startswith(".") or part.startswith(".")):
                    yield os.path.join(place, name)


def _all_below(place: str, deepest: int, *, files: bool) -> Iterator[str]:
    waiting = [(place, 0)]
    while waiting:
        folder, depth = waiting.pop()
        yield folder
        for name in _names(folder):
            found = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if os.path.isdir(found) and not os.path.islink(found):
                if depth < deepest:
                    waiting.append((found, depth + 1))
            elif files:
                yield found


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or os.curdir)
    except OSError:
        return []


def has_magic(path: str) -> bool:
    """Whether a path is a pattern."""
    return any(sign in path for sign in "*?[")
