"""The edge to the file system: a file or a stream is read, or it is said why not."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.codes import FILE_TOO_LARGE, UNREADABLE_FILE
from scn_criteria.document.document import Loaded
from scn_criteria.document.limits import LIMITS, Limits
from scn_criteria.document.loading import load
from scn_criteria.document.screening import too_large

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: Path | str, shown: str, limits: Limits = LIMITS) -> Loaded:
    """Read a regular file that is not too large. ``shown`` is the path as diagnostics show it."""
    try:
        status = os.stat(path)
        fault = _refusal(status, shown, limits)
        if fault is not None:
            return Loaded(None, (fault,))
        with open(path, "rb") as stream:
            return read_stream(stream, shown, limits)
    except (OSError, ValueError) as error:
        return Loaded(None, (_unreadable(path, shown, error),))


def read_stream(stream: BinaryIO, shown: str, limits: Limits = LIMITS) -> Loaded:
    """Read a stream such as standard input, but not much past the limit."""
    try:
        raw = stream.read(limits.max_bytes + 1)
    except OSError as error:
        return Loaded(None, (_unreadable(None, shown, error),))
    if len(raw) <= limits.max_bytes:
        return load(raw, shown, limits)
    message = f"found more than {limits.max_bytes:,} bytes, expected at most that many"
    return Loaded(None, (Diagnostic(FILE_TOO_LARGE, message, shown),))


def _refusal(status: os.stat_result, shown: str, limits: Limits) -> Diagnostic | None:
    if stat.S_ISDIR(status.st_mode):
        return Diagnostic(UNREADABLE_FILE, "found a folder, expected a file", shown, help="name a file in the folder")
    if not stat.S_ISREG(status.st_mode):
        message = "found a pipe, a device or a socket, expected a file"
        return Diagnostic(UNREADABLE_FILE, message, shown, help="save the content in a file first")
    return too_large(status.st_size, shown, limits)


def _unreadable(path: Path | str | None, shown: str, error: OSError | ValueError) -> Diagnostic:
    """The fault of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        if path is not None and os.path.islink(path):
            message = f'found a link to "{os.readlink(path)}", which does not exist, expected a file'
            return Diagnostic(UNREADABLE_FILE, message, shown, help="mend the link")
        return Diagnostic(UNREADABLE_FILE, "found no such file, expected one", shown, help="check the path")
    if isinstance(error, PermissionError):
        message = "found a file that you may not read, expected permission to read it"
        return Diagnostic(UNREADABLE_FILE, message, shown, help="ask for the permission to read the file")
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or "no reason given"
    message = f"found a file that cannot be read, expected one that can: {reason.lower()}"
    return Diagnostic(UNREADABLE_FILE, message, shown)
