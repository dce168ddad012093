"""What the engine does to the process around it: no growth, no threads, no host, no crash. And who may import it."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scn_criteria

PACKAGE = Path(scn_criteria.__file__).parent
HERE = Path(__file__).parent
MEGABYTE = 1024 * 1024
ENGINE_MODULES = {"durable", "durable_rules_engine"}

EVALUATIONS = """
import json, resource, sys, threading
from random import Random
from building import choices, judged, random_facts, shipped
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.engine import DurableEngine

def resident():
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024

before = threading.active_count()
engine = DurableEngine(shipped(), vocabulary())
tried, random = choices(shipped(), vocabulary()), Random(1)
many = [random_facts(random, tried) for _ in range(100)]
for facts in many * 3:
    judged(engine, facts, shipped().tables)
warm = resident()
for facts in many * 20:
    judged(engine, facts, shipped().tables)
hosts = [name for name in sys.modules if name == "durable" or name.startswith("durable.")]
print(json.dumps({"grown": resident() - warm, "threads": [before, threading.active_count()], "hosts": hosts}))
"""

ENGINES = """
import json, resource, sys
from building import fired, synthetic_vocabulary, ruleset_of, table_of
from scn_criteria.ruleset.engine import DurableEngine

def one():
    engine = DurableEngine(ruleset_of(table_of([{"fact": "flag", "is": True}])), synthetic_vocabulary())
    assert fired(engine, "T", {}) == ("T-R2",)

def resident():
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024

for _ in range(100):
    one()
warm = resident()
for _ in range(1000):
    one()
print(json.dumps(resident() - warm))
"""

NOTHING_FIRES = """
from building import synthetic_vocabulary, ruleset_of, table_of
from scn_criteria.ruleset.engine import DurableEngine

litter = [bytes([number % 256]) * 4096 for number in range(2000)]
del litter
engine = DurableEngine(ruleset_of(table_of([{"fact": "flag", "is": True}])), synthetic_vocabulary())
for _ in range(500):
    with engine.evaluation():
        pass
print("done")
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, with the folders of this test to import from."""
    start = f"import sys; sys.path[:0] = {[str(PACKAGE.parent), str(HERE)]!r}\n"
    return subprocess.run([sys.executable, "-c", start + script], capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def after_many() -> dict[str, object]:
    finished = run(EVALUATIONS)
    assert finished.stderr == ""
    found: dict[str, object] = json.loads(finished.stdout)
    return found


def test_two_thousand_evaluations_need_no_more_memory(after_many: dict[str, int]) -> None:
    assert after_many["grown"] < 4 * MEGABYTE


def test_no_thread_is_started(after_many: dict[str, object]) -> None:
    assert after_many["threads"] == [1, 1]


def test_the_host_of_the_engine_is_never_imported(after_many: dict[str, object]) -> None:
    assert after_many["hosts"] == []


def test_engines_that_are_no_longer_used_are_given_back() -> None:
    assert int(run(ENGINES).stdout) < 4 * MEGABYTE


def test_an_evaluation_in_which_nothing_is_asked_ends_safely() -> None:
    """The engine frees memory that it never set when a session in which nothing fired is deleted."""
    finished = run(NOTHING_FIRES)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "done\n", "")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_the_interpreter_shares_nothing_with_the_engine() -> None:
    text = (PACKAGE / "ruleset" / "interpreter.py").read_text(encoding="utf-8")
    modules = {node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
    assert {"scn_criteria.ruleset.model", "scn_criteria.ruleset.vocabulary"} == {
        module for module in modules if module and module.startswith("scn_criteria")
    }
