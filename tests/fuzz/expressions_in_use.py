"""Every regular expression that a stranger's text meets: those of the schemas, and those of the packages that read files."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from scn_criteria.resources import schema_file

SCHEMAS = ("proposal", "ruleset", "rule-cases", "sources", "review")
"""The schemas of what people hand in; the others are of what we print."""

PACKAGES = ("diagnostics", "wording", "document", "proposal", "ruleset", "lint")
SETTINGS = "scn_criteria.lint.configuration"
"""Modules that read settings, which come from who runs the command."""


def of_schemas() -> dict[str, re.Pattern[str]]:
    """The patterns by where they stand."""
    found: dict[str, re.Pattern[str]] = {}
    for name in SCHEMAS:
        schema = json.loads(schema_file(name).read_text(encoding="utf-8"))
        found |= {f"{name}{place}": re.compile(pattern) for place, pattern in _patterns(schema, "")}
    return found


def _patterns(schema: Any, place: str) -> Iterator[tuple[str, str]]:
    parts = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, part in parts:
        if key == "pattern" and isinstance(part, str):
            yield place, part
        elif key == "patternProperties":
            yield from ((f"{place}/{name}", name) for name in part)
        yield from _patterns(part, f"{place}/{key}")


def of_packages() -> dict[str, re.Pattern[str]]:
    """The expressions of the modules, by the first place of each. One for bytes is taken for one of the same characters."""
    found: dict[str, re.Pattern[str]] = {}
    for module in _modules():
        for name, expression in _of_module(module):
            if expression not in found.values():
                found[f"{module.__name__.partition('.')[2]}.{name}"] = expression
    return found


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        module = importlib.import_module(f"scn_criteria.{package}")
        yield module
        for inner in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
            if not inner.name.startswith(SETTINGS):
                yield importlib.import_module(inner.name)


def _of_module(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What is compiled in it, and what is handed to a function of ``re`` as a word or by the name of one."""
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            yield name, _as_text(value)
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            first = node.args[0]
            value = getattr(module, first.id, None) if isinstance(first, ast.Name) else getattr(first, "value", None)
            if isinstance(value, (str, bytes)) and ast.unparse(node.func) != "re.escape":
                yield f"line {node.lineno}", _as_text(re.compile(value))


def _as_text(expression: re.Pattern[Any]) -> re.Pattern[str]:
    if isinstance(expression.pattern, str):
        return expression
    return re.compile(expression.pattern.decode("latin-1"), expression.flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL))
