"""Files of strangers: opened only if they are regular files inside a folder, wherever links lead; and folders gone through.

The way to a file is walked part by part, each opened from the folder before it and none through a link, so that nothing
can be swapped between the look and the opening. A link counts if all of it leads to places inside the folder. Where a
platform cannot open from a folder (Windows), each part is looked at before the file is opened, which a swap in between
could still cheat.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache

MOST_LINKS = 40
"""As many links on the way to one file as Linux follows."""
DEEPEST = 64
"""Folders nested deeper than this are not gone into."""
CHECKOUT = ".git"


class ContainmentError(OSError):
    """A file that is not opened: a link leads out of its folder, it is no regular file, or it changed meanwhile."""


class LeadsOutError(ContainmentError):
    """A link on the way leads out of the folder."""

    def __init__(self, place: str) -> None:
        super().__init__(errno.EACCES, f"a link leads out of {place}")
        self.place = place
        """The folder in words."""


class NotRegularError(ContainmentError):
    """What lies there is a folder, a pipe, a device or a socket."""

    def __init__(self, mode: int) -> None:
        super().__init__(errno.EINVAL, "not a regular file")
        self.is_folder = stat.S_ISDIR(mode)


class SwappedError(ContainmentError):
    """The file was another one when it was opened than when it was looked at."""

    def __init__(self) -> None:
        super().__init__(errno.EAGAIN, "the file was changed for another while it was opened")


# Which folder a file must lie in


def checkout_of(path: str) -> str | None:
    """The top of the git checkout that a path lies in, by its name alone; that of the working directory comes first."""
    with suppress(OSError):  # somebody may have taken the working directory away
        place = os.path.abspath(path)
        for start in (os.getcwd(), os.path.dirname(place)):
            top = _top_around(start)
            if top is not None and _is_below(place, top):
                return top
    return None


@lru_cache(maxsize=1024)
def _top_around(folder: str) -> str | None:
    """The nearest folder with a checkout in it. Many files share a folder, so it is looked up once."""
    return next((one for one in (folder, *_above(folder)) if os.path.lexists(os.path.join(one, CHECKOUT))), None)


def leads_out(path: str) -> str | None:
    """The checkout that a path lies in by its name, and out of which a link leads on its way; nothing for all others."""
    top = checkout_of(path)
    if top is None or _is_below(os.path.realpath(path), os.path.realpath(top)):
        return None
    return top


def leads_away(path: str) -> str:
    """What a link on the way to a place to write leads out of, in words: the checkout or else the working folder.

    Empty where none does, and where the place lies in neither by its name.
    """
    if checkout_of(path) is not None:
        return "the checkout" if leads_out(path) is not None else ""
    with suppress(OSError):
        around = os.getcwd()
        if _is_below(os.path.abspath(path), around) and not _is_below(os.path.realpath(path), os.path.realpath(around)):
            return "the working folder"
    return ""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """A folder that a file must lie in, and how people call it."""

    folder: str
    called: str

    @classmethod
    def of(cls, path: str, within: str) -> _Bounds:
        """The folder given, or for a file that was named by itself its checkout, or else the folder it is in."""
        if within:
            return cls(within, f'the folder "{within}"')
        top = checkout_of(path)
        return cls(top, "its checkout") if top else cls(os.path.dirname(path) or os.curdir, "its folder")


def _above(folder: str) -> Iterator[str]:
    while (above := os.path.dirname(folder)) not in {"", folder}:
        yield above
        folder = above


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


# Opening


def read_contained(path: str, most: int, within: str = "") -> bytes:
    """The bytes of a file, at most one more than ``most``. Raises OSError, of which ContainmentError is one."""
    with open_contained(path, within) as handle:
        return _read(handle, most + 1)


@contextmanager
def open_contained(path: str, within: str = "") -> Iterator[int]:
    """A descriptor of a regular file that lies within a folder; without one, within its checkout or else its own folder.

    Raises OSError, of which ContainmentError is one.
    """
    handle = _opened(path, within)
    try:
        yield handle
    finally:
        os.close(handle)


def resolved(path: str, within: str = "") -> str:
    """Where a file really lies, so that it can be replaced. Raises ContainmentError where that is outside its folder."""
    bounds = _Bounds.of(path, within)
    if not CAN_WALK:
        _look_along(bounds, path)
        return os.path.realpath(path)
    found = _walk(bounds, path)
    os.close(found.handle)
    if not stat.S_ISREG(found.status.st_mode):
        raise NotRegularError(found.status.st_mode)
    return os.path.join(bounds.folder, *found.trail, found.name)


def _read(handle: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := os.read(handle, most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _opened(path: str, within: str) -> int:
    bounds = _Bounds.of(path, within)
    if not CAN_WALK:
        before = _look_along(bounds, path)
        return _checked(os.open(path, PLAIN), before)
    found = _walk(bounds, path)
    try:
        if not stat.S_ISREG(found.status.st_mode):
            raise NotRegularError(found.status.st_mode)
        return _checked(os.open(found.name, PLAIN, dir_fd=found.handle), found.status)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:
            raise SwappedError from error
        raise
    finally:
        os.close(found.handle)


def _checked(handle: int, before: os.stat_result) -> int:
    """A descriptor, if what it stands for is what was looked at before."""
    after = os.fstat(handle)
    if stat.S_ISREG(after.st_mode) and (after.st_dev, after.st_ino) == (before.st_dev, before.st_ino):
        return handle
    os.close(handle)
    raise SwappedError


# The walk, part by part

CAN_WALK = {os.open, os.stat, os.readlink} <= os.supports_dir_fd
_WAYS = ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
PLAIN = os.O_RDONLY
for _name in _WAYS:
    PLAIN |= getattr(os, _name, 0)
_FOLDER = getattr(os, "O_PATH", 0) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = _FOLDER | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a walk ended: a descriptor of the last folder, the folders to it, the name there, and what it is."""

    handle: int
    trail: tuple[str, ...]
    name: str
    status: os.stat_result


class _Walker:
    """Walks from a folder down. Its descriptors are open until it is closed."""

    def __init__(self, bounds: _Bounds) -> None:
        self._bounds = bounds
        self._handles = [os.open(bounds.folder, _FOLDER)]
        self._names: list[str] = []

    def close(self) -> None:
        """Give back all descriptors."""
        self._back_to_the_top()
        os.close(self._handles.pop())

    def _back_to_the_top(self) -> None:
        self._names.clear()
        while len(self._handles) > 1:
            os.close(self._handles.pop())

    def walk(self, parts: list[str]) -> _Found:
        """Go along the parts, through links that stay inside."""
        left = parts[::-1]
        links = 0
        while True:
            part = left.pop()
            status = self._status(part)
            if stat.S_ISLNK(status.st_mode):
                links += 1
                if links > MOST_LINKS:
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
                left += self._target(part)[::-1]
            elif not left:
                return _Found(os.dup(self._handles[-1]), tuple(self._names), part, status)
            elif part == os.pardir:
                if not self._names:
                    raise LeadsOutError(self._bounds.called)
                self._names.pop()
                os.close(self._handles.pop())
            elif part not in {"", os.curdir}:
                self._handles.append(os.open(part, _NO_LINK, dir_fd=self._handles[-1]))
                self._names.append(part)

    def _status(self, part: str) -> os.stat_result:
        if part == os.pardir and not self._names:
            raise LeadsOutError(self._bounds.called)
        return os.stat(part or os.curdir, dir_fd=self._handles[-1], follow_symlinks=False)

    def _target(self, link: str) -> list[str]:
        """The parts of the way that a link leads. One that begins at the root of the disk must come back here."""
        target = os.readlink(link, dir_fd=self._handles[-1])
        if os.path.isabs(target):
            tops = (os.path.abspath(self._bounds.folder), os.path.realpath(self._bounds.folder))
            top = next((one for one in tops if _is_below(target, one)), None)
            if top is None:
                raise LeadsOutError(self._bounds.called)
            target = os.path.relpath(target, top)
            self._back_to_the_top()
        return target.split(os.sep)


def _walk(bounds: _Bounds, path: str) -> _Found:
    walker = _Walker(bounds)
    try:
        return walker.walk(_inside(bounds, path))
    finally:
        walker.close()


def _inside(bounds: _Bounds, path: str) -> list[str]:
    """The parts of the way from a folder to a path in it."""
    start = os.path.join(bounds.folder, "")
    if path.startswith(start):
        return path[len(start) :].split(os.sep)
    if bounds.folder == os.curdir and not os.path.isabs(path):
        return path.split(os.sep)
    way = os.path.relpath(os.path.abspath(path), os.path.abspath(bounds.folder)).split(os.sep)
    if way[0] == os.pardir:
        raise LeadsOutError(bounds.called)
    return way


def _look_along(bounds: _Bounds, path: str) -> os.stat_result:
    """The same without descriptors of folders: no part may be a link or anything like it."""
    place = os.path.abspath(bounds.folder)
    status = os.lstat(place)
    for part in _inside(bounds, path):
        place = os.path.join(place, part)
        status = os.lstat(place)
        if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", False):
            raise LeadsOutError(bounds.called)
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(status.st_mode)
    return status


# Going through folders


class TooDeepError(OSError):
    """Folders that are nested deeper than anybody nests them on purpose."""

    def __init__(self) -> None:
        super().__init__(errno.ENAMETOOLONG, f"folders are nested more than {DEEPEST} deep in it")


def files_below(folder: str | os.PathLike[str], ending: str) -> Iterator[str]:
    """The paths of all files below a folder whose names have an ending, sorted as paths are. No link to a folder counts.

    A folder that is not there, or that nobody may read, holds none. Raises TooDeepError.
    """
    found: list[str] = []
    waiting = [(os.fspath(folder), 0)]
    while waiting:
        place, depth = waiting.pop()
        if depth > DEEPEST:
            raise TooDeepError
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, depth + 1))
                elif entry.name.endswith(ending):
                    found.append(entry.path)
    return iter(sorted(found, key=lambda one: one.split(os.sep)))
