"""Write files whole or not at all, and call what not every platform has."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from platform import node
from shutil import rmtree
from typing import Self

import click

from scn_criteria.contained_files import leads_away
from scn_criteria.diagnostics import OutputError
from scn_criteria.folder_swap import UNFINISHED, clear_up, locked, may_be_swapped, take_place
from scn_criteria.interruption import clear_up_with, whole_step
from scn_criteria.safe_text import visible

WHAT_TO_DO: Mapping[int, str] = {
    errno.EACCES: "name a place where you may write, or ask for the permission",
    errno.EPERM: "name a place where you may write, or ask for the permission",
    errno.EROFS: "name a place on a disk that can be written to",
    errno.ENOSPC: "make room on the disk, or name a place on another",
    errno.EISDIR: "name a file in it",
    errno.ENOENT: "make the folder first, or name another",
    errno.ENOTDIR: "name a place in a folder",
    errno.EEXIST: "name another place",
}
"""Advice where the system refuses to write."""

ODD_CHARACTERS = "backslashreplace"
"""The replacement for the name of a file that is no proper text."""


def write_text(text: str, file: str) -> None:
    """Write a text to a file, without the colours that it has for a terminal."""
    write_all({Path(file): click.unstyle(text)})


def write_parts(parts: Iterable[str], file: str) -> None:
    """The same for a text that comes part by part, which is never held as a whole."""
    with FilesTogether() as files:
        files.add(Path(file), (click.unstyle(part) for part in parts))


def write_all(texts: Mapping[Path, str | bytes]) -> None:
    """Write files whole or not at all. Raises OutputError where the system refuses, and leaves nothing behind."""
    with FilesTogether() as files:
        for path, text in texts.items():
            files.add(path, [text])


class FilesTogether:
    """A context for files that are written together or not at all.

    Each is written beside its place when it is added, and all are moved there at the end. Whatever is raised inside leaves
    nothing behind, and neither does a signal. What a killed run has left is swept away.
    """

    def __init__(self) -> None:
        self.staged: dict[Path, Path] = {}
        self.swept: set[Path] = set()

    def __enter__(self) -> Self:
        return self

    def add(self, path: Path, parts: Iterable[str | bytes]) -> None:
        """Write a file beside its place. Raises OutputError where the system refuses."""
        with _refused(path):
            _stay_inside(path)
            if path.is_dir():  # found out only when moving, it would leave half of the files in place
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not os.access(path, os.W_OK):  # a new file in its place would not ask
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if (handle := _stream_at(path)) is not None:
                with os.fdopen(handle, "wb") as stream:
                    stream.writelines(map(_encoded, parts))
            else:
                if path.parent not in self.swept:
                    self.swept.add(path.parent)
                    sweep(path.parent)
                self.staged[path] = _stage(path, parts, self.place_for(path))

    def place_for(self, path: Path) -> Path:
        """Where a file is written before it is moved to its place."""
        return beside(path)

    def append(self, path: Path, parts: Iterable[str | bytes]) -> None:
        """Write more to a file that was added before, or add it."""
        if path not in self.staged:
            self.add(path, parts)
            return
        with _refused(path), self.staged[path].open("ab") as stream:
            stream.writelines(map(_encoded, parts))

    def __exit__(self, kind: type[BaseException] | None, _error: BaseException | None, _trace: object) -> None:
        try:
            if kind is None:
                self.finish()
        finally:
            for waiting in self.staged.values():
                _clear(waiting)

    def finish(self) -> None:
        """Move all files to their places."""
        with whole_step():
            for path, waiting in self.staged.items():
                with _refused(path):
                    waiting.replace(path)


class FolderTogether(FilesTogether):
    """The same for files of one folder, which appear in it in one step, whoever else writes there at the same time.

    All else in the folder stays as it is. Where the folder cannot be swapped, the files are moved one after another.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.real = folder
        self.built: Path | None = None
        self.begun = False

    def place_for(self, path: Path) -> Path:
        """Where a file is written: in the new folder, or beside its place."""
        if not self.begun:
            self.begun = True
            self.real = self.folder.resolve()
            sweep(self.real.parent)
            self.built = self._new_folder() if may_be_swapped(self.real) and len(self.real.name) <= LONGEST_NAME else None
        return self.built / path.name if self.built and path.parent == self.folder else beside(path)

    def _new_folder(self) -> Path | None:
        built = beside(self.real)
        try:
            built.mkdir()
            (built / UNFINISHED).touch()
        except OSError:
            return None
        return built

    def finish(self) -> None:
        """Put the new folder in its place, or move the files there one after another."""
        ours = frozenset(path.name for path in self.staged)
        if not ours:
            return
        with _refused(self.folder), locked(self.real), whole_step():
            if self.built is None or not take_place(self.built, self.real, _name_beside(self.real), ours):
                super().finish()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            super().__exit__(kind, error, trace)
        finally:
            if self.built:
                _clear(self.built)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise OutputError(f'cannot write "{visible(str(path))}": {_reason(error)}') from error


class RefusedPlaceError(OSError):
    """A place that is not written to, and why in words, with what to do."""


STREAM = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})")
STANDARD_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
KINDS: Mapping[Callable[[int], bool], str] = {
    stat.S_ISFIFO: "a named pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISBLK: "a disk",
}
NOT_WAITING = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def _stream_at(path: Path) -> int | None:
    """A descriptor of what is only written to: a stream of this process or a device, such as ``/dev/null``.

    Nothing where a file is or can be made. Raises RefusedPlaceError for all else: nobody may read at the other end of a
    named pipe, and writing to it would wait for ever.
    """
    named = STREAM.fullmatch(str(path))
    number = int(named[1]) if named else STANDARD_STREAMS.get(str(path))
    if number is not None:
        return os.dup(number)
    if not path.exists() or path.is_file():
        return None
    if not stat.S_ISCHR(path.stat().st_mode):
        raise _no_file(path.stat().st_mode)
    handle = os.open(path, NOT_WAITING)
    mode = os.fstat(handle).st_mode
    if not stat.S_ISCHR(mode):  # something else was put there meanwhile
        os.close(handle)
        raise _no_file(mode)
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(handle, True)
    return handle


def _no_file(mode: int) -> RefusedPlaceError:
    kind = next((words for fits, words in KINDS.items() if fits(mode)), "something else")
    return RefusedPlaceError(errno.EINVAL, f"there is {kind} of that name, and no file; name another place, or take it away")


def _stay_inside(path: Path) -> None:
    """Raise RefusedPlaceError where a link in the checkout, or else in the working folder, leads out of it.

    Strangers commit links. Who wants a place outside names it.
    """
    led = leads_away(os.fspath(path))
    if led:
        raise RefusedPlaceError(errno.EACCES, f"a link on the way leads out of {led}; name the place itself where it leads")


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors=ODD_CHARACTERS)


def _stage(path: Path, parts: Iterable[str | bytes], waiting: Path) -> Path:
    """Write a file that will be moved to its place, readable like any other file of the user."""
    try:
        with open(waiting, "xb", opener=_private) as stream:
            stream.writelines(map(_encoded, parts))
        _permit(waiting, path)
    except BaseException:
        _clear(waiting)
        raise
    return waiting


def _private(path: str, flags: int) -> int:
    """Open a new file that nobody else may read yet."""
    return os.open(path, flags, 0o600)


def try_writing(folder: Path) -> None:
    """Write a file into a folder and take it away again. Raises OSError where the system refuses."""
    waiting = beside(folder / "doctor")
    try:
        with open(waiting, "xb", opener=_private):
            pass
    finally:
        _clear(waiting)


# Names of what is not finished yet: the run it belongs to, so that the next can sweep away what a killed one has left

UNFINISHED_MARK = ".scn-"
LONGEST_NAME = 60
OLD = 24 * 60 * 60
"""So many seconds after it was touched, nobody works on a file any more whose process is on another machine."""

_UNFINISHED: set[Path] = set()
_COUNT = count(1)


def beside(path: Path) -> Path:
    """A free name beside a file or a folder, which is cleared away if a signal ends this process."""
    waiting = _name_beside(path)
    _UNFINISHED.add(waiting)
    return waiting


def _name_beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:LONGEST_NAME]}{UNFINISHED_MARK}{_machine()}-{os.getpid()}-{next(_COUNT)}")


def _clear(waiting: Path) -> None:
    """Take away a file or a folder that is not finished, if it is still there."""
    if waiting.is_dir() and not waiting.is_symlink():
        rmtree(waiting, ignore_errors=True)
    else:
        waiting.unlink(missing_ok=True)
    _UNFINISHED.discard(waiting)


def _clear_all() -> None:
    for waiting in tuple(_UNFINISHED):
        with suppress(OSError):
            _clear(waiting)


clear_up_with(_clear_all)


@lru_cache(maxsize=1)
def _machine() -> str:
    """Eight digits for the machine, or the container: the number of a process means something only there."""
    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return sha256(f"{node()} {space}".encode()).hexdigest()[:8]


def sweep(folder: Path) -> None:
    """Take away what killed runs have left in a folder."""
    with suppress(OSError):
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if UNFINISHED_MARK in entry.name and _is_left(entry)]
        for path in map(Path, left):
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    clear_up(path, path.with_name(path.name[1:].rpartition(UNFINISHED_MARK)[0]))
                else:
                    path.unlink()


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether a name is that of something unfinished, and the process that worked on it is gone."""
    name, _, rest = entry.name.rpartition(UNFINISHED_MARK)
    machine, _, numbers = rest.partition("-")
    process, _, number = numbers.partition("-")
    if not (name.startswith(".") and name[1:] and process.isdecimal() and number.isdecimal()):
        return False
    if machine == _machine() and not WINDOWS:
        return Path(entry.path) not in _UNFINISHED if int(process) == os.getpid() else not _is_running(int(process))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > OLD


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless it is there. Raises OutputError where the system refuses."""
    try:
        _stay_inside(folder)
        folder.mkdir(parents=True, exist_ok=True)
    except RefusedPlaceError as error:
        raise OutputError(f'cannot write to the folder "{visible(str(folder))}": {error.strerror}') from error
    except OSError as error:
        reason = f"there is a file of that name; {WHAT_TO_DO[errno.EEXIST]}" if folder.exists() else _reason(error)
        raise OutputError(f'cannot make the folder "{visible(str(folder))}": {reason}') from error


def _reason(error: OSError) -> str:
    """The reason why the system refused, with advice where there is any."""
    if isinstance(error, RefusedPlaceError):
        return str(error.strerror)
    reason = (error.strerror or str(error)).lower()
    return "; ".join(filter(None, (reason, WHAT_TO_DO.get(error.errno or 0))))


# Calls that not every platform has; a test sees to it that few other modules name any


def _is_running(process: int) -> bool:
    """Whether a process is there. Never asked on Windows, where the same call would end it."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _permit(waiting: Path, path: Path) -> None:
    """Let the same people read and write a new file as the one it takes the place of, or as any new file of the user.

    Where a platform or a disk knows no such permissions, the file stays as it was made.
    """
    with suppress(OSError, NotImplementedError):
        mode = _mode(path)
        if mode is not None:
            waiting.chmod(mode)


def _mode(path: Path) -> int | None:
    with suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    if not hasattr(os, "umask"):
        return None
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


WINDOWS = os.name == "nt"


def reader_is_gone(error: OSError) -> bool:
    """Whether nobody reads standard output any more. Windows calls that an invalid argument, and names no file with it."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL and error.filename is None)


def discard_output() -> None:
    """Drop what could not be written to standard output. At exit, Python would try again and end with a code of its own."""
    if sys.stdout is None:
        return
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # no such call, or an output that is no file
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the process ends
