"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from scn_criteria.diagnostics import OutputError

ODD_CHARACTERS = "backslashreplace"
"""The replacement for the name of a file that is no proper text."""


def write_text(text: str, file: str) -> None:
    """Write a text to a file, without the colours that it has for a terminal."""
    write_all({Path(file): click.unstyle(text)})


def write_all(texts: Mapping[Path, str | bytes]) -> None:
    """Write files whole or not at all: first all beside their places, then all moved there.

    Raises OutputError where the system refuses, and leaves nothing behind.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            if path.is_dir():  # found out only when moving, it would leave half of the files in place
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if path.exists() and not os.access(path, os.W_OK):  # a new file in its place would not ask
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if _takes_writing_only(path):
                path.write_bytes(_encoded(text))
            else:
                staged[path] = _stage(path, text)
        for path, waiting in staged.items():
            waiting.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f'cannot write "{path}": {reason}') from error
    finally:
        for waiting in staged.values():
            waiting.unlink(missing_ok=True)


def _takes_writing_only(path: Path) -> bool:
    """Whether a path is a device or a pipe, such as ``/dev/null``, which a file must never take the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors=ODD_CHARACTERS)


def _stage(path: Path, text: str | bytes) -> Path:
    """Write a text to a new file beside its place, readable like any other file of the user."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_encoded(text))
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
