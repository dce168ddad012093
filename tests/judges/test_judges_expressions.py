"""recheck, an analyser of regular expressions, proves that each that a stranger's text meets takes time in line with it.

It reads neither look-around nor possessive quantifiers: those expressions are held by the tests on long texts alone, as are
those that meet no more than the first signs of a number.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fuzz"))
from expressions_in_use import of_packages, of_schemas  # noqa: E402 - shared with the tests that need no judge

SHORT = "document.number_reader."
"""The module whose expressions meet short texts only."""
BEYOND_THE_JUDGE = re.compile(r"\(\?<?[=!]|[*+?}]\+")
"""Look-around, and quantifiers that give nothing back."""

pytestmark = pytest.mark.judge

MODULES = ROOT / "build" / "judges" / "node_modules"
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
SCRIPT = Path(__file__).with_name("expressions.cjs")


def as_javascript(expression: re.Pattern[str]) -> dict[str, str]:
    """The expression as JavaScript writes it. In those that we use, flags, names of groups, and start and end differ."""
    flags = "u" + "".join(letter for letter, flag in FLAGS.items() if expression.flags & flag)
    source = expression.pattern.removeprefix("(?m)").replace("(?P<", "(?<").replace(r"\A", "^").replace(r"\Z", "$")
    return {"source": source, "flags": flags}


def to_prove() -> dict[str, re.Pattern[str]]:
    named = {**of_schemas(), **of_packages()}
    return {
        name: expression
        for name, expression in named.items()
        if not name.startswith(SHORT) and BEYOND_THE_JUDGE.search(expression.pattern) is None
    }


def proved(expressions: list[dict[str, str]]) -> list[dict[str, object]]:
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps(expressions).encode(),
        env={**os.environ, "NODE_PATH": str(MODULES), "RECHECK_BACKEND": "pure"},
        capture_output=True,
        timeout=600,
        check=True,
    )
    answers: list[dict[str, object]] = json.loads(done.stdout)
    return answers


def test_every_expression_takes_linear_time() -> None:
    named = to_prove()
    answers = proved([as_javascript(expression) for expression in named.values()])
    slow = {name: found for name, found in zip(named, answers, strict=True) if found["complexity"] not in {"linear", "safe"}}
    assert slow == {}


def test_the_judge_knows_a_slow_one() -> None:
    (answers,) = proved([{"source": "^(a+)+$", "flags": "u"}])
    assert answers["complexity"] == "exponential"
