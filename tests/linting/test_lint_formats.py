"""The formats of ``scn lint``: what each makes of a few fixed results, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from lint_runs import FOLDER, RUNS, few_checks, linted, sources

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.lint.reporters import REPORTERS, ReporterOptions, junit, render, sarif

EXPECTED = Path(__file__).parent / "expected"
ENDINGS = {"json": "json", "json-lines": "jsonl", "sarif": "sarif", "junit": "xml", "gitlab": "json", "markdown": "md"}
ALL = [(run, name) for run in RUNS for name in REPORTERS]
FOR_PEOPLE = ["full", "concise", "grouped", "github", "markdown"]
ALL_OF_IT = """
from lint_runs import RUNS
from test_lint_formats import REPORTERS, rendered
for run in RUNS:
    for name in REPORTERS:
        print(rendered(run, name).encode("ascii", errors="backslashreplace"))
"""


def few_words(code: DiagnosticRule) -> str:
    """A page in place of the one that explains a kind of fault, whose wording changes."""
    return f"## {code.name}\n\n{code.help}"


def rendered(run: str, name: str, *, remarks: bool = True) -> str:
    with patch.object(junit, "checks_of", few_checks), patch.object(sarif, "help_page", few_words):
        return render(name, linted(run), sources(run), ReporterOptions(remarks, FOLDER))


def expected_file(run: str, name: str) -> Path:
    return EXPECTED / run / f"{name}.{ENDINGS.get(name, 'txt')}"


@pytest.mark.parametrize(("run", "name"), ALL, ids=lambda value: value)
def test_a_run_in_a_format(run: str, name: str) -> None:
    """To see what a change does to the files, run this module as a program and look at the difference."""
    assert expected_file(run, name).read_bytes() == rendered(run, name).encode(errors="backslashreplace")


def test_no_file_is_left_over() -> None:
    files = {path for path in EXPECTED.rglob("*") if path.is_file()}
    assert files == {expected_file(run, name) for run, name in ALL}


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_people_see_remarks_only_on_request(name: str) -> None:
    expected = "rests on unverified sources"
    shown = [expected in rendered("usual", name, remarks=remarks).replace("\\", "") for remarks in (False, True)]
    assert shown == [False, True]


@pytest.mark.parametrize("name", [name for name in REPORTERS if name not in FOR_PEOPLE])
def test_programs_always_get_the_remarks(name: str) -> None:
    assert rendered("usual", name, remarks=False) == rendered("usual", name)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("name", [name for name in REPORTERS if name not in ("full", "concise", "grouped")])
def test_no_folder_of_this_machine_is_reported(run: str, name: str) -> None:
    assert [folder for folder in (f"{FOLDER}/", "/srv/") if folder in rendered(run, name)] == []


@pytest.mark.parametrize("name", ["full", "grouped"])
def test_colours_are_put_in_for_a_terminal(name: str) -> None:
    assert "\x1b[" in render(name, linted("usual"), sources("usual"), ReporterOptions(coloured=True))


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_from_a_file_steers_the_terminal(name: str) -> None:
    assert [sign for sign in ("\x1b", "\u202e", "\0") if sign in rendered("odd-texts", name)] == []


def test_the_same_bytes_under_another_hash_seed() -> None:
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), *filter(None, sys.path)])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", ALL_OF_IT],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_weight_below_the_fail_level_fails_no_case() -> None:
    assert linted("odd-texts").fail_level is None
    assert "<failure" not in rendered("odd-texts", "junit")


def test_a_weight_at_the_fail_level_fails_a_case() -> None:
    assert linted("standard-input").fail_level is Severity.WARNING
    assert '<failure type="warning"' in rendered("standard-input", "junit")


if __name__ == "__main__":
    for run_, name_ in ALL:
        file = expected_file(run_, name_)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rendered(run_, name_).encode(errors="backslashreplace"))
