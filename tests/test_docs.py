"""The documentation: what it shows is what happens, and what it names is there.

In a page, a block of ``console`` holds commands after ``$`` and what they print; a line ``...`` stands for any lines.
A block of ``yaml`` or ``toml`` that begins with ``# file: NAME`` is written to that file, and one that begins with
``# in: NAME`` is worked into it: its keys take the place of those there. All of a page happens in one folder, from top to
bottom.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scn_criteria.cli.main import scn
from scn_criteria.document.loader import load

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BY_HAND = [page for page in PAGES if REFERENCE not in page.parents]

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
DIRECTIVE = re.compile(r"# (file|in): (\S+)\n")
KEY = re.compile(r"[\w-]+:")
ADDED_TO = {"criteria:", "sources:", "parameters:"}
"""Keys to which a piece adds; in place of any other key it puts its own."""
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
IN_CODE = re.compile(r"`([^`\n]+)`")
OURS = re.compile(r"(?:scn_criteria|rules|schemas|templates|proposals|reviews|tests|docs|tools|benchmarks)/[\w./-]*")
ELIDED = "..."


@dataclass(frozen=True)
class Block:
    kind: str
    text: str


def blocks(page: Path) -> list[Block]:
    return [Block(kind, text) for kind, text in BLOCK.findall(page.read_text(encoding="utf-8"))]


def without_blocks(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run(command: str) -> str:
    """What a command prints, as a terminal shows it."""
    program, *arguments = shlex.split(command)
    if program == "cp":
        shutil.copytree(arguments[-2], arguments[-1])
        return ""
    assert program == "scn"
    result = CliRunner().invoke(scn, arguments, prog_name="scn")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def parts(text: str, indent: str) -> dict[str, str]:
    """The keys at one level of a YAML text, each with all its lines. What comes before the first key goes by the name ""."""
    found, key = {"": ""}, ""
    for line in text.splitlines(keepends=True):
        begun = KEY.match(line, len(indent)) if line.startswith(indent) else None
        if begun:
            key = begun[0]
        found[key] = found.get(key, "") + line
    return found


def worked_in(text: str, piece: str) -> str:
    """A YAML text with the keys of a piece put in."""
    top = parts(text, "")
    for key, lines in parts(piece, "").items():
        adds = key in ADDED_TO and key in top
        top[key] = "".join((parts(top[key], "  ") | parts(lines, "  ")).values()) if adds else lines
    return "".join(top.values())


def write(block: Block, folder: Path) -> None:
    """Do what a block of YAML says."""
    directive = DIRECTIVE.match(block.text)
    if directive is None:
        return
    kind, name = directive.groups()
    text = block.text[directive.end() :]
    path = folder / name
    path.write_text(text if kind == "file" else worked_in(path.read_text(encoding="utf-8"), text), encoding="utf-8")


def printed(block: Block) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each command of a block, what it should print and what it prints."""
    for command, expected in COMMAND.findall(block.text):
        actual = run(command)
        yield command, expected.rstrip().split("\n"), [line.rstrip() for line in actual.rstrip().split("\n")]


def filled_in(expected: list[str], actual: list[str]) -> list[str]:
    """The expected lines, with every ``...`` replaced by the lines that it stands for, as far as they can be found."""
    if ELIDED not in expected:
        return expected
    start = expected.index(ELIDED)
    after = expected[start + 1 :]
    rest = actual[start:]
    skipped = rest.index(after[0]) if after and after[0] in rest else len(rest)
    return [*expected[:start], *rest[:skipped], *filled_in(after, rest[skipped:])]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped proposals, rules and returns, as in a checkout."""
    for name in ("proposals", "rules", "reviews"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in BY_HAND if "\n$ " in page.read_text(encoding="utf-8")], ids=named)
def test_a_page_shows_what_the_commands_print(page: Path, folder: Path) -> None:
    for block in blocks(page):
        if block.kind in ("yaml", "toml"):
            write(block, folder)
        elif block.kind == "console":
            for command, expected, actual in printed(block):
                assert (command, filled_in(expected, actual)) == (command, actual)


def test_every_block_of_yaml_can_be_read() -> None:
    texts = [(page, block.text) for page in BY_HAND for block in blocks(page) if block.kind == "yaml"]
    found = [(named(page), one.message) for page, text in texts for one in load(text.encode(), page.name).diagnostics]
    assert found == []


def test_the_readme_shows_the_assessment_of_every_proposal() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [path.stem for path in sorted((ROOT / "proposals").glob("*.yaml"))]
    assert rows == re.findall(rf"^({'|'.join(rows)}) +\w+ +\w+", text, re.MULTILINE)


def commands(name: str, command: click.Command) -> Iterator[str]:
    """The words that run each command."""
    if not isinstance(command, click.Group):
        yield name
        return
    context = click.Context(command)
    for inner in command.list_commands(context):
        found = command.get_command(context, inner)
        assert found is not None
        yield from commands(f"{name} {inner}", found)


def test_every_command_is_shown_by_hand() -> None:
    shown = "\n".join(page.read_text(encoding="utf-8") for page in BY_HAND)
    assert [command for command in commands("scn", scn) if not re.search(rf"\b{command}\b", shown)] == []


def test_the_generated_pages_are_fresh() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    tool = [sys.executable, str(ROOT / "tools" / "write_docs.py"), "--check"]
    done = subprocess.run(tool, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


@lru_cache(maxsize=None)
def anchors(page: Path) -> set[str]:
    headings = HEADING.findall(without_blocks(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(link: str, page: Path) -> bool:
    """Whether a link within the checkout finds its file, and its heading there."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path) if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def test_every_link_leads_somewhere() -> None:
    links = [(page, link) for page in PAGES for link in LINK.findall(without_blocks(page))]
    inside = [(page, link) for page, link in links if not link.startswith(("http://", "https://"))]
    assert [(named(page), link) for page, link in inside if not leads_somewhere(link, page)] == []


def test_every_file_named_is_there() -> None:
    texts = [(page, text) for page in PAGES for text in IN_CODE.findall(without_blocks(page)) if OURS.fullmatch(text)]
    assert [(named(page), path) for page, path in texts if not (ROOT / path).exists()] == []
