"""What an answer depends on besides the file: this program, its data, its libraries and the Python that runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec

from scn_criteria import __version__, resources

JUDGES = ("yaml", "jsonschema", "jsonschema_rs")
"""The libraries that have a say in what is found."""
ROOMS = ("document", "proposal", "linting")
"""The rooms that have a say in what is found in a proposal, besides the ground floor. Nothing else is remembered."""
DATA = ("rules/reference", "schemas")
SUFFIXES = (".py", ".yaml", ".json")


@lru_cache(maxsize=1)
def program_stamp() -> bytes:
    """A digest that changes when anything does that could change an answer.

    Files are known by size and times of change: reading them all would take longer than to check a proposal. The second time
    is the system's own, as installers and copies may give each file the same date.
    """
    digest = sha256(f"{__version__} {sys.version} {sys.platform}".encode())
    for path in _places():
        for name, status in _files(path):
            digest.update(f"\n{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}".encode())
    return digest.digest()


def _places() -> Iterator[str]:
    with os.scandir(resources.HERE) as entries:
        yield from sorted(entry.path for entry in entries if entry.name.endswith(SUFFIXES))
    yield from (os.path.join(resources.HERE, room) for room in ROOMS)
    yield from map(resources.place, DATA)
    for name in JUDGES:
        spec = find_spec(name)
        if spec and spec.origin:
            yield spec.origin


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    if os.path.isfile(path):
        yield path, os.stat(path)
        return
    with os.scandir(path) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_dir():
            if not entry.name.startswith("_"):
                yield from _files(entry.path)
        elif entry.name.endswith(SUFFIXES):
            yield entry.path, entry.stat()
