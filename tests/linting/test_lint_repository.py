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
    "at the top": Layout(("copy",), "copy", PROPOSAL, PROPOSAL),
    "in a folder of it": Layout(("copy",), "copy/proposals", "cancer.yaml", PROPOSAL),
    "beside it": Layout(("copy",), "copy/docs", "../proposals/cancer.yaml", PROPOSAL),
    "the whole path": Layout(("copy",), "copy/docs", "{top}/copy/proposals/cancer.yaml", PROPOSAL),
    "from outside": Layout(("copy",), ".", f"copy/{PROPOSAL}", PROPOSAL),
    "a worktree": Layout(("copy",), "copy/proposals", "cancer.yaml", PROPOSAL, is_file=("copy",)),
    "no checkout": Layout((), "copy", PROPOSAL, PROPOSAL),
    "no checkout, the whole path": Layout((), "copy", "{top}/copy/proposals/cancer.yaml", PROPOSAL),
    "no checkout, elsewhere": Layout((), "other", "{top}/copy/proposals/cancer.yaml", "cancer.yaml"),
    "on GitHub": Layout(("copy",), "copy/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "{top}/copy"}),
    "on GitHub, checked out with a path": Layout(
        ("copy/inner",), "copy", f"inner/{PROPOSAL}", PROPOSAL, {GITHUB: "{top}/copy"}
    ),
    "on GitHub, without a checkout": Layout((), "copy/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "{top}/copy"}),
    "a submodule on GitHub": Layout(
        ("copy", "copy/part"), "copy/part", PROPOSAL, f"part/{PROPOSAL}", {GITHUB: "{top}/copy"}, is_file=("copy/part",)
    ),
    "a file outside of the folder of GitHub": Layout(("copy",), "copy", PROPOSAL, PROPOSAL, {GITHUB: "{top}/other"}),
    "a relative folder of GitHub counts for nothing": Layout(
        ("copy",), "copy/proposals", "cancer.yaml", PROPOSAL, {GITHUB: "proposals"}
    ),
    "on GitLab": Layout(("copy",), "copy/proposals", "cancer.yaml", PROPOSAL, {GITLAB: "{top}/copy"}),
    "through a link to a folder": Layout(
        ("copy",), "copy", "short/cancer.yaml", PROPOSAL, links={"copy/short": "copy/proposals"}
    ),
    "a folder of GitHub that is a link": Layout(
        ("copy",), "copy", PROPOSAL, PROPOSAL, {GITHUB: "{top}/build"}, links={"build": "copy"}
    ),
    "a file that is a link": Layout(
        ("copy",), "copy", "docs/mine.yaml", "docs/mine.yaml", links={"copy/docs/mine.yaml": f"copy/{PROPOSAL}"}
    ),
    "a step back": Layout(("copy",), "copy", "docs/../proposals/cancer.yaml", PROPOSAL),
    "the folder itself": Layout(("copy",), "copy/proposals", ".", "proposals"),
    "a slash at the end": Layout(("copy",), "copy", "proposals/", "proposals"),
    "standard input": Layout(("copy",), "copy/proposals", "-", "-"),
}


def made(layout: Layout, top: Path) -> Path:
    """The folders of a layout, and the one to run in."""
    for folder in ("copy/proposals", "copy/docs", "copy/part/proposals", "copy/inner/proposals", "other", layout.runs_in):
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


@pytest.mark.parametrize("folder", ["copy", "copy/proposals", "copy/docs"])
def test_code_hosts_are_given_the_same_wherever_the_command_runs(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    made(Layout(("copy",), folder, PROPOSAL, PROPOSAL), tmp_path)
    (tmp_path / "copy" / PROPOSAL).write_text("format: scn-proposal/1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / folder)
    named = os.path.relpath(tmp_path / "copy" / PROPOSAL)
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
