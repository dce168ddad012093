"""A proposal written out by another hand: the same content, laid out as chance has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from random import Random
from textwrap import wrap

import yaml

COMMENTS = (
    "Figures checked against the source.",
    "To be read by the clinical lead before it is sent.",
    "See the minutes of the last meeting.",
    "The board asked for this part.",
    "Agreed with the partners.",
    "One more source would help here.",
)
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ()/.-]*[A-Za-z0-9)]")
"""Texts that need no quotes in a list on one line."""
WIDTHS = (72, 80, 88, 96, 108, 118)
ONE_LINE = 116
SHORT = 60
QUOTES = ('"', "'")


class Hand:
    """Somebody's way of writing YAML, for one file. ``left_out`` holds the nodes that are not written."""

    def __init__(self, chance: Random, left_out: frozenset[int]) -> None:
        self._chance = chance
        self._left_out = left_out
        self._width = chance.choice(WIDTHS)
        self._likes_one_line = chance.random()
        self._likes_comments = chance.random() / 10
        self._air = chance.random() < 0.7

    def write(self, root: yaml.MappingNode, instead: Mapping[str, str]) -> str:
        """The text of a file, with some values of the first level replaced."""
        lines: list[str] = []
        for key, value in root.value:
            if self._air and lines and not isinstance(value, yaml.ScalarNode):
                lines.append("")
            if key.value in instead:
                lines.append(f"{key.value}: {instead[key.value]}")
            else:
                lines += self._pair(key, value, "")
        return "\n".join(lines) + "\n"

    def _pair(self, key: yaml.Node, value: yaml.Node, indent: str) -> Iterator[str]:
        if self._chance.random() < self._likes_comments:
            yield f"{indent}# {self._chance.choice(COMMENTS)}"
        if isinstance(value, yaml.ScalarNode):
            yield from self._scalar(f"{indent}{key.value}:", value, f"{indent}  ")
            return
        line = self._one_line(value)
        if line and len(indent) + len(key.value) + len(line) < ONE_LINE:
            yield f"{indent}{key.value}: {line}"
        else:
            yield f"{indent}{key.value}:"
            yield from self._block(value, f"{indent}  ")

    def _scalar(self, head: str, value: yaml.ScalarNode, indent: str) -> Iterator[str]:
        """A value after its key: quoted as it was, or folded where it is long."""
        if value.style in QUOTES:
            yield f"{head} {json.dumps(value.value, ensure_ascii=False)}"
        elif value.style in {">", "|"} or (len(value.value) > SHORT and self._chance.random() < 0.4):
            yield f"{head} {'|-' if value.style == '|' else '>-'}"
            lines = value.value.split("\n") if value.style == "|" else self._folded(value.value, indent)
            yield from (f"{indent}{line}".rstrip() for line in lines)
        else:
            remark = f"  # {self._chance.choice(COMMENTS)}" if self._chance.random() < self._likes_comments / 4 else ""
            yield f"{head} {value.value}{remark}"

    def _folded(self, text: str, indent: str) -> list[str]:
        width = self._width - len(indent)
        return wrap(text, width, break_long_words=False, break_on_hyphens=False)

    def _block(self, node: yaml.Node, indent: str) -> Iterator[str]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if id(value) not in self._left_out:
                    yield from self._pair(key, value, indent)
        else:
            for item in node.value:
                if id(item) not in self._left_out:
                    yield from self._item(item, indent)

    def _item(self, item: yaml.Node, indent: str) -> Iterator[str]:
        line = "" if isinstance(item, yaml.ScalarNode) else self._one_line(item)
        if line and len(indent) + len(line) < ONE_LINE:
            yield f"{indent}- {line}"
        elif isinstance(item, yaml.ScalarNode):
            yield from self._scalar(f"{indent}-", item, f"{indent}  ")
        else:
            first, *rest = self._block(item, f"{indent}  ")
            if first.lstrip().startswith("#"):
                yield f"{indent}{first.lstrip()}"
                first, *rest = rest
            yield f"{indent}- {first.lstrip()}"
            yield from rest

    def _one_line(self, node: yaml.Node) -> str:
        """A list or mapping on one line, where that was so before or this hand likes it; else nothing."""
        if not node.value:
            return "[]" if isinstance(node, yaml.SequenceNode) else "{}"
        if isinstance(node, yaml.MappingNode):
            return self._flow(node) if node.flow_style and self._chance.random() < 0.8 else ""
        if isinstance(node, yaml.SequenceNode) and node.flow_style:
            return self._flow(node)
        plain = all(isinstance(one, yaml.ScalarNode) and PLAIN.fullmatch(one.value) for one in node.value)
        return self._flow(node) if plain and self._chance.random() < self._likes_one_line else ""

    def _flow(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return json.dumps(node.value, ensure_ascii=False) if node.style in QUOTES else node.value
        kept = [one for one in node.value if id(one[1] if isinstance(one, tuple) else one) not in self._left_out]
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._flow(one) for one in kept)}]"
        return "{" + ", ".join(f"{key.value}: {self._flow(value)}" for key, value in kept) + "}"
