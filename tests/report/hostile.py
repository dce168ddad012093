"""Texts that would do harm if a page took them for anything but text, put in every place that holds a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from scn_criteria.document.dates import PartialDate
from scn_criteria.ruleset.vocabulary import FactDefinition

AnyT = TypeVar("AnyT")

TEXTS = {
    "script": "<script>window.pwned=1</script>",
    "event": '<img src=x onerror="window.pwned=1">',
    "style end": "</style><script>1</script>",
    "title end": "</title><script>1</script>",
    "comment end": "--><script>1</script><!--",
    "cdata end": "]]><svg onload=1>",
    "attribute end": "\" onmouseover=1 x='",
    "template": "{{ 7*7 }}{% raw %}",
    "refresh": '<meta http-equiv="refresh" content="0;url=//example.org">',
    "base": "<base href=//example.org>",
    "right to left": "abc\u202ecba\u2066x",
    "zero width": "a\u200bb\ufeffc\u00add",
    "controls": "a\x00b\x1b[31mc\x7f",
    "surrogate": "a\ud800b",
    "entity": "&lt;script&gt;&#60;b>",
    "long word": "w" * 400,
}

ADDRESSES = {
    "script": "javascript:alert(1)",
    "script in capitals": "JaVaScRiPt:alert(1)",
    "script after a space": " javascript:alert(1)",
    "script with a tab": "java\tscript:alert(1)",
    "data": "data:text/html,<script>1</script>",
    "vbscript": "vbscript:msgbox(1)",
    "file": "file:///etc/passwd",
    "no scheme": "//example.org/",
    "no host": "https:///path",
    "user and password": "https://user:pass@example.org/",
    "user in place of host": "https://example.org@evil.example/",
    "broken address": "https://[::1",
    "broken port": "https://example.org:99999/",
    "letter port": "https://example.org:a/",
    "direction in host": "https://exam\u202eple.org/",
    "quote": 'https://example.org/?q="x',
    "tag": "https://example.org/<script>",
    "space": "https://example.org/a b",
    "broken percent": "https://example.org/%zz",
    "line end": "https://example.org/\n",
    "two fragments": "https://example.org/#a#b",
    "too long": "https://example.org/" + "a" * 2000,
    "backslash": "https:\\\\example.org\\",
}


def poisoned(record: AnyT, text: str) -> AnyT:
    """The same records with the text in every place that holds one. Dates and fact kinds keep their shape."""
    if isinstance(record, str):
        return text  # type: ignore[return-value]
    if isinstance(record, tuple):
        return tuple(poisoned(one, text) for one in record)  # type: ignore[return-value]
    if isinstance(record, Mapping):
        return {key: poisoned(one, text) for key, one in record.items()}  # type: ignore[return-value]
    if is_dataclass(record) and not isinstance(record, type | Enum | PartialDate):
        kept = {"at", "pointer", "evidence"} if isinstance(record, FactDefinition) else {"pointer"}
        changed = {one.name: poisoned(getattr(record, one.name), text) for one in fields(record) if one.name not in kept}
        return replace(record, **changed)
    return record
