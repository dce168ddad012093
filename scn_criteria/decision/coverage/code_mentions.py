"""Numbers named in program text: where a check cites its source, and where a function or a record says what it encodes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from scn_criteria.decision.coverage.model import Mention, Place
from scn_criteria.decision.coverage.numbers import NUMBERS, numbers_in
from scn_criteria.diagnostics import Position, Span

CHECK, CODE = "check", "code"
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def mentions_in_code(text: str, path: str) -> Iterator[Mention]:
    """Every number that the texts of a module name, with the check, function or class that names it."""
    yield from _mentions(ast.parse(text), (PurePosixPath(path).stem, CODE), text.splitlines(), path)


def _mentions(node: ast.AST, owner: tuple[str, str], lines: list[str], path: str) -> Iterator[Mention]:
    owner = _owner(node) or owner
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for number in dict.fromkeys(numbers_in(node.value)):
            yield Mention(number, Place(*owner, path, _span(node, number, lines)))
    for child in ast.iter_child_nodes(node):
        yield from _mentions(child, owner, lines, path)


def _owner(node: ast.AST) -> tuple[str, str] | None:
    """What a node is called and what kind of thing it is, where texts below it belong to it."""
    if isinstance(node, Named):
        return node.name, CODE
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code" and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant):
            return str(first.value), CHECK
    return None


def _span(node: ast.Constant, number: str, lines: list[str]) -> Span:
    """Where the number, or a run that it is one of, stands within the text; where the text begins if lines part a run."""
    for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
        for found in NUMBERS.finditer(lines[line - 1]):
            if number in numbers_in(found[0]):
                return Span(Position(line, found.start() + 1), Position(line, found.end() + 1))
    start = Position(node.lineno, node.col_offset + 1)
    return Span(start, start)
