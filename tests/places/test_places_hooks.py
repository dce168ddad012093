"""The hooks for pre-commit name commands and options that there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import yaml

from scn_criteria.cli.main import scn

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Hook:
    """What pre-commit runs, and on which files."""

    id: str
    entry: str
    files: str
    exclude: str

    def takes(self, path: str) -> bool:
        return bool(re.search(self.files, path)) and not re.search(self.exclude, path)


PROGRAM = "python -I -m scn_criteria "
"""Isolated, so that nothing of the repository that is checked is imported."""
MANIFEST = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HOOKS = [Hook(one["id"], one["entry"], one["files"], one.get("exclude", "^$")) for one in MANIFEST]
BY_ID = {hook.id: hook for hook in HOOKS}


def unknown_words(entry: str) -> list[str]:
    """The words of a command line that ``scn`` does not know."""
    words = entry.removeprefix(PROGRAM).split()
    command: click.Command = scn
    unknown = [] if entry.startswith(PROGRAM) else [entry]
    for word in words:
        if isinstance(command, click.Group):
            context = click.Context(command)
            command = command.get_command(context, word) or command
            unknown += [] if command.name == word else [word]
        elif word not in {option for parameter in command.params for option in parameter.opts}:
            unknown.append(word)
    return unknown


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.id)
def test_a_hook_runs_what_there_is(hook: Hook) -> None:
    assert unknown_words(hook.entry) == []


def test_there_are_three_hooks() -> None:
    assert list(BY_ID) == ["scn-lint", "scn-fix", "scn-rules-verify"]


TAKEN = [
    ("scn-lint", "proposals/cancer.yaml", True),
    ("scn-lint", "rules/way-forward-2012/ruleset.yaml", True),
    ("scn-lint", "rules/reference/areas.yaml", False),
    ("scn-lint", "docs/proposals/cancer.yaml", False),
    ("scn-fix", "proposals/cancer.yaml", True),
    ("scn-rules-verify", "rules/way-forward-2012/criteria/c5-nice-guidance.yaml", True),
    ("scn-rules-verify", "proposals/cancer.yaml", False),
]


@pytest.mark.parametrize(("hook", "path", "expected"), TAKEN)
def test_the_files_that_a_hook_is_for(hook: str, path: str, expected: bool) -> None:
    assert expected == BY_ID[hook].takes(path)
