"""The key of an answer: a digest over everything that the answer depends on."""

from __future__ import annotations

import os
import stat
from hashlib import sha256

from scn_criteria.diagnostics import MAY_WAIVE
from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.memory.stamp import program_stamp
from scn_criteria.linting.subject import LARGEST, Subject


def content_of(subject: Subject) -> bytes | None:
    """The bytes that are looked at; nothing where an answer cannot be remembered.

    That is so for a ruleset, which is many files, and for what cannot be read, is no plain file, is refused as too large, or
    changes in this moment.
    """
    if subject.is_ruleset or subject.content is not None:
        return subject.content
    try:
        status = os.stat(subject.path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return None
        content = _read(subject.path, status.st_size + 1)
    except (OSError, ValueError):
        return None
    return content if len(content) == status.st_size else None


def _read(path: str, most: int) -> bytes:
    """So many bytes of a file. Without an object for the file, as a run over known files does little else."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(file, most)
    finally:
        os.close(file)


def key_of(subject: Subject, content: bytes, occasion: Occasion) -> bytes:
    """The key of the answer for some bytes. The name of the file counts, the folder that it lies in does not."""
    told = (
        os.path.basename(subject.shown),
        subject.found,
        occasion.assessed_on and occasion.assessed_on.isoformat(),
        occasion.today.isoformat() if MAY_WAIVE.search(content) else "",
    )
    digest = sha256(program_stamp())
    digest.update(repr(told).encode("utf-8", "surrogateescape"))
    digest.update(content)
    return digest.digest()
