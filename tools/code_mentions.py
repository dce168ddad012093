"""Items of the source that our own code names: found when building, shipped as data, only read at run time.

What a docstring names does not count: a sentence about a function is no proof of what it does. What counts is the source of
a check, and the citation that a computed passage carries. Any other text only cites.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from scn_criteria.decision.source_items import PREFIX, EncodingPlace, Mention, named_in

CHECK, OUTPUT, CODE = "check", "output", "code"
RULE = "DiagnosticRule"
CITING = ("Citation", "drawn")
"""The calls that put a citation on a passage that the program makes."""
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def mentions_in_code(text: str, path: str) -> Iterator[Mention]:
    """Every item that the texts of a module name, with the check, function or class that names it, each once.

    A text that stands by itself, as a docstring does, is not looked at.
    ``path`` is the file as people name it. Places have no line: a line changes with every edit above it.
    """
    found = _mentions(ast.parse(text), EncodingPlace(PurePosixPath(path).stem, CODE, path))
    yield from dict.fromkeys(found)


def written(package: Path) -> str:
    """The text of the shipped file: what every module of a package names, in the order of the files, a mention a line."""
    lines = [json.dumps(_record(mention), ensure_ascii=False) for mention in _in_package(package)]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _in_package(package: Path) -> Iterator[Mention]:
    for file in sorted(package.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if PREFIX in text:
            yield from mentions_in_code(text, file.relative_to(package.parent).as_posix())


def _record(mention: Mention) -> dict[str, str | bool]:
    place = mention.place
    compared = {"compared": True} if place.compared else {}
    return {"item": mention.number, "kind": place.kind, "id": place.id, "path": place.path, **compared}


def _mentions(node: ast.AST, owner: EncodingPlace) -> Iterator[Mention]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    owner = _owner(node, owner)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for number, compared in named_in(node.value):
            yield Mention(number, replace(owner, compared=compared))
    for child in ast.iter_child_nodes(node):
        yield from _mentions(child, owner)


def _owner(node: ast.AST, owner: EncodingPlace) -> EncodingPlace:
    """What texts below a node belong to: the definition, check or passage that it is, or else what the node belongs to."""
    if isinstance(node, Named):
        return EncodingPlace(node.name, CODE, owner.path)
    called = _called(node)
    if called == RULE and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        return EncodingPlace(str(node.args[0].value), CHECK, owner.path)
    return replace(owner, kind=OUTPUT) if called in CITING else owner


def _called(node: ast.AST) -> str:
    """The name of what a node calls; nothing where it calls nothing by name."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
