"""pre-commit itself installs the hooks from a repository and runs them in another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from scratch import PACKAGE, ROOT, copied, shown

pytestmark = pytest.mark.judge

PATIENCE = 600
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: scn-lint
      - id: scn-fix
        stages: [manual]
      - id: scn-rules-verify
        args: [rules/way-forward-2012]
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended, and what it said."""

    code: int
    out: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository of a user, with the hooks set up."""

    folder: Path
    store: Path

    def hook(self, *arguments: str) -> Ran:
        """Run hooks on all files, as the user would who has just added them."""
        call(self.folder, "git", "add", "--all")
        command = (sys.executable, "-m", "pre_commit", "run", "--all-files", *arguments)
        return call(self.folder, *command, PRE_COMMIT_HOME=str(self.store))


def call(folder: Path, *command: str, **more: str) -> Ran:
    """Run a command with nothing of the machine's own git settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH"))}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean | git | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout)


def committed(folder: Path) -> str:
    """Make a repository of a folder, and return its only revision."""
    author = ("-c", "user.name=A user", "-c", "user.email=user@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "--quiet"], ["add", "--all"], [*author, "commit", "--quiet", "-m", "All of it"]):
        done = call(folder, "git", *command)
        assert done.code == 0, done.out
    return call(folder, "git", "rev-parse", "HEAD").out.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with sound proposals and rules, for which pre-commit has built the hooks."""
    ours, theirs, store = (tmp_path_factory.mktemp(name) for name in ("ours", "theirs", "store"))
    copied((*PACKAGE, ".pre-commit-hooks.yaml"), ours)
    copied(("proposals", "rules"), theirs)
    text = CONFIGURATION.format(repository=ours.as_uri(), revision=committed(ours))
    (theirs / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    committed(theirs)
    built = call(theirs, sys.executable, "-m", "pre_commit", "install-hooks", PRE_COMMIT_HOME=str(store))
    assert built.code == 0, built.out
    return Repository(theirs, store)


@pytest.fixture
def repository(installed: Repository, tmp_path: Path) -> Repository:
    """A copy of it that a test may spoil."""
    folder = tmp_path / "checkout"
    shutil.copytree(installed.folder, folder)
    return Repository(folder, installed.store)


def spoil(path: Path, was: str, becomes: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_the_manifest_is_valid() -> None:
    done = call(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert (done.code, done.out) == (0, "")


def test_what_the_page_shows_is_valid(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(shown(".pre-commit-config.yaml").replace("COMMIT", "a1" * 20), encoding="utf-8")
    done = call(tmp_path, sys.executable, "-m", "pre_commit", "validate-config", "config.yaml")
    assert (done.code, done.out) == (0, "")


def test_sound_files_pass(repository: Repository) -> None:
    ran = repository.hook()
    assert (ran.code, ran.out.count("Passed"), ran.out.count("Failed")) == (0, 2, 0)


def test_a_fault_in_a_proposal_stops_the_commit(repository: Repository) -> None:
    spoil(repository.folder / "proposals" / "cancer.yaml", "\nsubmitted: ", "\nsubmited: ")
    ran = repository.hook("scn-lint")
    assert (ran.code, "proposals/cancer.yaml:28:1: " in ran.out, 'did you mean "submitted"?' in ran.out) == (1, True, True)


def test_a_fault_elsewhere_does_not(repository: Repository) -> None:
    (repository.folder / "notes.yaml").write_text("no: proposal\n", encoding="utf-8")
    assert repository.hook("scn-lint").code == 0


def test_what_is_certain_is_mended(repository: Repository) -> None:
    path = repository.folder / "proposals" / "cancer.yaml"
    sound = path.read_bytes()
    spoil(path, "\nsubmitted: ", "\nsubmited: ")
    ran = repository.hook("scn-fix", "--hook-stage", "manual")
    assert (ran.code, "files were modified by this hook" in ran.out, path.read_bytes() == sound) == (1, True, True)


def test_a_row_that_never_decides_stops_the_commit(repository: Repository) -> None:
    path = repository.folder / "rules" / "way-forward-2012" / "criteria" / "c7-network-model.yaml"
    spoil(path, "more_than: $precedent_against", "more_than: $precedent_support")
    ran = repository.hook("scn-rules-verify")
    assert (ran.code, "row C7-R2 never decides" in ran.out) == (1, True)
