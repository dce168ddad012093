"""The texts of the files that were looked at, for formats that show a line of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from scn_criteria.linting import STANDARD_INPUT, Sources, Subject
from scn_criteria.linting.subject import LARGEST

REMEMBERED = 16


def with_input(subjects: Sequence[Subject], stands_for: str | None) -> list[Subject]:
    """The subjects, with what standard input holds, and the file that it stands for."""
    return [_typed(one, stands_for or "") if one.path == STANDARD_INPUT else one for one in subjects]


def _typed(subject: Subject, stands_for: str) -> Subject:
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1)
    except OSError:
        return replace(subject, stands_for=stands_for)  # Reading it again says what is wrong.
    return replace(subject, stands_for=stands_for, content=raw)


def reader_of(subjects: Sequence[Subject]) -> Sources:
    """The texts by the paths they are shown under; empty where one cannot be had or is too large to be looked at."""
    typed = {one.shown: one.content for one in subjects if one.content is not None}

    @lru_cache(maxsize=REMEMBERED)
    def text_of(path: str) -> str:
        try:
            return (typed[path] if path in typed else _bytes(path)).decode("utf-8-sig")
        except (OSError, ValueError):
            return ""

    return text_of


def _bytes(path: str) -> bytes:
    if not os.path.isfile(path) or os.path.getsize(path) > LARGEST:
        return b""
    with open(path, "rb") as stream:
        return stream.read()
