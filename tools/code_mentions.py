"""Items of the source that the texts of our own code name: found when building, shipped as data, only read at run time."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scn_criteria.decision.source_items import PREFIX, EncodingPlace, Mention, numbers_in

CHECK, CODE = "check", "code"
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def mentions_in_code(text: str, path: str) -> Iterator[Mention]:
    """Every item that the texts of a module name, with the check, function or class that names it, each once.

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


def _record(mention: Mention) -> dict[str, str]:
    place = mention.place
    return {"item": mention.number, "kind": place.kind, "id": place.id, "path": place.path}


def _mentions(node: ast.AST, owner: EncodingPlace) -> Iterator[Mention]:
    owner = _owner(node, owner)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (Mention(number, owner) for number in numbers_in(node.value))
    for child in ast.iter_child_nodes(node):
        yield from _mentions(child, owner)


def _owner(node: ast.AST, owner: EncodingPlace) -> EncodingPlace:
    """What texts below a node belong to: the definition or the check that it is, or else what the node belongs to."""
    if isinstance(node, Named):
        return EncodingPlace(node.name, CODE, owner.path)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "DiagnosticRule" and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant):
            return EncodingPlace(str(first.value), CHECK, owner.path)
    return owner
