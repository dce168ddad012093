"""Answers kept from one run to the next, in a file of SQLite: several processes may use it at once.

A store never stands in the way. One that cannot be opened, read or written gives no answers and keeps none; one that is
broken is thrown away and made anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

FILE = "answers.sqlite"
KEPT_DAYS = 30
"""How long an answer that nobody asks for is kept."""
MOST_ANSWERS = 200_000
"""How many are kept at most, the latest used. One takes one to three kilobytes."""
PATIENCE_SECONDS = 2.0
"""How long to wait for another process that is writing."""
AT_ONCE = 500
MAKE = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID"
KEEP = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)"
TOUCH = "UPDATE answers SET used = ? WHERE key = ?"
FORGET_OLD = "DELETE FROM answers WHERE used < ?"
FORGET_MOST = "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY used DESC, key LIMIT -1 OFFSET ?)"


class Store:
    """Answers by key. ``today`` is the number of a day, for what may be forgotten."""

    def __init__(self, folder: str | os.PathLike[str], today: int) -> None:
        self._file = os.path.join(folder, FILE)
        self._today = today
        self._touched: list[bytes] = []
        self._has_more = False
        self._base: sqlite3.Connection | None = None
        self._base = self._opened()

    def answers(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """The answers that are there."""
        found: dict[bytes, str] = {}
        for start in range(0, len(keys), AT_ONCE):
            found |= self._some(keys[start : start + AT_ONCE])
        return found

    def keep(self, answers: Iterable[tuple[bytes, str]]) -> None:
        """Keep new answers."""
        if self._base is None:
            return
        with suppress(sqlite3.Error), self._base:
            self._base.executemany(KEEP, [(key, self._today, answer) for key, answer in answers])
            self._has_more = True

    def tidy(self) -> None:
        """Remember which answers were of use, and forget those that nobody needs. Without need nothing is written."""
        if self._base is None or not (self._touched or self._has_more):
            return
        with suppress(sqlite3.Error), self._base:
            self._base.executemany(TOUCH, [(self._today, key) for key in self._touched])
            if self._has_more:
                self._base.execute(FORGET_OLD, (self._today - KEPT_DAYS,))
                self._base.execute(FORGET_MOST, (MOST_ANSWERS,))

    def count(self) -> int:
        """How many answers are kept."""
        if self._base is None:
            return 0
        (number,) = self._base.execute("SELECT count(*) FROM answers").fetchone()
        return int(number)

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def throw_away(self) -> None:
        """Throw away a file that is broken; another run makes it anew."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._file + suffix)

    def _some(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        if self._base is None:
            return {}
        asked = f"SELECT key, answer, used FROM answers WHERE key IN ({','.join('?' * len(keys))})"
        try:
            rows = self._base.execute(asked, keys).fetchall()
        except sqlite3.Error:
            self.throw_away()
            return {}
        self._touched += [key for key, _, used in rows if used < self._today]
        return {key: answer for key, answer, _ in rows}

    def _opened(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            return self._prepared()
        except (OSError, sqlite3.OperationalError):
            return None  # Locked, read-only or no room: it is left as it is.
        except sqlite3.DatabaseError:
            self.throw_away()
        with suppress(OSError, sqlite3.Error):
            return self._prepared()
        return None

    def _prepared(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=PATIENCE_SECONDS)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute(MAKE)
        except sqlite3.Error:
            base.close()
            raise
        return base
