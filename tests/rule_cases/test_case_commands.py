"""``scn rules test``, ``mutate`` and ``suggest`` as people run them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scn_criteria.cli.main import scn
from scn_criteria.resources import ruleset_folder

pytestmark = pytest.mark.once

C5 = str(ruleset_folder() / "tests" / "c5-nice-guidance.yaml")
COMMANDS = ["test", "mutate", "suggest"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["rules", *arguments])


def data(*arguments: str) -> Any:
    return json.loads(run(*arguments, "-f", "json").output)


@pytest.fixture
def loose(tmp_path: Path) -> str:
    """Only the first case of C5: a strong one."""
    path = tmp_path / "loose.yaml"
    path.write_text("\n".join(Path(C5).read_text(encoding="utf-8").split("\n")[:9]) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_shipped_ruleset_is_sound(command: str) -> None:
    assert run(command).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_the_same_as_its_name(command: str) -> None:
    assert run(command, str(ruleset_folder())).output.splitlines()[-3:] == run(command).output.splitlines()[-3:]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_bytes_each_time(command: str) -> None:
    assert run(command, "-f", "json").output == run(command, "-f", "json").output


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_is_an_error(command: str) -> None:
    assert run(command, "nowhere.yaml").exit_code != 0


def test_a_variant_shows_which_answers_it_changes() -> None:
    ran = run("test", C5, "--set", "guidance_links=4")
    assert (ran.exit_code, "2 of them not as expected" in ran.output, "found 3 links" in ran.output) == (1, True, True)


def test_a_case_that_sets_a_parameter_keeps_it() -> None:
    failed = [one["name"] for one in data("test", C5, "--set", "guidance_links=4")["cases"] if not one["passed"]]
    assert "If a single link will do, one is enough" not in failed


REQUIRED = [("0", 0), ("15", 0), ("20", 1), ("100", 1)]


@pytest.mark.parametrize(("percent", "code"), REQUIRED)
def test_coverage_can_be_required(percent: str, code: int, loose: str) -> None:
    assert run("test", loose, "--ruleset", str(ruleset_folder()), "--require-coverage", percent).exit_code == code


def test_what_is_not_exercised_is_said(loose: str) -> None:
    assert "  C5-R2 decides no case" in run("test", loose).output.splitlines()


def test_a_file_of_cases_is_about_the_tables_that_it_asks(loose: str) -> None:
    assert [one["table"] for one in data("mutate", loose)["tables"]] == ["C5"]


def test_a_ruleset_is_about_all_its_tables() -> None:
    assert len(data("test", str(ruleset_folder()))["tables"]) == 25


def test_unnoticed_changes_end_with_1(loose: str) -> None:
    assert run("mutate", loose).exit_code == 1


def test_an_unnoticed_change_comes_with_a_case(loose: str) -> None:
    found = next(
        one for one in data("mutate", loose)["survivors"] if one["kind"] == "row left out" and one["rule"] == "C5-R2"
    )
    assert (found["now"], found["then"]) == ({"result": "partly_met", "rule": "C5-R2"}, "not_evidenced")


def test_the_numbers_add_up() -> None:
    assert all(one["changes"] == one["no_difference"] + one["noticed"] for one in data("mutate")["tables"])


def test_changes_without_a_difference_are_listed_on_request() -> None:
    assert "  rows S2-R1 and S2-R2 change places" in run("mutate", "-v").output.splitlines()


def test_the_cases_proposed_can_be_pasted_and_leave_nothing_to_ask(tmp_path: Path) -> None:
    proposed = tmp_path / "proposed.yaml"
    assert run("suggest", "--from-nothing", "-f", "yaml", "-o", str(proposed)).exit_code == 0
    assert (run("test", str(proposed)).exit_code, run("mutate", str(proposed)).exit_code) == (0, 0)


def test_a_question_is_asked_in_words(loose: str) -> None:
    assert "the rules answer: partly met (C5-R2). Is this the answer you want?" in run("suggest", loose).output


def test_nothing_is_left_to_ask_of_what_ships() -> None:
    assert run("suggest").output == "The cases notice every change that makes a difference: there is nothing to ask.\n"


def test_a_file_with_a_fault_is_not_used(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(Path(C5).read_text(encoding="utf-8").replace("C5-R4", "C5-R9"), encoding="utf-8")
    ran = run("test", str(bad))
    assert ('unknown row of table C5 "C5-R9"' in ran.output, "the cases cannot be used" in ran.output) == (True, True)


def test_a_ruleset_without_cases_says_so(tmp_path: Path) -> None:
    assert "no cases are found" in run("test", str(tmp_path)).output


def test_lint_checks_the_cases_of_a_ruleset(tmp_path: Path) -> None:
    shutil.copytree(ruleset_folder(), tmp_path / "way-forward-2012")
    path = tmp_path / "way-forward-2012" / "tests" / "c5-nice-guidance.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("C5-R4", "C5-R9"), encoding="utf-8")
    ran = CliRunner().invoke(scn, ["lint", str(tmp_path / "way-forward-2012")])
    assert (ran.exit_code, "SCN424" in ran.output) == (1, True)
