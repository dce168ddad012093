"""Sets of states against counting by hand: what is possible, what matters, and what is the least to be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, product
from random import Random

import pytest
from building import ruleset_of, shipped, synthetic_vocabulary, table_of
from random_rulesets import random_words

from scn_criteria.decision.outcome import recommendation_space, settle_first
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import FactType, Vocabulary
from scn_criteria.terms import Criterion, Situation

Axes = Mapping[str, tuple[str, ...]]
Known = dict[str, str | None]
Answers = dict[tuple[str, ...], str]
"""For each way in which the missing facts may turn out, the result."""

TABLES = range(150)
PARTIAL = 20
STATES = range(150)
MOST_MISSING = 5
READINGS: tuple[dict[str, str], ...] = (
    {},
    {"situations": "both"},
    {"criteria": "majority"},
    {"situations": "both", "criteria": "majority"},
)


def completed(interpreter: Interpreter, table: DecisionTable, known: Known, missing: list[str], axes: Axes) -> Answers:
    """Every completion, read one by one."""
    return {
        words: interpreter.result(table, {**known, **dict(zip(missing, words, strict=True))})
        for words in product(*(axes[name] for name in missing))
    }


def suffices(indices: tuple[int, ...], answers: Answers) -> bool:
    """Whether, once these missing facts are known, the result is settled however they turned out."""
    results: dict[tuple[str, ...], str] = {}
    return all(
        results.setdefault(tuple(words[index] for index in indices), result) == result for words, result in answers.items()
    )


def smaller(chosen: tuple[int, ...], how_many: int) -> Iterator[tuple[int, ...]]:
    """All sets of fewer missing facts than the chosen ones, and all others of as many."""
    for size in range(len(chosen) + 1):
        yield from (one for one in combinations(range(how_many), size) if one != chosen)


def partly_known(random: Random, axes: Axes, most_missing: int) -> Known:
    known: Known = {name: random.choice(words) for name, words in axes.items()}
    for name in random.sample(list(axes), random.randint(0, min(most_missing, len(axes)))):
        known[name] = None
    return known


def settled_rating(random: Random, axes: Axes) -> Known:
    """Partly known, and mostly met of the type that the criteria bind: where the answer hangs in the balance."""
    known = partly_known(random, axes, MOST_MISSING)
    for name, word in known.items():
        if word is not None and random.randrange(3):
            known[name] = axes[name][-1]
    return {**known, "network_type": "strategic_clinical_network"}


def words_of(words: Vocabulary) -> Axes:
    return {name: fact.words for name, fact in words.facts.items() if fact.type is FactType.WORD}


@pytest.mark.parametrize("seed", TABLES)
def test_tables_of_words_at_random(seed: int) -> None:
    random, words = Random(seed), synthetic_vocabulary()
    table = random_words(random, words)
    ruleset = ruleset_of(table, readings={"situations": "either"})
    axes = words_of(words)
    space, interpreter = StateSpace(table, axes, ruleset, words), Interpreter(ruleset, words)
    for _ in range(PARTIAL):
        known = partly_known(random, axes, len(axes))
        missing = [name for name, word in known.items() if word is None]
        answers = completed(interpreter, table, known, missing, axes)
        states = space.among(known)
        assert set(answers.values()) == set(space.possible(states)), known
        chosen = tuple(index for index, name in enumerate(missing) if space.matters(name, states))
        assert suffices(chosen, answers), known
        assert not any(suffices(fewer, answers) for fewer in smaller(chosen, len(missing))), known


def recommendation(readings: dict[str, str]) -> tuple[Rules, StateSpace, Axes]:
    ruleset = vary(shipped(), {}, readings, vocabulary())
    space = recommendation_space(ruleset, vocabulary())
    axes = {name: tuple(str(word) for word in axis.values) for name, axis in space.axes.items()}
    return ruleset, space, axes


@pytest.mark.parametrize("readings", READINGS, ids=lambda readings: "-".join(readings.values()) or "as shipped")
def test_what_to_settle_first_is_enough_and_nothing_less_is(readings: dict[str, str]) -> None:
    ruleset, space, axes = recommendation(readings)
    interpreter, table, random = Interpreter(ruleset, vocabulary()), ruleset.tables[RECOMMENDATION], Random(7)
    for _ in STATES:
        known = settled_rating(random, axes)
        missing = [item for item in (*Criterion, *Situation) if known[item.value] is None]
        answers = completed(interpreter, table, known, [item.value for item in missing], axes)
        assert set(answers.values()) == set(space.possible(space.among(known))), known
        chosen = tuple(missing.index(item) for item in settle_first(space, known))
        assert suffices(chosen, answers), known
        assert not any(suffices(fewer, answers) for fewer in smaller(chosen, len(missing))), known


def test_the_states_looked_at_hang_in_the_balance_often_enough() -> None:
    _, space, axes = recommendation({})
    random = Random(7)
    open_questions = [len(space.possible(space.among(settled_rating(random, axes)))) > 1 for _ in STATES]
    assert sum(open_questions) > len(STATES) / 3


def test_nothing_known_leaves_every_outcome_possible() -> None:
    _, space, axes = recommendation({})
    assert set(space.possible(space.among(dict.fromkeys(axes)))) == {"refer", "establish", "decline", "revise"}


def test_each_state_has_one_deciding_row() -> None:
    _, space, _ = recommendation({})
    assert sum(states.bit_count() for states in space.rows.values()) == space.size


BETWEEN = (
    ("at_least", "2.5", ["result_2", "result_2", "result_2", "result_1"]),
    ("more_than", "1.5", ["result_2", "result_2", "result_1", "result_1"]),
    ("at_most", "0.5", ["result_1", "result_2", "result_2", "result_2"]),
    ("less_than", "-1", ["result_2", "result_2", "result_2", "result_2"]),
    ("is", "2.0", ["result_2", "result_2", "result_1", "result_2"]),
    ("is_not", "2.5", ["result_1", "result_1", "result_1", "result_1"]),
    ("at_least", "-3", ["result_1", "result_1", "result_1", "result_1"]),
)


@pytest.mark.parametrize(("operator", "text", "expected"), BETWEEN)
def test_a_count_may_be_compared_with_a_parameter_of_any_value(operator: str, text: str, expected: list[str]) -> None:
    words = synthetic_vocabulary()
    table = table_of([{"count": "three", "in": ["red"], operator: "$limit"}])
    ruleset = ruleset_of(table, parameters={"limit": Decimal(text)})
    members = words.groups["three"]
    space = StateSpace(table, {name: words.facts[name].words for name in members}, ruleset, words)
    found = [
        space.possible(space.among({name: "red" if index < red else "blue" for index, name in enumerate(members)}))
        for red in range(4)
    ]
    assert [(result,) for result in expected] == found


def test_a_majority_of_five_and_a_half_is_one_of_six() -> None:
    ruleset = vary(shipped(), {"majority_of_criteria": "5.5"}, {"criteria": "majority"}, vocabulary())
    six = vary(shipped(), {"majority_of_criteria": "6"}, {"criteria": "majority"}, vocabulary())
    results = [recommendation_space(one, vocabulary()).results for one in (ruleset, six)]
    assert results[0] == results[1]
