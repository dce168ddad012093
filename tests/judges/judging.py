"""The questions for other engines: every state of a table, with the result of the reference interpreter."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from scn_criteria import resources
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.dmn import inputs_for
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import table_space
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary

WORDS = vocabulary()


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


def questions(table_id: str, ruleset: Rules, words: Vocabulary = WORDS) -> list[Question]:
    """Every state that a table distinguishes, once for each set of inputs.

    A foreign engine sees counts instead of nine ratings, so that many states are one to it. Each state is run through the
    interpreter, and states that are one to the engine must have one result.
    """
    table = ruleset.tables[table_id]
    interpreter = Interpreter(ruleset, words)
    found: dict[tuple[tuple[str, Value], ...], str] = {}
    for facts in _states(table_id, ruleset, words):
        inputs = tuple(sorted(inputs_for(table, facts, ruleset, words).items()))
        result = interpreter.result(table, facts)
        assert found.setdefault(inputs, result) == result
    return [Question(inputs, expected) for inputs, expected in found.items()]


def _states(table_id: str, ruleset: Rules, words: Vocabulary) -> Iterator[Facts]:
    axes = table_space(ruleset.tables[table_id], ruleset, words).axes
    for values in itertools.product(*(axis.values for axis in axes.values())):
        yield dict(zip(axes, values, strict=True))


def as_json(inputs: Iterable[tuple[str, Value]]) -> dict[str, object]:
    """Inputs as JSON holds them. Every number of the shipped tables is exact in a few decimals."""
    return {name: value if isinstance(value, bool | str | int) else float(value) for name, value in inputs}


def dump(value: object) -> bytes:
    return json.dumps(value).encode()
