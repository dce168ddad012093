"""Rulesets at random: whatever the tables say, the engine fires what the interpreter reads."""

from __future__ import annotations

from random import Random

import pytest
from building import choices, judged, random_facts, read
from random_rulesets import random_ruleset

from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.interpreter import Interpreter

RULESETS = 200
FACTS = 40


@pytest.mark.parametrize("seed", range(RULESETS))
def test_engine_and_interpreter_agree(seed: int) -> None:
    random = Random(seed)
    ruleset, vocabulary = random_ruleset(random)
    engine, interpreter = DurableEngine(ruleset, vocabulary, confirmed=False), Interpreter(ruleset, vocabulary)
    tried = choices(ruleset, vocabulary)
    for _ in range(FACTS):
        facts = random_facts(random, tried)
        assert read(interpreter, facts) == judged(engine, facts, ruleset.tables), facts


def test_the_rulesets_are_no_trifles() -> None:
    """Over all seeds the engine has many alternatives to fire, and rows of several alternatives among them."""
    compiled = [DurableEngine(*random_ruleset(Random(seed))).compiled.rows for seed in range(RULESETS)]
    alternatives = sum(len(rows) for rows in compiled)
    rows = sum(len(set(rows.values())) for rows in compiled)
    assert alternatives > 1.5 * rows > 2000
