"""Where settings are read from, what they are, and what is said of those that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scn_criteria.cli.main import scn

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "settings").iterdir() if path.is_dir())
SOUND = (HERE.parent / "codes" / "copd-care.yaml").read_text(encoding="utf-8")
HIDDEN = SOUND.replace("title: A strategic", "title: A\u200b strategic")


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["lint", *arguments])


def shown(*arguments: str) -> dict[str, str]:
    """The settings in force by name, each with its origin."""
    output = lint("--show-settings", *arguments).output
    return {line.split()[0]: " ".join(line.split()[1:]) for line in output.splitlines()}


@pytest.fixture()
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a folder in which the command runs, and with settings around it."""
    top = tmp_path / "checkout"
    (top / ".git").mkdir(parents=True)
    (top / "proposals").mkdir()
    (tmp_path / "scn.toml").write_text('fail-level = "never"\n', encoding="utf-8")
    monkeypatch.chdir(top / "proposals")
    return top


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_settings_are_read_or_refused(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    assert (case / "expected.txt").read_text(encoding="utf-8") == lint("--show-settings").output


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_nothing_is_checked_under_settings_that_cannot_be_used(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    refused = "SCN026" in (case / "expected.txt").read_text(encoding="utf-8")
    assert refused == ("cannot be used" in lint(str(HERE.parent / "codes" / "copd-care.yaml")).output)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_settings_that_cannot_be_used_end_with_2(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    refused = "SCN026" in (case / "expected.txt").read_text(encoding="utf-8")
    assert (2 if refused else 0) == lint("--show-settings").exit_code


def test_the_nearest_folder_wins(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('fail-level = "warning"\n', encoding="utf-8")
    (checkout / "proposals" / "scn.toml").write_text('fail-level = "info"\n', encoding="utf-8")
    assert shown()["fail-level"] == "info scn.toml:1"


def test_a_folder_without_settings_leaves_it_to_the_next(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('fail-level = "warning"\n', encoding="utf-8")
    (checkout / "proposals" / "pyproject.toml").write_text('[project]\nname = "ours"\n', encoding="utf-8")
    assert shown()["fail-level"] == "warning ../scn.toml:1"


def test_nothing_counts_from_outside_the_checkout(checkout: Path) -> None:
    assert shown()["fail-level"] == "error default"


def test_outside_of_any_checkout_every_folder_above_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scn.toml").write_text('fail-level = "info"\n', encoding="utf-8")
    (tmp_path / "below" / "further").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "below" / "further")
    assert shown()["fail-level"] == "info ../../scn.toml:1"


def test_a_file_can_be_named(checkout: Path) -> None:
    other = checkout / "strict.toml"
    other.write_text('fail-level = "info"\n', encoding="utf-8")
    assert shown("--config", "../strict.toml")["fail-level"] == "info ../strict.toml:1"


def test_no_file_need_count(checkout: Path) -> None:
    (checkout / "scn.toml").write_text("no settings at all", encoding="utf-8")
    assert shown("--isolated")["fail-level"] == "error default"


COMMANDED = [
    (["--select", "SCN2,unused-source", "--select", "SCN3"], "select", "SCN2, unused-source, SCN3 --select"),
    (["--ignore", "SCN217"], "ignore", "SCN217 --ignore"),
    (["--exclude", "a", "--exclude", "b"], "exclude", "a, b --exclude"),
    (["--fail-level", "never"], "fail-level", "never --fail-level"),
    (["-f", "json"], "output-format", "json --output-format"),
]


@pytest.mark.parametrize(("arguments", "key", "expected"), COMMANDED)
def test_the_command_line_goes_before_the_file(
    arguments: list[str], key: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE / "settings" / "alone")
    assert expected == shown(*arguments)[key]


REFUSED = [
    (["--config", "nowhere.toml"], 'no settings can be read from "nowhere.toml": there is no such file'),
    (["--config", "pyproject.toml", "--isolated"], "give one of the two"),
    (["--config", "pyproject.toml"], "it has no section for scn"),
    (["--config", "setup.cfg"], "settings are TOML"),
    (["--select", "SCN299"], 'found "SCN299" for --select, expected a number'),
    (["--select", "unused-sorce"], 'did you mean "unused-source"?'),
    (["--ignore", "SCN103"], 'found "SCN103" for --ignore, expected a kind of fault that can be ignored'),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_cannot_be_is_refused(arguments: list[str], message: str, checkout: Path) -> None:
    (checkout / "proposals" / "setup.cfg").write_text("[metadata]\nname = ours\n", encoding="utf-8")
    (checkout / "proposals" / "pyproject.toml").write_text('[project]\nname = "ours"\n', encoding="utf-8")
    result = lint("copd-care.yaml", *arguments)
    assert (result.exit_code, message in " ".join(result.output.split())) == (2, True)


def test_a_path_is_needed_to_check_anything() -> None:
    assert "no path is given" in lint("--isolated").output


BAD_FILES = [
    (b"fail-level = \xff", "found text that is not UTF-8"),
    (b"#" * (1024 * 1024 + 1), "found more than 1,048,576 bytes"),
]


@pytest.mark.parametrize(("raw", "message"), BAD_FILES, ids=["latin-1", "too large"])
def test_a_file_that_is_no_text_is_refused(raw: bytes, message: str, checkout: Path) -> None:
    (checkout / "scn.toml").write_bytes(raw)
    result = lint("--show-settings")
    assert (result.exit_code, message in result.output) == (2, True)


def test_the_fail_level_of_the_file_holds(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('fail-level = "warning"\n', encoding="utf-8")
    Path("copd-care.yaml").write_text(HIDDEN, encoding="utf-8")
    assert (lint("copd-care.yaml").exit_code, lint("--isolated", "copd-care.yaml").exit_code) == (1, 0)


def test_the_format_of_the_file_holds(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('output-format = "concise"\n', encoding="utf-8")
    Path("copd-care.yaml").write_text(HIDDEN, encoding="utf-8")
    assert lint("copd-care.yaml").stdout.startswith("copd-care.yaml:4:9: SCN017 ")


def test_patterns_of_the_file_are_relative_to_its_folder(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('exclude = ["/proposals/copd*"]\n', encoding="utf-8")
    Path("copd-care.yaml").write_text(HIDDEN, encoding="utf-8")
    assert "nothing to check" in lint(".").output


def test_patterns_of_the_command_line_are_relative_to_the_working_directory(checkout: Path) -> None:
    (checkout / "scn.toml").write_text('exclude = ["nothing"]\n', encoding="utf-8")
    Path("copd-care.yaml").write_text(HIDDEN, encoding="utf-8")
    assert "nothing to check" in lint(".", "--exclude", "/copd*").output
