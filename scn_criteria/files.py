"""Write files whole or not at all, and call what not every platform has."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import click

from scn_criteria.diagnostics import OutputError
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
    nothing behind.
    """

    def __init__(self) -> None:
        self.staged: dict[Path, Path] = {}

    def __enter__(self) -> Self:
        return self

    def add(self, path: Path, parts: Iterable[str | bytes]) -> None:
        """Write a file beside its place. Raises OutputError where the system refuses."""
        with _refused(path):
            if path.is_dir():  # found out only when moving, it would leave half of the files in place
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not os.access(path, os.W_OK):  # a new file in its place would not ask
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if _takes_writing_only(path):
                with path.open("wb") as stream:
                    stream.writelines(map(_encoded, parts))
            else:
                self.staged[path] = _stage(path, parts)

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
                for path, waiting in self.staged.items():
                    with _refused(path):
                        waiting.replace(path)
        finally:
            for waiting in self.staged.values():
                waiting.unlink(missing_ok=True)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise OutputError(f'cannot write "{visible(str(path))}": {_reason(error)}') from error


def _takes_writing_only(path: Path) -> bool:
    """Whether a path is a device or a pipe, such as ``/dev/null``, which a file must never take the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors=ODD_CHARACTERS)


def _stage(path: Path, parts: Iterable[str | bytes]) -> Path:
    """Write a file beside its place, readable like any other file of the user."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(map(_encoded, parts))
        _permit(waiting, path)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless it is there. Raises OutputError where the system refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"there is a file of that name; {WHAT_TO_DO[errno.EEXIST]}" if folder.exists() else _reason(error)
        raise OutputError(f'cannot make the folder "{visible(str(folder))}": {reason}') from error


def _reason(error: OSError) -> str:
    """The reason why the system refused, with advice where there is any."""
    reason = (error.strerror or str(error)).lower()
    return "; ".join(filter(None, (reason, WHAT_TO_DO.get(error.errno or 0))))


# Calls that not every platform has; a test sees to it that no other module names one


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
