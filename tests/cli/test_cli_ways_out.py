"""Nothing leaves the program but through the functions that make it harmless: the sources are read for other ways."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from running import PACKAGE

pytestmark = pytest.mark.once

SOURCES = PACKAGE / "scn_criteria"

CALLS = {
    *("print", "input", "breakpoint", "builtins.print", "builtins.input", "builtins.open", "__import__"),
    *("os.write", "os.writev", "os.pwrite", "os.fdopen", "os.open", "os.system", "io.open", "codecs.open"),
    *("click.echo", "click.secho", "click.echo_via_pager", "click.progressbar", "click.prompt", "click.confirm"),
    *("click.edit", "click.open_file", "click.get_text_stream", "click.get_binary_stream"),
    *("warnings.warn", "warnings.showwarning", "pprint.pprint", "sys.displayhook", "sys.excepthook"),
    *("json.dump", "json.dumps", "csv.writer", "csv.DictWriter", "html.escape", "xml.sax.saxutils.escape"),
    *("shutil.copyfile", "shutil.copy", "shutil.copy2", "tempfile.mkstemp", "tempfile.NamedTemporaryFile"),
}
MODULES = ("logging.", "traceback.print", "tempfile.", "subprocess.")
STREAMS = {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
METHODS = {"write_text", "write_bytes", "writelines"}
WRITING = set("wax+")

ALLOWED = {
    "cli/output.py": {"click.echo", "click.progressbar", "sys.stdout", "sys.stderr"},
    "cli/main.py": {"sys.stdout", "sys.stderr"},
    "files.py": {"sys.stdout", "open for writing", ".writelines", "os.open", "os.fdopen"},
    "interruption.py": {"os.write"},
    "folder_swap.py": {"os.open"},
    "contained_files.py": {"os.open"},
    "lint/repository.py": {"subprocess.run", "subprocess.DEVNULL", "subprocess.SubprocessError"},
    "safe_text.py": {"json.dumps", "csv.writer", "html.escape"},
    "cli/lint.py": {"sys.stdout", "sys.stderr", "open for writing"},
    "cli/doctor.py": {"sys.stdout"},
    "report/templating.py": {"markupsafe.escape"},
    "api.py": {"html.escape"},
    "decision/proof/synthetic_proposals.py": {"json.dumps"},
    "ruleset/engine.py": {"json.dumps"},
    "ruleset/dmn.py": {"json.dumps"},
    "ruleset/setting_space.py": {"json.dumps"},
    "ruleset/difference.py": {"json.dumps"},
    "proposal/reference.py": {"json.dumps"},
}
"""What a module does that others may not.

``cli/output.py`` is the way to the terminal, ``files.py`` that to files, and ``safe_text.py`` makes texts harmless for them.
``interruption.py`` says one sentence of its own at the very end, and ``folder_swap.py`` opens folders to lock them.
``contained_files.py`` opens files to read them, and ``lint/repository.py`` asks git what it knows, with both ends held.
``cli/main.py`` sets the encoding of the streams, ``cli/lint.py`` asks whether they are terminals and adds to the summary of
a step what its reporter of Markdown wrote, and ``cli/doctor.py`` asks for the encoding. The engine and DMN take texts in
JSON's quotes, which no log shows as they are; the digests of rulesets and our own reference data stay inside.
"""


def names_of(tree: ast.Module) -> dict[str, str]:
    """What each name of a module stands for, by the imports wherever they are."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str:
    """The full name of what an expression names; nothing where it names nothing."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        before = dotted(node.value, names)
        return f"{before}.{node.attr}" if before else ""
    return ""


def mode_of(call: ast.Call) -> str:
    """How a call to ``open`` opens: its second argument, or the first of a method. Unknown is writing, but for methods."""
    is_method = isinstance(call.func, ast.Attribute)
    given = [word.value for word in call.keywords if word.arg == "mode"] or call.args[not is_method :][:1]
    if not given:
        return "r"
    if isinstance(given[0], ast.Constant):
        return str(given[0].value)
    return "r" if is_method else "w"


def ways_out(text: str) -> Iterator[str]:
    """All by which a module could let something out."""
    tree = ast.parse(text)
    names = names_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in {"stdout", "stderr"}:
            yield f"'{node.value}'"
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node, names)
            if name in STREAMS or name in CALLS or name == "markupsafe.escape" or name.startswith(MODULES):
                yield name
            elif isinstance(node, ast.Attribute) and node.attr in METHODS:
                yield f".{node.attr}"
        if isinstance(node, ast.Call):
            opens = dotted(node.func, names) == "open" or (isinstance(node.func, ast.Attribute) and node.func.attr == "open")
            if opens and WRITING & set(mode_of(node)):
                yield "open for writing"


def test_no_module_lets_anything_out_by_itself() -> None:
    found = {path.relative_to(SOURCES).as_posix(): set(ways_out(path.read_text("utf-8"))) for path in SOURCES.rglob("*.py")}
    assert {name: ways for name, ways in found.items() if ways} == ALLOWED


TRICKS = [
    "print('x')",
    "import builtins\nbuiltins.print('x')",
    "from builtins import print as say\nsay('x')",
    "import sys\nsys.stdout.write('x')",
    "from sys import stderr as log\nlog.write('x')",
    "import sys\ngetattr(sys, 'stdout').write('x')",
    "import os\nos.write(1, b'x')",
    "import os as o\no.fdopen(1, 'w').write('x')",
    "from click import echo\necho('x')",
    "import click as c\nc.secho('x')",
    "import logging\nlogging.warning('x')",
    "from logging import getLogger\ngetLogger().warning('x')",
    "import warnings\nwarnings.warn('x')",
    "import traceback\ntraceback.print_exc()",
    "from pathlib import Path\nPath('x').write_text('x')",
    "from pathlib import Path\nPath('x').open('w').write('x')",
    "open('x', 'a').write('x')",
    "open('x', mode='r+').write('x')",
    "import io\nio.open('x', 'w').write('x')",
    "__import__('sys').exit('x')",
    "mode = 'w'\nopen('x', mode).write('x')",
    "import json\njson.dumps('x')",
]
HARMLESS = [
    "open('x')",
    "open('x', 'rb').read()",
    "from pathlib import Path\nPath('x').open()",
    "import sys\nsys.stdin.buffer.read()",
]


@pytest.mark.parametrize("text", TRICKS)
def test_a_way_around_is_noticed(text: str) -> None:
    assert list(ways_out(text)) != []


@pytest.mark.parametrize("text", HARMLESS)
def test_reading_is_no_way_out(text: str) -> None:
    assert list(ways_out(text)) == []
