"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import click

from scn_criteria.diagnostics import OutputError

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
    """Files that come to be together or not at all, as a context.

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
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f'cannot write "{path}": {reason}') from error


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
        waiting.chmod(_mode(path))
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting


def _mode(path: Path) -> int:
    """The permissions of a file: as before where it is there already, and else as the user has it for new files."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
