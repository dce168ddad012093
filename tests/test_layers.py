"""How the layers stand to each other, and what every module has."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scn_criteria

pytestmark = pytest.mark.once

PACKAGE = Path(scn_criteria.__file__).resolve().parent
ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not {"rules", "schemas", "templates"} & set(path.parts[-2:-1]))
GROUND = "ground"
LAYERS = (GROUND, "document", "ruleset", "proposal", "decision", "register", "establishment", "report", "lint", "api", "cli")
"""A layer imports from those before it."""
OF_ALL = {"__version__", "contained_files", "diagnostics", "resources", "wording", "safe_text", "serialisation"}
FREE_OF_NETWORKS = {"document": OF_ALL | {"document"}, "ruleset": OF_ALL | {"document", "ruleset"}}
DATA = {"rules", "schemas", "templates"}


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer(path: Path) -> str:
    """The layer of a module."""
    inside = path.relative_to(PACKAGE).parts
    if len(inside) > 1:
        return inside[0]
    return {"__main__.py": "cli", "__init__.py": "api", "api.py": "api"}.get(inside[0], GROUND)


def imported_names(path: Path) -> Iterator[str]:
    """What a module imports, as dotted names, wherever in the module it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{named(path)} imports by dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported(path: Path) -> Iterator[str]:
    """What a module imports of ours, as dotted names below the top."""
    ours = "scn_criteria."
    return (name.removeprefix(ours) for name in imported_names(path) if name.startswith(ours))


def first(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def layer_of(name: str) -> str:
    return first(name) if first(name) in LAYERS else GROUND


def test_nothing_is_imported_from_a_layer_above() -> None:
    above = {
        named(path): [name for name in imported(path) if LAYERS.index(layer_of(name)) > LAYERS.index(layer(path))]
        for path in MODULES
    }
    assert {module: names for module, names in above.items() if names} == {}


@pytest.mark.parametrize("name", FREE_OF_NETWORKS)
def test_a_layer_knows_nothing_of_networks(name: str) -> None:
    known = {first(imports) for path in MODULES if layer(path) == name for imports in imported(path)}
    assert known - FREE_OF_NETWORKS[name] == set()


def test_the_engine_is_imported_in_one_place() -> None:
    naming = [named(path) for path in MODULES if '"durable_rules_engine"' in path.read_text(encoding="utf-8")]
    importing = [named(path) for path in MODULES if any(name.startswith("durable") for name in imported_names(path))]
    assert (naming, importing) == (["ruleset/engine.py"], [])


def test_every_layer_is_known() -> None:
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - DATA <= set(LAYERS)


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_no_class_name_stands_in_two_modules() -> None:
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(named(path))
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


HEAVY = {"yaml", "jsonschema", "jinja2", "durable", "durable_rules_engine", "scn_criteria.decision", "scn_criteria.proposal"}
LEFT_OUT = [
    (["--version"], HEAVY),
    (["--help"], HEAVY),
    (["schema"], HEAVY - {"yaml"}),
    (["lint", "proposals/cancer.yaml"], {"jinja2", "durable", "durable_rules_engine", "scn_criteria.ruleset.engine"}),
    (["assess", "proposals/cancer.yaml"], {"jinja2", "scn_criteria.report.templating"}),
]
RUN = """
import contextlib, io, sys
from scn_criteria.cli.main import main
try:
    with contextlib.redirect_stdout(io.StringIO()):
        main()
except SystemExit as stopped:
    print(stopped.code or 0, *sys.modules)
"""


@pytest.mark.parametrize(("command", "modules"), LEFT_OUT, ids=[" ".join(command) for command, _ in LEFT_OUT])
def test_a_command_leaves_out_what_it_has_no_use_for(command: list[str], modules: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        cwd=ROOT,
        env={"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        check=True,
    )
    code, *loaded = done.stdout.decode().split()
    assert (code, modules & set(loaded)) == ("0", set())
