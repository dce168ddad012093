"""Answers kept from one run to the next, in a file of SQLite: several processes may use it at once.

A store never stands in the way. One that cannot be opened, read or written gives no answers and keeps none; one that is
broken is thrown away and made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from scn_criteria.linting.wire import Plain

FILE = "answers.sqlite"
KEPT_DAYS = 30
"""How long an answer that nobody asks for is kept."""
MOST_ANSWERS = 200_000
"""How many are kept at most, the latest used. One takes about half a kilobyte."""
PATIENCE_SECONDS = 2.0
"""How long to wait for another process that is writing."""
AT_ONCE = 500
MAKE = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID"
KEEP = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)"
FORGET_OLD = "DELETE FROM answers WHERE used < ?"
FORGET_MOST = "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY used DESC, key LIMIT -1 OFFSET ?)"


class Store:
    """Answers by key. ``today`` is the number of a day, for what may be forgotten."""

    def __init__(self, folder: Path, today: int) -> None:
        self._file = folder / FILE
        self._today = today
        self._base: sqlite3.Connection | None = None
        self._base = self._opened()

    def answers(self, keys: Sequence[bytes]) -> Mapping[bytes, Plain | None]:
        """The answers that are there."""
        found: dict[bytes, Plain | None] = {}
        for start in range(0, len(keys), AT_ONCE):
            found |= self._some(keys[start : start + AT_ONCE])
        return found

    def keep(self, answers: Iterable[tuple[bytes, Plain | None]], used: Iterable[bytes] = ()) -> None:
        """Keep new answers, remember which old ones were of use, and forget those that nobody needs."""
        if self._base is None:
            return
        rows = [(key, self._today, json.dumps(answer, ensure_ascii=False, separators=(",", ":"))) for key, answer in answers]
        touched = [(self._today, key, self._today) for key in used]
        with suppress(sqlite3.Error), self._base:
            self._base.executemany(KEEP, rows)
            self._base.executemany("UPDATE answers SET used = ? WHERE key = ? AND used < ?", touched)
            if rows:
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

    def _some(self, keys: Sequence[bytes]) -> dict[bytes, Plain | None]:
        if self._base is None:
            return {}
        asked = f"SELECT key, answer FROM answers WHERE key IN ({','.join('?' * len(keys))})"
        try:
            return {key: json.loads(answer) for key, answer in self._base.execute(asked, keys)}
        except (sqlite3.Error, ValueError):
            self._throw_away()
            return {}

    def _opened(self) -> sqlite3.Connection | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return self._prepared()
        except (OSError, sqlite3.OperationalError):
            return None  # Locked, read-only or no room: it is left as it is.
        except sqlite3.DatabaseError:
            self._throw_away()
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

    def _throw_away(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._file.with_name(self._file.name + suffix).unlink()
