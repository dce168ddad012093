"""Ways to spoil a file: small changes of its bytes, each a value that hypothesis can shrink and that chance can draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ODD: tuple[bytes, ...] = (
    *(
        text.encode()
        for text in ("\u2028", "\u2029", "\x85", "\u200b", "\u202e", "\ufeff", "\xa0", "é", "🙂", "\ufffe", "\uffff")
    ),
    *(b"\0", b"\x07", b"\x1b", b"\x7f", b"\xc2\x9f"),
    *(
        b"\xed\xa0\x80",
        b"\xed\xbf\xbf",
        b"\xff",
        b"\xfe\xff",
        b"\xff\xfe",
        b"\x80",
        b"\xc3",
        b"\xf4\x90\x80\x80",
        b"\xc0\x80",
    ),
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\t",
        b" ",
        b"  ",
        b"\n\n",
        b"\n\t",
        b"\n---\n",
        b"\n...\n",
        b"\n%YAML 1.1\n",
        b"\n%TAG ! x\n",
    ),
    *(
        b":",
        b": ",
        b"- ",
        b"? ",
        b"#",
        b" #",
        b",",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"\\",
        b"|",
        b">",
        b"|-2",
        b">+9",
        b"@",
    ),
    *(b"&a ", b"*a ", b"!", b"!!str ", b"!!python/name:os.system ", b"<<: *a\n", b"<<", b"=", b"~", b"null", b"true", b"[]"),
    *(
        b"1e999",
        b"-0",
        b"0x1F",
        b".nan",
        b"9" * 80,
        b"1e-61",
        b"0.1e60",
        b"\\0",
        b"\\uD800",
        b"\\U00110000",
        b"\\x85",
        b"{}",
    ),
    *(
        b"[" * 70,
        b"- " * 70,
        b"a: &a [*a]\n",
        b"# scn: ignore[SCN201] because\n",
        b"# scn: ignore[",
        b"$x",
        b"~1",
        b"/",
        b"&a:b ",
    ),
)
"""What stands where it should not: odd characters, bytes that are no UTF-8, and the signs of YAML."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of a file. The numbers are taken modulo what there is to choose from, so that any will do."""

    kind: int
    place: int
    other: int
    length: int


Change = Callable[[bytes, Mutation], bytes]


def _delete(raw: bytes, how: Mutation) -> bytes:
    at = how.place % (len(raw) + 1)
    return raw[:at] + raw[at + how.length :]


def _duplicate(raw: bytes, how: Mutation) -> bytes:
    at = how.place % (len(raw) + 1)
    return raw[: at + how.length] + raw[at:]


def _insert(raw: bytes, how: Mutation) -> bytes:
    at = how.place % (len(raw) + 1)
    return raw[:at] + ODD[how.other % len(ODD)] + raw[at:]


def _overwrite(raw: bytes, how: Mutation) -> bytes:
    at = how.place % (len(raw) + 1)
    return raw[:at] + ODD[how.other % len(ODD)] + raw[at + how.length :]


def _flip(raw: bytes, how: Mutation) -> bytes:
    at = how.place % (len(raw) + 1)
    return raw[:at] + bytes([how.other % 256]) + raw[at + 1 :]


def _cut_off(raw: bytes, how: Mutation) -> bytes:
    return raw[: how.place % (len(raw) + 1)]


def _move(raw: bytes, how: Mutation) -> bytes:
    at, to = sorted((how.place % (len(raw) + 1), how.other % (len(raw) + 1)))
    return raw[:at] + raw[to : to + how.length] + raw[at:to] + raw[to + how.length :]


def _swap_lines(raw: bytes, how: Mutation) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    one, two = how.place % len(lines), how.other % len(lines)
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _delete_lines(raw: bytes, how: Mutation) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = how.place % (len(lines) + 1)
    return b"".join(lines[:at] + lines[at + how.length % 4 + 1 :])


def _duplicate_line(raw: bytes, how: Mutation) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    at = how.place % len(lines)
    return b"".join(lines[: at + 1] + lines[at:])


def _indent_line(raw: bytes, how: Mutation) -> bytes:
    lines = raw.splitlines(keepends=True) or [b""]
    at = how.place % len(lines)
    lines[at] = lines[at][2:] if how.other % 2 else b" " * (how.length % 5) + lines[at]
    return b"".join(lines)


def _replace_value(raw: bytes, how: Mutation) -> bytes:
    """The value after a colon gives way to something odd."""
    lines = raw.splitlines(keepends=True) or [b""]
    at = how.place % len(lines)
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + colon + ODD[how.other % len(ODD)] + b"\n"
    return b"".join(lines)


def _break_lines_otherwise(raw: bytes, how: Mutation) -> bytes:
    return raw.replace(b"\n", (b"\r\n", b"\r", "\u2028".encode(), "\x85".encode())[how.other % 4], how.length**2)


CHANGES: tuple[Change, ...] = (
    *(_delete, _duplicate, _insert, _overwrite, _flip, _cut_off, _move, _swap_lines, _delete_lines, _duplicate_line),
    *(_indent_line, _replace_value, _break_lines_otherwise),
)


def mutated(raw: bytes, mutations: Sequence[Mutation]) -> bytes:
    """A file after some changes, one after the other."""
    for how in mutations:
        raw = CHANGES[how.kind % len(CHANGES)](raw, how)
    return raw


@lru_cache(maxsize=None)
def shipped_proposals() -> tuple[bytes, ...]:
    """The shipped proposals, the shortest first, so that a fault found shrinks to it."""
    return tuple(sorted((path.read_bytes() for path in (ROOT / "proposals").glob("*.yaml")), key=len))


@lru_cache(maxsize=None)
def shipped_ruleset() -> tuple[tuple[str, bytes], ...]:
    """The files of the shipped ruleset, its cases with them, by the names they have in its folder."""
    folder = ROOT / "rules" / "way-forward-2012"
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.yaml")))
