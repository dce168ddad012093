"""Put a finished folder in the place of another in one step, so that nobody ever sees half of each.

All else that lies in the folder goes over to the new one as hard links: the same files under a second name. Where a folder
cannot be swapped, its files are moved one after another, as everywhere else. Windows knows no such step and no such lock.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

fcntl: Any
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

UNFINISHED = ".scn-unfinished"
"""The file that marks a new folder until it stands in its place. A folder that is left without it is an old one."""

MOST_ENTRIES = 10_000
"""A folder with more in it holds something else than reports, and linking all of it would take long."""


# Whether a folder can be swapped


def may_be_swapped(folder: Path) -> bool:
    """Whether a folder that is there can be swapped: not where we stand, a disk begins, or the one around is closed."""
    try:
        around = Path.cwd()
        stands_there = folder in (around, *around.parents)
        return not (
            stands_there
            or folder.is_symlink()
            or os.path.ismount(folder)
            or not os.access(folder.parent, os.W_OK | os.X_OK)
            or _is_large(folder)
        )
    except OSError:
        return False


def _is_large(folder: Path) -> bool:
    entries = (name for _, folders, files in os.walk(folder) for name in (*folders, *files))
    return next(islice(entries, MOST_ENTRIES, None), None) is not None


# A lock on a folder, which ends with the process


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """A context in which no other run swaps or fills the folder. Some disks and platforms know no locks."""
    handle = _lock(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder: Path) -> int | None:
    """The handle of a locked folder. While one waits, another run may have put a new folder there: that one counts."""
    if fcntl is None:
        return None
    while True:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            os.close(handle)
            return None
        if os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
        os.close(handle)


# The step


def take_place(new: Path, folder: Path, old: Path, ours: frozenset[str]) -> bool:
    """Put a new folder in the place of another, under its lock. Whether that could be done.

    What lies in the folder and is not ``ours`` goes over. ``old`` is a free name beside for what was there, which is gone at
    the end.
    """
    if not _carried(folder, new):
        return False
    with locked(new):  # so that nobody takes the new folder before what came late is in it
        if _exchange(new, folder):
            old = new
        elif not _renamed(new, folder, old):
            return False
        (folder / UNFINISHED).unlink(missing_ok=True)
        _take_late(old, folder, ours)
        shutil.rmtree(old, ignore_errors=True)
    return True


def _renamed(new: Path, folder: Path, old: Path) -> bool:
    """Do it in two steps, where the system knows no single one. Whether it could be done; if not, all is as before."""
    try:
        folder.rename(old)
    except OSError:
        return False
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        return False
    return True


def _carried(folder: Path, new: Path) -> bool:
    """Link all that the new folder lacks into it. Whether all of it could be linked."""
    if not hasattr(os, "link"):
        return False

    def is_there(inside: str, names: list[str]) -> list[str]:
        place = new / os.path.relpath(inside, folder)
        return [name for name in names if os.path.lexists(place / name)]

    def link(source: str, target: str) -> None:
        os.link(source, target, follow_symlinks=False)

    try:
        shutil.copytree(folder, new, symlinks=True, ignore=is_there, copy_function=link, dirs_exist_ok=True)
    except (OSError, NotImplementedError):  # shutil's own error is an OSError too
        return False
    return True


def _take_late(old: Path, folder: Path, ours: frozenset[str]) -> None:
    """Move over what somebody saved in the old folder after it had been linked."""
    for entry in list(os.scandir(old)):
        place = folder / entry.name
        if entry.name in ours or entry.name == UNFINISHED or not entry.is_file(follow_symlinks=False):
            continue
        with suppress(OSError):
            if not os.path.lexists(place) or entry.inode() != place.lstat().st_ino:
                Path(entry.path).replace(place)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. Whether the system could."""
    exchange = _system_call()
    return exchange is not None and exchange(os.fsencode(one), os.fsencode(other)) == 0


HERE, EXCHANGE = -100, 2
"""Of Linux: paths begin in the working directory (AT_FDCWD); the two names change places (RENAME_EXCHANGE, RENAME_SWAP)."""


def _system_call() -> Callable[[bytes, bytes], int] | None:
    """The call of the system that exchanges two names; nothing where it has none."""
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return lambda one, other: int(library.renamex_np(one, other, EXCHANGE))
        call = library.renameat2
    except (AttributeError, OSError, TypeError):
        return None
    return lambda one, other: int(call(HERE, one, HERE, other, EXCHANGE))


# What a killed run has left


def clear_up(left: Path, folder: Path) -> None:
    """Take away a folder that a killed run has left beside another, which is whole: the old one, or the new one.

    The new one is marked, and nothing of it counts. What only the old one holds goes back to its place.
    """
    if not (left / UNFINISHED).exists():
        if not os.path.lexists(folder):
            left.rename(folder)
            return
        if folder.is_dir():
            for entry in list(os.scandir(left)):
                if not os.path.lexists(folder / entry.name):
                    Path(entry.path).rename(folder / entry.name)
    shutil.rmtree(left, ignore_errors=True)
    (folder / UNFINISHED).unlink(missing_ok=True)
