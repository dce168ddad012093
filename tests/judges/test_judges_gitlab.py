"""The job for GitLab: its script runs on a scratch checkout and leaves the reports it names, and its form is right."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from scratch import PACKAGE, ROOT, copied, shown

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB: Any = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["scn-lint"]
REPORTS: dict[str, str] = JOB["artifacts"]["reports"]
SCRIPTS = {part: "\n".join(JOB[part]) for part in ("before_script", "script")}
HOME = ".home"
"""Where scn is installed in these tests."""
SHIM = '#!/bin/sh\nexec "{python}" "$@"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with proposals, in which ``scn`` is installed as the job installs it."""
    copied(["proposals"], tmp_path)
    python = tmp_path / HOME / "environment" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def spoil(checkout: Path) -> None:
    path = checkout / "proposals" / "cancer.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nsubmitted: ", "\nsubmited: "), encoding="utf-8")


def run(checkout: Path, part: str = "script", **variables: str) -> subprocess.CompletedProcess[str]:
    """Carry out a part of the job, with its variables and those that a project sets otherwise."""
    home = {"CI_PROJECT_DIR": str(checkout), "SCN_HOME": str(checkout / HOME)}
    given = {**JOB["variables"], **home, **variables}
    given = {name: value.replace("$CI_PROJECT_DIR", str(checkout)) for name, value in given.items()}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", SCRIPTS[part]],
        cwd=checkout,
        env={**os.environ, **given},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_sound_proposals_pass(checkout: Path) -> None:
    done = run(checkout)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_fault_fails_the_job_and_is_shown(checkout: Path) -> None:
    spoil(checkout)
    done = run(checkout)
    assert (done.returncode, "proposals/cancer.yaml:28:1: " in done.stdout) == (1, True)


def test_the_code_quality_report_is_left(checkout: Path) -> None:
    spoil(checkout)
    run(checkout)
    report = json.loads((checkout / REPORTS["codequality"]).read_text(encoding="utf-8"))
    assert ("proposals/cancer.yaml", "unknown-key") in {(one["location"]["path"], one["check_name"]) for one in report}


def test_the_junit_report_is_left(checkout: Path) -> None:
    spoil(checkout)
    run(checkout)
    report = ElementTree.parse(checkout / REPORTS["junit"]).getroot()
    suites = {suite.get("name"): suite.get("failures") for suite in report.iter("testsuite")}
    assert (suites["proposals/cancer.yaml"] != "0", suites["proposals/major-trauma.yaml"]) == (True, "0")


def test_the_level_at_which_the_job_fails_can_be_chosen(checkout: Path) -> None:
    spoil(checkout)
    assert run(checkout, SCN_FAIL_LEVEL="never").returncode == 0


def test_several_paths_can_be_named(checkout: Path) -> None:
    spoil(checkout)
    done = run(checkout, SCN_PATHS="proposals/major-trauma.yaml proposals/cancer.yaml")
    assert (done.returncode, "cancer.yaml:28:1" in done.stdout) == (1, True)


def test_reports_are_kept_when_the_job_fails() -> None:
    assert JOB["artifacts"]["when"] == "always"


@pytest.mark.parametrize("part", SCRIPTS)
def test_a_script_can_be_read_by_a_shell(part: str) -> None:
    done = subprocess.run(["bash", "-n"], input=SCRIPTS[part], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_written_is_what_is_reported() -> None:
    words = shlex.split(SCRIPTS["script"], comments=True)
    written = {word.partition("=")[2] for word in words if word.startswith(("gitlab=", "junit="))}
    assert written == set(REPORTS.values())


def validation(path: Path) -> tuple[int, str]:
    """What the schema of GitLab says of a file."""
    schema = ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


@pytest.mark.judge
def test_the_form_is_that_of_gitlab() -> None:
    assert validation(TEMPLATE) == (0, "ok -- validation done\n")


@pytest.mark.judge
def test_what_the_page_shows_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "shown.yml"
    path.write_text(shown(".gitlab-ci.yml"), encoding="utf-8")
    assert validation(path) == (0, "ok -- validation done\n")


def test_the_page_sets_variables_that_there_are() -> None:
    assert set(yaml.safe_load(shown(".gitlab-ci.yml"))["scn-lint"]["variables"]) <= set(JOB["variables"])


def test_the_image_stands_at_a_digest() -> None:
    assert re.fullmatch(r"python:3\.\d+-\w+@sha256:[0-9a-f]{64}", JOB["image"])


def test_python_starts_isolated_everywhere() -> None:
    started = [
        line for script in SCRIPTS.values() for line in script.splitlines() if re.search(r"python3? -|python\" -", line)
    ]
    assert (len(started), [line for line in started if " -I " not in line]) == (4, [])


@pytest.mark.parametrize("commit", ["", "main", "0123abc"])
def test_only_a_whole_commit_is_installed(commit: str, checkout: Path) -> None:
    done = run(checkout, "before_script", SCN_REPOSITORY="somewhere", SCN_COMMIT=commit)
    assert (done.returncode, "found no SCN_REPOSITORY or no whole SCN_COMMIT" in done.stderr) == (2, True)


def test_no_files_at_all_fail_the_job(checkout: Path) -> None:
    (checkout / "empty").mkdir()
    (checkout / "empty" / "tables.yaml").write_text("format: scn-tables/1\n", encoding="utf-8")
    assert run(checkout, SCN_PATHS="empty").returncode == 1


@pytest.mark.judge
def test_scn_is_installed_as_the_job_says(tmp_path: Path) -> None:
    source, checkout = tmp_path / "source", tmp_path / "checkout"
    source.mkdir()
    checkout.mkdir()
    copied(PACKAGE, source)
    copied(["proposals"], checkout)
    ran = tmp_path / "ran"
    for name in ("venv.py", "sitecustomize.py", "yaml.py"):
        (checkout / name).write_text(f"open({str(ran)!r}, 'w')\n", encoding="utf-8")
    author = ("-c", "user.name=A user", "-c", "user.email=user@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "--quiet"], ["add", "--all"], [*author, "commit", "--quiet", "-m", "All"]):
        subprocess.run(["git", *command], cwd=source, check=True)
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=source, check=True, capture_output=True, text=True)
    installed = run(checkout, "before_script", SCN_REPOSITORY=source.as_uri(), SCN_COMMIT=asked.stdout.strip())
    assert (installed.returncode, run(checkout).returncode, ran.exists()) == (0, 0, False), installed.stderr
