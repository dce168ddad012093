"""What the user named on the command line: files, folders, patterns, or ``-`` for standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from scn_criteria.document import Loaded, read_file, read_stream

STANDARD_INPUT = "-"
ENDINGS = {".yaml", ".yml"}
RULESET_HEAD = "ruleset.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """A file to look at, or a folder that is a ruleset; and whether the user named it, or it was found in a folder."""

    path: str
    is_ruleset: bool = False
    found: bool = False

    def load(self) -> Loaded:
        """Read the file."""
        if self.path == STANDARD_INPUT:
            return read_stream(sys.stdin.buffer, STANDARD_INPUT)
        return read_file(Path(self.path), self.path)


@dataclass(frozen=True, slots=True)
class Missing:
    """What the user named and cannot be had: why, and what to do."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Collected:
    """All there is to look at, each thing once, and what cannot be had."""

    named: tuple[Named, ...]
    missing: tuple[Missing, ...]

    def complain(self) -> None:
        """Say what is missing."""
        for one in self.missing:
            click.echo(f"error: {one.message}", err=True)
            click.echo(f"help: {one.help}", err=True)


def collect(paths: Iterable[str]) -> Collected:
    """Everything that the user named, in the order named, folders in the order of their names."""
    named: dict[str, Named] = {}
    missing: list[Missing] = []
    for path in paths:
        for one in list(_matching(path)) or [_nothing(path)]:
            if isinstance(one, Missing):
                missing.append(one)
            else:
                named.setdefault(one.path, one)
    return Collected(tuple(named.values()), tuple(missing))


def _nothing(path: str) -> Missing:
    if os.path.isdir(path):
        message = f'no file that ends in .yaml or .yml is found in the folder "{path}"'
        return Missing(message, "name a folder that holds proposals, or start one with: scn new ID")
    return Missing(f'nothing is found at "{path}"', "check the spelling, or run the command from another folder")


def _matching(path: str) -> Iterator[Named | Missing]:
    if path == STANDARD_INPUT:
        yield Named(path)
    elif os.path.isdir(path):
        yield from _inside(path)
    elif os.path.lexists(path):
        ruleset = _ruleset_around(path)
        yield Named(ruleset, is_ruleset=True) if ruleset else Named(path)
    elif glob.has_magic(path):
        for match in sorted(glob.glob(path, recursive=True)):
            yield from _matching(match)


def _inside(folder: str) -> Iterator[Named | Missing]:
    """The YAML files of a folder and of the folders in it. A ruleset counts as one thing.

    Hidden folders do not count, nor do links to folders: they may lead round in a circle.
    """
    if os.path.isfile(os.path.join(folder, RULESET_HEAD)):
        yield Named(folder, is_ruleset=True)
        return
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Missing(f'the folder "{folder}" cannot be read: {reason}', "ask for the permission to read the folder")
        return
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path)
        elif os.path.splitext(entry.name)[1] in ENDINGS:
            yield Named(entry.path, found=True)


def _ruleset_around(path: str) -> str | None:
    """The ruleset that a file is part of, if it is part of one."""
    folder = os.path.dirname(path)
    for around in (folder, os.path.dirname(folder)):
        if os.path.isfile(os.path.join(around, RULESET_HEAD)):
            return around or "."
    return None
