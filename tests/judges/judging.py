"""The questions for other engines: every state of a table, with the result of the reference interpreter."""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from scn_criteria import resources
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.dmn import inputs_for
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.state_space import table_space
from scn_criteria.ruleset.vocabulary import Facts, Value

WORDS = vocabulary()
Made = TypeVar("Made")
MADE = Path(__file__).resolve().parents[2] / "build" / "judges" / "made"


def made_once(name: str, make: Callable[[], Made]) -> Made:
    """What takes minutes to make: the first worker of a run makes it, and the others wait and read it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    if run is None:
        return make()
    MADE.mkdir(parents=True, exist_ok=True)
    path = MADE / f"{name}-{run}"
    with (MADE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for older in MADE.glob(f"{name}-*"):
                older.unlink()
            path.write_bytes(pickle.dumps(make()))
    made: Made = pickle.loads(path.read_bytes())
    return made


@lru_cache(maxsize=None)
def shipped() -> Rules:
    folder = resources.ruleset_folder()
    ruleset = load_ruleset(folder, str(folder), WORDS).ruleset
    assert ruleset is not None
    return ruleset


@dataclass(frozen=True)
class Question:
    """The inputs of a table as DMN sees them, and the result that is expected."""

    inputs: tuple[tuple[str, Value], ...]
    expected: str


@lru_cache(maxsize=None)
def questions(table_id: str) -> list[Question]:
    """Every state of a shipped table as the engines are asked about it."""
    return made_once(table_id, lambda: _questions(table_id))


def _questions(table_id: str) -> list[Question]:
    """Every state that a table distinguishes, once for each set of inputs.

    A foreign engine sees counts instead of nine ratings, so that many states are one to it. Each state is run through the
    interpreter, and states that are one to the engine must have one result.
    """
    table = shipped().tables[table_id]
    interpreter = Interpreter(shipped(), WORDS)
    found: dict[tuple[tuple[str, Value], ...], str] = {}
    for facts in _states(table):
        inputs = tuple(sorted(inputs_for(table, facts, shipped(), WORDS).items()))
        result = interpreter.result(table, facts)
        assert found.setdefault(inputs, result) == result
    return [Question(inputs, expected) for inputs, expected in found.items()]


def _states(table: DecisionTable) -> Iterator[Facts]:
    axes = table_space(table, shipped(), WORDS).axes
    for values in itertools.product(*(axis.values for axis in axes.values())):
        yield dict(zip(axes, values, strict=True))


def as_json(inputs: Iterable[tuple[str, Value]]) -> dict[str, object]:
    """Inputs as JSON holds them. Every number of the shipped tables is exact in a few decimals."""
    return {name: value if isinstance(value, bool | str | int) else float(value) for name, value in inputs}


def dump(value: object) -> bytes:
    return json.dumps(value).encode()
