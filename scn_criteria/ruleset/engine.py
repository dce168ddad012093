"""Choose and run the engine that fires the tables: durable_rules where it is installed and sound, else the interpreter.

This is the only module that imports durable_rules. Its engine is used bare, without its host: no threads, no timers, one
fact at a time, and errors that reach the caller. Every evaluation has a session of its own that is deleted afterwards. Each
of its answers is confirmed by the interpreter, and a difference ends the assessment: no decision is better than a wrong one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from typing import Any, Protocol
from weakref import finalize

from scn_criteria import __version__
from scn_criteria.diagnostics import ScnError
from scn_criteria.ruleset.compilation import START, Compiled, compile_ruleset
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary

MOST_SESSIONS = 1000
"""The engine fails for good at 1,024 live sessions."""
_STORED = 0
_names = count()
REINSTALL = (
    "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --no-cache-dir --force-reinstall "
    "--no-binary durable-rules durable-rules"
)
"""What mends durable_rules: pip may have kept a build that cannot be imported, and Python 3.13 dropped a name it needs."""


class EngineError(Exception):
    """The engine failed or was misused: a fault of ours, never of a user's file."""


class EngineMissingError(ScnError):
    """The engine that was chosen is not installed or does not work."""


class EngineDisagreementError(ScnError):
    """durable_rules and the interpreter answer differently, so neither answer is given."""

    def __init__(self, table: str, fired: tuple[str, ...], confirmed: tuple[str, ...]) -> None:
        self.table, self.fired, self.confirmed = table, fired, confirmed
        super().__init__(
            f'found that durable_rules and the interpreter disagree on the table "{table}": durable_rules fires '
            f"{', '.join(fired) or 'no row'}, the interpreter {', '.join(confirmed) or 'no row'}; expected the same rows, "
            "so nothing is decided. This is a fault of the engine or of scn, not of your file: run scn doctor, report it; "
            "--engine interpreter decides without durable_rules"
        )


class EngineChoice(Enum):
    """What is to fire the rules."""

    AUTO = "auto"
    DURABLE_RULES = "durable_rules"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class EngineIdentity:
    """Which engine decided."""

    name: str
    version: str

    @property
    def words(self) -> str:
        """The engine as reports name it."""
        if self.name == EngineChoice.DURABLE_RULES.value:
            return f"durable_rules {self.version}, each answer confirmed by the interpreter of scn-criteria"
        return f"the interpreter of scn-criteria {self.version}"


class Evaluation(Protocol):
    """One evaluation: facts go in table by table, hits come out."""

    def hits(self, table: str, facts: Facts) -> tuple[str, ...]:
        """The ids of all rows of a table that match these facts, in row order. The first one decides."""


class Engine(Protocol):
    """The tables of one ruleset, ready to fire."""

    @property
    def identity(self) -> EngineIdentity:
        """Which engine this is."""

    def evaluation(self) -> AbstractContextManager[Evaluation]:
        """A fresh evaluation, to be used in a ``with`` statement."""


def engine_for(
    ruleset: Rules, vocabulary: Vocabulary, choice: EngineChoice = EngineChoice.AUTO, *, confirmed: bool = True
) -> Engine:
    """The engine that fires a ruleset. Raises EngineMissingError where the one that was chosen cannot be had.

    With ``confirmed``, the interpreter confirms each answer of durable_rules.
    """
    problem = "" if choice is EngineChoice.INTERPRETER else durable_problem()
    if choice is EngineChoice.DURABLE_RULES and problem:
        raise EngineMissingError(problem)
    if choice is EngineChoice.INTERPRETER or problem:
        return InterpreterEngine(ruleset, vocabulary)
    return DurableEngine(ruleset, vocabulary, confirmed=confirmed)


@lru_cache(maxsize=1)
def durable_problem() -> str:
    """Why durable_rules cannot be used here, and what to do, in one sentence; nothing where it can."""
    try:
        version(EngineChoice.DURABLE_RULES.value)
        import_module("durable_rules_engine")
    except (PackageNotFoundError, ModuleNotFoundError):
        return "durable_rules is not installed, so the interpreter decides; to have it: pip install 'scn-criteria[durable]'"
    except (ImportError, OSError) as error:
        return f"durable_rules is installed but cannot be imported ({error}); mend it with: {REINSTALL}"
    return "" if _self_test() else f"durable_rules fails its self-test; mend it with: {REINSTALL}"


def _self_test() -> bool:
    """Whether a rule with one comparison fires where it must, and does not where it must not."""
    name = f"self-test-{next(_names)}"
    library = import_module("durable_rules_engine")
    definition = {
        "start": {"all": [{"m": {"kind": START}}]},
        "high": {"all": [{"m": {"$and": [{"kind": "try"}, {"$gte": {"value": 3}}]}}]},
    }
    try:
        handle = library.create_ruleset(name, json.dumps(definition))
        try:
            fired = [
                _fired(library, handle, {"id": str(value), "sid": "s", "kind": kind, "value": value})
                for kind, value in _TRIED
            ]
        finally:
            library.delete_ruleset(handle)
    except Exception:  # whatever it raises, it is of no use here
        return False
    return fired == [("start",), (), ("high",)]


_TRIED = ((START, 0), ("try", 2), ("try", 3))


def _fired(library: Any, handle: object, fact: dict[str, Any]) -> tuple[str, ...]:
    """The rules that fire on one fact."""
    _, state = library.assert_fact(handle, json.dumps(fact))
    started = library.start_action_for_state(handle, state)
    message = started[1] if started else None
    fired: list[str] = []
    while message:
        fired.extend(json.loads(message))
        message = library.complete_and_start_action(handle, state)
    return tuple(fired)


@dataclass(frozen=True, slots=True)
class InterpreterEngine:
    """The interpreter in the place of an engine."""

    ruleset: Rules
    vocabulary: Vocabulary

    @property
    def identity(self) -> EngineIdentity:
        """The interpreter is part of this program and bears its version."""
        return EngineIdentity(EngineChoice.INTERPRETER.value, __version__)

    @contextmanager
    def evaluation(self) -> Iterator[Evaluation]:
        """An evaluation. Nothing needs to be opened or closed."""
        yield _InterpretedEvaluation(self.ruleset, Interpreter(self.ruleset, self.vocabulary))


@dataclass(frozen=True, slots=True)
class _InterpretedEvaluation:
    ruleset: Rules
    interpreter: Interpreter

    def hits(self, table: str, facts: Facts) -> tuple[str, ...]:
        """The ids of all rows of a table that match these facts, in row order."""
        return self.interpreter.hits(self.ruleset.tables[table], facts)


class DurableEngine:
    """The tables of one ruleset, compiled once, ready to fire. Not for use by several threads at once."""

    def __init__(self, ruleset: Rules, vocabulary: Vocabulary, *, confirmed: bool = True) -> None:
        self._library = import_module("durable_rules_engine")
        self._ruleset = ruleset
        self._interpreter = Interpreter(ruleset, vocabulary) if confirmed else None
        self.compiled: Compiled = compile_ruleset(ruleset, vocabulary)
        self._vocabulary = vocabulary
        self._sessions = count()
        self._live = 0
        _check_hashes(self.compiled)
        definition = json.dumps(self.compiled.definition)
        self._handle = _call(self._library.create_ruleset, f"{ruleset.id}-{next(_names)}", definition)
        # The engine never forgets compiled rules by itself.
        finalize(self, self._library.delete_ruleset, self._handle)

    @property
    def identity(self) -> EngineIdentity:
        """The engine as it is installed."""
        return EngineIdentity(EngineChoice.DURABLE_RULES.value, version(EngineChoice.DURABLE_RULES.value))

    @contextmanager
    def evaluation(self) -> Iterator[Evaluation]:
        """A fresh session. One that never fired cannot be deleted safely, so a first rule fires at once."""
        session = f"s{next(self._sessions)}"
        self.opened(1)
        try:
            self.assert_fact({"kind": START, "id": "f0", "sid": session})
            yield _Session(self, session)
        finally:
            self.forget(session)
            self.opened(-1)

    def opened(self, by: int) -> None:
        """Count live sessions, within the engine's limit."""
        self._live += by
        if self._live > MOST_SESSIONS:
            self._live -= by
            raise EngineError(f"more than {MOST_SESSIONS} evaluations at once")

    def assert_fact(self, fact: dict[str, Any]) -> tuple[str, ...]:
        """Hand one fact over and return the names of the rules that fired on it, in the engine's order."""
        code, state = _call(self._library.assert_fact, self._handle, json.dumps(fact))
        if code != _STORED:
            raise EngineError(f"the engine took fact {fact['id']} for one that no rule reads, or has read before")
        fired: list[str] = []
        started = _call(self._library.start_action_for_state, self._handle, state)
        message = started[1] if started else None
        while message:
            fired.extend(json.loads(message))
            if len(fired) > len(self.compiled.definition):
                raise EngineError("a rule fired again and again")
            message = _call(self._library.complete_and_start_action, self._handle, state)
        return tuple(fired)

    def forget(self, session: str) -> None:
        """Delete a session."""
        _call(self._library.delete_state, self._handle, session)

    def hits(self, table: str, facts: Facts, session: str, number: int) -> tuple[str, ...]:
        """The ids of all rows of a table that match, in row order. The first one decides."""
        self._check_types(table, facts)
        message = self.compiled.message(table, facts, self._vocabulary)
        fired = self.assert_fact({**message, "id": f"f{number}", "sid": session})
        rows = {self.compiled.rows[name] for name in fired}
        hits = tuple(rule for rule, _ in sorted(rows, key=lambda row: row[1]))
        if self._interpreter is not None:
            confirmed = self._interpreter.hits(self._ruleset.tables[table], facts)
            if hits != confirmed:
                raise EngineDisagreementError(table, hits, confirmed)
        return hits

    def _check_types(self, table: str, facts: Facts) -> None:
        """The engine compares numbers with words without complaint, and wrongly; so nothing unfit gets to it."""
        for name in self.compiled.reads[table]:
            definition = self._vocabulary.facts.get(name)
            value = facts.get(name)
            if definition and value is not None and not definition.admits(value):
                raise EngineError(f'fact "{name}" is {value!r}, not a {definition.type.value} that it may be')


class _Session:
    """One session of durable_rules."""

    def __init__(self, engine: DurableEngine, session: str) -> None:
        self._engine = engine
        self._session = session
        self._numbers = count(1)

    def hits(self, table: str, facts: Facts) -> tuple[str, ...]:
        """The ids of all rows of a table that match these facts, in row order."""
        return self._engine.hits(table, facts, self._session, next(self._numbers))


def _call(function: Callable[..., Any], *arguments: object) -> Any:
    try:
        return function(*arguments)
    except Exception as error:
        raise EngineError(f"durable_rules failed: {error}") from error


def _check_hashes(compiled: Compiled) -> None:
    """Raise EngineError where two property names share a 32-bit hash: the engine compares names by their hash alone."""
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
