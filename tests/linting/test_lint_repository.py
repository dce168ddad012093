"""Paths from the root of the repository: what code hosts are given, wherever the command runs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from scn_criteria.cli.main import scn
from scn_criteria.lint.repository import VARIABLES, repository_addresses

GITHUB, GITLAB = VARIABLES


@dataclass(frozen=True)
class Layout:
    """Folders below one of a test, a file as it is named in one of them, and its path from the root of its repository."""

    checkouts: tuple[str, ...]
    runs_in: str
    named: str
    expected: str
    environment: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    is_file: tuple[str, ...] = ()
    """The checkouts whose ``.git`` is a file, as in a submodule or a worktree."""


PROPOSAL = "proposals/cancer.yaml"
LAYOUTS = {
    "at the top": Layout(("work",), "work", PROPOSAL, PROPOSAL),
    "in a folder of it": Layout(("work",), "work/proposals", "cancer.yaml", PROPOSAL),
    "beside it": Layout(("work",), "work/docs", "../proposals/cancer.yaml", PROPOSAL),
    "the whole path": Layout(("work",), "work/docs", "{top}/work/proposals/cancer.yaml", PROPOSAL),
    "from outside": Layout(("work",), ".", f"work/{PROPOSAL}", PROPOSAL),
    "a worktree": Layout(("work",), "work/proposals", "cancer.yaml", PROPOSAL, is_file=("work",)),
    "no checkout": Layout((), "work", PROPOSAL, PROPOSAL),
    "no checkout, the whole path": Layout((), "work", "{top}/work/proposals/cancer.yaml", PROPOSAL),
    "no checkout, elsewhere": Layout((), "other", "{top}/work/proposals/cancer.yaml", "cancer.yaml"),
    "on GitHub": Layout(("work",), "work/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "{top}/work"}),
    "on GitHub, checked out with a path": Layout(
        ("work/copy",), "work", f"copy/{PROPOSAL}", PROPOSAL, {GITHUB: "{top}/work"}
    ),
    "on GitHub, without a checkout": Layout((), "work/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "{top}/work"}),
    "a submodule on GitHub": Layout(
        ("work", "work/part"), "work/part", PROPOSAL, f"part/{PROPOSAL}", {GITHUB: "{top}/work"}, is_file=("work/part",)
    ),
    "a file outside of the folder of GitHub": Layout(("work",), "work", PROPOSAL, PROPOSAL, {GITHUB: "{top}/other"}),
    "a relative folder of GitHub counts for nothing": Layout(
        ("work",), "work/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "proposals"}
    ),
    "on GitLab": Layout(("work",), "work/proposals", "cancer.yaml", PROPOSAL, {GITLAB: "{top}/work"}),
    "through a link to a folder": Layout(
        ("work",), "work", "short/cancer.yaml", PROPOSAL, links={"work/short": "work/proposals"}
    ),
    "a folder of GitHub that is a link": Layout(
        ("work",), "work", PROPOSAL, PROPOSAL, {GITHUB: "{top}/build"}, links={"build": "work"}
    ),
    "a file that is a link": Layout(
        ("work",), "work", "docs/mine.yaml", "docs/mine.yaml", links={"work/docs/mine.yaml": f"work/{PROPOSAL}"}
    ),
    "a step back": Layout(("work",), "work", "docs/../proposals/cancer.yaml", PROPOSAL),
    "the folder itself": Layout(("work",), "work/proposals", ".", "proposals"),
    "a slash at the end": Layout(("work",), "work", "proposals/", "proposals"),
    "standard input": Layout(("work",), "work/proposals", "-", "-"),
}


def made(layout: Layout, top: Path) -> Path:
    """The folders of a layout, and the one to run in."""
    for folder in ("work/proposals", "work/docs", "work/part/proposals", "work/copy/proposals", "other", layout.runs_in):
        (top / folder).mkdir(parents=True, exist_ok=True)
    for checkout in layout.checkouts:
        inside = top / checkout / ".git"
        if checkout in layout.is_file:
            inside.write_text("gitdir: elsewhere\n", encoding="utf-8")
        else:
            inside.mkdir()
    for link, target in layout.links.items():
        (top / link).symlink_to(top / target)
    return top / layout.runs_in


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_a_path_from_the_root(layout: Layout, tmp_path: Path) -> None:
    folder = made(layout, tmp_path)
    environment = {name: value.format(top=tmp_path) for name, value in layout.environment.items()}
    found = repository_addresses(environment, os.path.normpath(folder))(layout.named.format(top=tmp_path))
    assert found == layout.expected


@pytest.mark.parametrize("folder", ["work", "work/proposals", "work/docs"])
def test_code_hosts_are_given_the_same_wherever_the_command_runs(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    made(Layout(("work",), folder, PROPOSAL, PROPOSAL), tmp_path)
    (tmp_path / "work" / PROPOSAL).write_text("format: scn-proposal/1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / folder)
    named = os.path.relpath(tmp_path / "work" / PROPOSAL)
    texts = {
        name: CliRunner().invoke(scn, ["lint", "--isolated", "-q", "-f", name, named]).stdout
        for name in ("github", "gitlab", "sarif", "json")
    }
    (run,) = json.loads(texts["sarif"])["runs"]
    gitlab = json.loads(texts["gitlab"])
    assert {
        "github": f",file={PROPOSAL},line=1" in texts["github"],
        "gitlab": {entry["location"]["path"] for entry in gitlab},
        "sarif": [one["location"]["uri"] for one in run["artifacts"]],
        "people": {found["path"] for found in json.loads(texts["json"])["diagnostics"]},
        "prints": {found["fingerprint"] for found in json.loads(texts["json"])["diagnostics"]}
        == {found["fingerprint"] for found in gitlab},
    } == {"github": True, "gitlab": {PROPOSAL}, "sarif": [PROPOSAL], "people": {named}, "prints": True}
