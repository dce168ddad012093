"""Which engine fires the rules: chosen, named, confirmed, and never a reason to fail."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from building import shipped

from scn_criteria.decision.assessment import compiled_ruleset
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset import engine as engines
from scn_criteria.ruleset.engine import (
    DurableEngine,
    EngineChoice,
    EngineDisagreementError,
    EngineMissingError,
    InterpreterEngine,
    engine_for,
)

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
NAMES_AN_ENGINE = re.compile(r"durable|interpreter|fired by|\"engine\"", re.IGNORECASE)
WITHOUT = "import sys; sys.modules['durable_rules_engine'] = None; from scn_criteria.cli.main import main; main()"
BROKEN = """
import sys
from importlib.abc import MetaPathFinder
class Broken(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "durable_rules_engine":
            raise ImportError("undefined symbol: PyEval_CallObject")
sys.meta_path.insert(0, Broken())
from scn_criteria.cli.main import main
main()
"""


def scn(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("choice", EngineChoice)
def test_the_choice_decides_which_engine_fires(choice: EngineChoice) -> None:
    expected = {EngineChoice.INTERPRETER: InterpreterEngine}.get(choice, DurableEngine)
    assert expected is type(engine_for(shipped(), vocabulary(), choice))


def test_auto_takes_the_interpreter_where_durable_rules_is_of_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "durable_problem", lambda: "durable_rules fails its self-test")
    assert engine_for(shipped(), vocabulary()).identity.name == "interpreter"


def test_what_was_asked_for_and_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "durable_problem", lambda: "durable_rules is not installed")
    with pytest.raises(EngineMissingError, match="durable_rules is not installed"):
        engine_for(shipped(), vocabulary(), EngineChoice.DURABLE_RULES)


def test_a_rule_lost_in_the_engine_is_noticed_at_run_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compiled_ruleset(shipped(), EngineChoice.DURABLE_RULES)
    asserted = DurableEngine.assert_fact
    monkeypatch.setattr(DurableEngine, "assert_fact", lambda self, fact: asserted(self, fact)[1:])
    with compiled.engine.evaluation() as evaluation, pytest.raises(EngineDisagreementError) as stopped:
        evaluation.hits("REC", {})
    assert (stopped.value.table, stopped.value.fired != stopped.value.confirmed) == ("REC", True)


def test_a_disagreement_ends_with_2_and_says_which_table_and_rows() -> None:
    program = f"""
from scn_criteria.ruleset.engine import DurableEngine
asserted = DurableEngine.assert_fact
DurableEngine.assert_fact = lambda self, fact: asserted(self, fact)[1:]
{WITHOUT.split("; ", 2)[2]}
"""
    done = scn(program.replace("; main()", "\nmain()"), "assess", "proposals/cancer.yaml")
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert "durable_rules and the interpreter disagree on the table" in done.stderr


COMMANDS = [
    ("lint", "proposals"),
    ("assess", "proposals/cancer.yaml"),
    ("explain", "proposals/cancer.yaml"),
    ("robust", "proposals/cancer.yaml"),
    ("plan", "proposals/cancer.yaml"),
    ("review", "reviews"),
    ("portfolio", "proposals/cancer.yaml", "--capacity", "1"),
    ("rules", "list"),
    ("rules", "test"),
    ("rules", "verify"),
    ("doctor",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_works_without_durable_rules(command: tuple[str, ...]) -> None:
    assert scn(WITHOUT, *command).returncode == 0


@pytest.mark.parametrize("command", [("assess", "proposals/cancer.yaml"), ("doctor",)], ids=" ".join)
def test_a_broken_durable_rules_is_as_good_as_none(command: tuple[str, ...]) -> None:
    assert scn(BROKEN, *command).returncode == 0


def test_the_same_is_decided_by_either_engine_and_the_assessment_says_which() -> None:
    def decided(choice: str) -> dict[str, Any]:
        done = scn("from scn_criteria.cli.main import main; main()", "assess", "proposals", "-f", "json", "--engine", choice)
        return dict(json.loads(done.stdout))

    by_name = {choice: decided(choice) for choice in ("durable_rules", "interpreter")}
    named = {name: {one.pop("engine")["name"] for one in found["assessments"]} for name, found in by_name.items()}
    assert named == {"durable_rules": {"durable_rules"}, "interpreter": {"interpreter"}}
    assert by_name["durable_rules"] == by_name["interpreter"]


def test_no_digest_and_no_decision_record_depends_on_the_engine(tmp_path: Path) -> None:
    def written(choice: str) -> tuple[set[str], dict[str, bytes]]:
        out = tmp_path / choice
        arguments = ("report", "-q", "proposals", "-o", str(out), "-f", "json", "-f", "record", "--engine", choice)
        scn("from scn_criteria.cli.main import main; main()", *arguments)
        digests = {one for path in out.glob("*.json") for one in DIGEST.findall(path.read_text(encoding="utf-8"))}
        return digests, {path.name: path.read_bytes() for path in out.glob("*.decision.yaml")}

    expected = written("durable_rules")
    assert all(expected)
    assert expected == written("interpreter")


def test_no_expected_output_names_an_engine() -> None:
    """So that outputs that are compared as a whole come out alike with and without durable_rules."""
    files = [path for path in TESTS.glob("**/expected/**/*") if path.is_file()]
    named = {path.name for path in files if NAMES_AN_ENGINE.search(path.read_text(encoding="utf-8"))}
    assert (True, set()) == (bool(files), named)


def test_a_broken_build_is_reported_with_what_mends_it() -> None:
    done = scn(BROKEN, "assess", "proposals/cancer.yaml", "--engine", "durable_rules")
    assert (done.returncode, "pip install --no-cache-dir" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert "pip install --no-cache-dir" in scn(BROKEN, "doctor").stdout
