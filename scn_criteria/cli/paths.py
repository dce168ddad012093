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
class Collected:
    """All there is to look at, each thing once, and the names to which nothing belongs."""

    named: tuple[Named, ...]
    missing: tuple[str, ...]

    def complain(self) -> None:
        """Say what is missing."""
        for path in self.missing:
            click.echo(f'error: nothing is found at "{path}"', err=True)
            click.echo("help: check the spelling, or run the command from another folder", err=True)


def collect(paths: Iterable[str]) -> Collected:
    """Everything that the user named, in the order named, folders in the order of their names."""
    named: dict[str, Named] = {}
    missing: list[str] = []
    for path in paths:
        some = list(_matching(path))
        if not some:
            missing.append(path)
        for one in some:
            named.setdefault(one.path, one)
    return Collected(tuple(named.values()), tuple(missing))


def _matching(path: str) -> Iterator[Named]:
    if path == STANDARD_INPUT:
        yield Named(path)
    elif os.path.isdir(path):
        yield from _inside(path)
    elif os.path.exists(path):
        ruleset = _ruleset_around(path)
        yield Named(ruleset, is_ruleset=True) if ruleset else Named(path)
    elif glob.has_magic(path):
        for match in sorted(glob.glob(path, recursive=True)):
            yield from _matching(match)


def _inside(folder: str) -> Iterator[Named]:
    """The YAML files of a folder and of the folders in it. A ruleset counts as one thing; hidden folders do not count."""
    if os.path.isfile(os.path.join(folder, RULESET_HEAD)):
        yield Named(folder, is_ruleset=True)
        return
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
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
