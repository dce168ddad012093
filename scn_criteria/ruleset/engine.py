"""durable_rules fires the tables. The only module that imports it.

Its engine is used bare, without its host: no threads, no timers, one fact at a time, and errors that reach the caller. Every
evaluation has a session of its own that is deleted afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from types import TracebackType
from typing import Any

import durable_rules_engine

from scn_criteria.ruleset.compilation import START, Compiled, compile_ruleset
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary

MOST_SESSIONS = 1000
"""The engine fails for good at 1,024 live sessions."""
_STORED = 0
_names = count()


class EngineError(Exception):
    """The engine failed or was misused: a fault of ours, never of a user's file."""


class Engine:
    """The tables of one ruleset, compiled once, ready to fire. Not for use by several threads at once."""

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary) -> None:
        self.compiled: Compiled = compile_ruleset(ruleset, vocabulary)
        self._vocabulary = vocabulary
        self._sessions = count()
        self._live = 0
        _check_hashes(self.compiled)
        definition = json.dumps(self.compiled.definition)
        self._handle = _call(durable_rules_engine.create_ruleset, f"{ruleset.id}-{next(_names)}", definition)

    def __del__(self) -> None:
        """Give the compiled rules back: the engine never forgets them by itself."""
        handle = getattr(self, "_handle", None)
        if handle is not None:
            durable_rules_engine.delete_ruleset(handle)

    def evaluation(self) -> Evaluation:
        """A fresh session, to be used in a ``with`` statement."""
        return Evaluation(self, f"s{next(self._sessions)}")

    def opened(self, by: int) -> None:
        """Count live sessions, within the engine's limit."""
        self._live += by
        if self._live > MOST_SESSIONS:
            self._live -= by
            raise EngineError(f"more than {MOST_SESSIONS} evaluations at once")

    def assert_fact(self, fact: dict[str, Any]) -> tuple[str, ...]:
        """Hand one fact over and return the names of the rules that fired on it, in the engine's order."""
        code, state = _call(durable_rules_engine.assert_fact, self._handle, json.dumps(fact))
        if code != _STORED:
            raise EngineError(f"the engine took fact {fact['id']} for one that no rule reads, or has read before")
        fired: list[str] = []
        started = _call(durable_rules_engine.start_action_for_state, self._handle, state)
        message = started[1] if started else None
        while message:
            fired.extend(json.loads(message))
            if len(fired) > len(self.compiled.definition):
                raise EngineError("a rule fired again and again")
            message = _call(durable_rules_engine.complete_and_start_action, self._handle, state)
        return tuple(fired)

    def forget(self, session: str) -> None:
        """Delete a session."""
        _call(durable_rules_engine.delete_state, self._handle, session)

    def hits(self, table: str, facts: Facts, session: str, number: int) -> tuple[str, ...]:
        """The ids of all rows of a table that match, in row order. The first one decides."""
        self._check_types(table, facts)
        message = self.compiled.message(table, facts, self._vocabulary)
        fired = self.assert_fact({**message, "id": f"f{number}", "sid": session})
        rows = {self.compiled.rows[name] for name in fired}
        return tuple(rule for rule, _ in sorted(rows, key=lambda row: row[1]))

    def _check_types(self, table: str, facts: Facts) -> None:
        """The engine compares numbers with words without complaint, and wrongly; so nothing unfit gets to it."""
        for name in self.compiled.reads[table]:
            definition = self._vocabulary.facts.get(name)
            value = facts.get(name)
            if definition and value is not None and not definition.admits(value):
                raise EngineError(f'fact "{name}" is {value!r}, not a {definition.type.value} that it may be')


class Evaluation:
    """One evaluation: facts go in table by table, hits come out."""

    def __init__(self, engine: Engine, session: str) -> None:
        self._engine = engine
        self._session = session
        self._numbers = count(1)

    def __enter__(self) -> Evaluation:
        """Open the session. A session that never fired cannot be deleted safely, so a first rule fires at once."""
        self._engine.opened(1)
        self._engine.assert_fact({"kind": START, "id": "f0", "sid": self._session})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Delete the session, whatever happened."""
        self._engine.forget(self._session)
        self._engine.opened(-1)

    def hits(self, table: str, facts: Facts) -> tuple[str, ...]:
        """The ids of all rows of a table that match these facts, in row order."""
        return self._engine.hits(table, facts, self._session, next(self._numbers))


def _call(function: Callable[..., Any], *arguments: object) -> Any:
    try:
        return function(*arguments)
    except Exception as error:
        raise EngineError(f"durable_rules failed: {error}") from error


def _check_hashes(compiled: Compiled) -> None:
    """The engine tells property names apart by a 32-bit hash alone, so no two may share one."""
    names = {"id", "sid", "kind"}.union(*compiled.reads.values())
    seen: dict[int, str] = {}
    for name in sorted(names):
        other = seen.setdefault(fnv1a(name), name)
        if other != name:
            raise EngineError(f'the engine cannot tell the facts "{other}" and "{name}" apart')


def fnv1a(name: str) -> int:
    """The 32-bit FNV-1a hash of a name."""
    value = 2166136261
    for byte in name.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value
