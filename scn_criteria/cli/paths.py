"""What the user named on the command line: files, folders, patterns, or ``-`` for standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from scn_criteria.cli.exclusion import NOTHING, Exclusion
from scn_criteria.cli.printing import say
from scn_criteria.linting import STANDARD_INPUT, Subject

ENDINGS = {".yaml", ".yml"}
RULESET_HEAD = "ruleset.yaml"


@dataclass(frozen=True, slots=True)
class Missing:
    """What the user named and cannot be had: why, and what to do."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Collected:
    """All there is to look at, each thing once, and what cannot be had."""

    named: tuple[Subject, ...]
    missing: tuple[Missing, ...]

    def complain(self) -> None:
        """Say what is missing, and where nothing is left to look at."""
        for one in self.missing:
            say(f"error: {one.message}", err=True)
            say(f"help: {one.help}", err=True)
        if not self.named and not self.missing:
            say("note: all that was named is left out, by --exclude, by settings or by a .gitignore file", err=True)


def collect(paths: Iterable[str], exclusion: Exclusion = NOTHING) -> Collected:
    """Everything that the user named, in the order named, folders in the order of their names."""
    _ruleset_at.cache_clear()  # with --watch, folders may have changed since
    named: dict[str, Subject] = {}
    missing: list[Missing] = []
    for path in paths:
        matching = list(_matching(path, exclusion))
        if not matching and not _left_out(path, exclusion):
            missing.append(_nothing(path))
        for one in matching:
            if isinstance(one, Missing):
                missing.append(one)
            else:
                named.setdefault(one.path, one)
    return Collected(tuple(named.values()), tuple(missing))


def _left_out(path: str, exclusion: Exclusion) -> bool:
    """Whether there would have been something, had the user not left it out."""
    return exclusion is not NOTHING and any(isinstance(one, Subject) for one in _matching(path, NOTHING))


def _nothing(path: str) -> Missing:
    if os.path.isdir(path):
        message = f'no file that ends in .yaml or .yml is found in the folder "{path}"'
        return Missing(message, "name a folder that holds proposals, or start one with: scn new ID")
    if _is_out_of_reach(path):
        return Missing(f'"{path}" cannot be reached: permission denied', "ask for the permission to read its folder")
    return Missing(f'nothing is found at "{path}"', "check the spelling, or run the command from another folder")


def _is_out_of_reach(path: str) -> bool:
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        pass
    return False


def _matching(path: str, exclusion: Exclusion) -> Iterator[Subject | Missing]:
    if path == STANDARD_INPUT:
        yield (
            Subject(path) if sys.stdin else Missing("standard input is closed", "name a file, or send one by standard input")
        )
    elif os.path.lexists(path):
        if not exclusion.leaves_out_named(path):
            yield from _named(path, exclusion)
    else:
        from glob import glob, has_magic  # noqa: PLC0415 - most shells look up patterns themselves

        for match in sorted(glob(path, recursive=True)) if has_magic(path) else ():
            yield from _matching(match, exclusion)


def _named(path: str, exclusion: Exclusion) -> Iterator[Subject | Missing]:
    if os.path.isdir(path):
        yield from _inside(path, exclusion.entering(path))
    else:
        ruleset = _ruleset_around(path)
        yield Subject(ruleset, is_ruleset=True) if ruleset else Subject(path)


def _inside(folder: str, exclusion: Exclusion) -> Iterator[Subject | Missing]:
    """The YAML files of a folder and of the folders in it. A ruleset counts as one thing.

    Hidden folders do not count, nor do links to folders: they may lead round in a circle.
    """
    if os.path.isfile(os.path.join(folder, RULESET_HEAD)):
        yield Subject(folder, is_ruleset=True)
        return
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Missing(f'the folder "{folder}" cannot be read: {reason}', "ask for the permission to read the folder")
        return
    for entry in ordered:
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or exclusion.leaves_out(entry.path, is_folder=is_folder):
            continue
        if is_folder:
            yield from _inside(entry.path, exclusion.going_into(entry.path))
        elif os.path.splitext(entry.name)[1] in ENDINGS:
            yield Subject(entry.path, found=True)


def _ruleset_around(path: str) -> str | None:
    """The ruleset that a file is part of, if it is part of one."""
    return _ruleset_at(os.path.dirname(path))


@lru_cache(maxsize=1024)
def _ruleset_at(folder: str) -> str | None:
    """The ruleset that a folder is, or is the folder of cases of. Many files share a folder, so it is looked up once."""
    for around in (folder, os.path.dirname(folder)):
        if os.path.isfile(os.path.join(around, RULESET_HEAD)):
            return around or "."
    return None
