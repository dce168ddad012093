"""Small and large files made to cost much, and the kind of fault that each must be answered with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from fuzz_mutations import shipped_proposals, shipped_ruleset

MIB = 2**20
LONGEST_TEXT = 60_000
SOUND = shipped_proposals()[0]


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: how it is made, the code it must be answered with, and which file of a ruleset it is, if of any."""

    make: Callable[[], bytes]
    code: str
    ruleset_file: str = ""


def _doubled(sign: str) -> bytes:
    """Nine levels, each holding nine times the one before."""
    levels = (f"{this}: &{this} {sign.format(', '.join(['*' + last] * 9))}\n" for last, this in pairwise("abcdefghij"))
    return ("a: &a {k: v}\n" + "".join(levels)).encode()


def _lines(line: str, number: int) -> bytes:
    """Lines of one form, each with its number in it; a sound proposal before them."""
    return SOUND + "".join(f"{line.format(each)}\n" for each in range(number)).encode()


def _in_place(key: bytes, value: bytes) -> bytes:
    """A sound proposal with another value for a key at its top."""
    lines = SOUND.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(key + b":"))
    after = next((number for number, line in enumerate(lines) if number > start and line[:1] not in b" #\n"), len(lines))
    return b"".join(lines[:start]) + key + b": " + value + b"\n" + b"".join(lines[after:])


def _row(value: bytes) -> bytes:
    """A file of the shipped ruleset with one more row, whose condition is given."""
    return _table_with(b"      - {id: C5-R99, basis: source, then: met, because: So it is here., when: " + value + b"}\n")


def _table_with(rows: bytes) -> bytes:
    table = dict(shipped_ruleset())[CRITERION]
    at = table.index(b"\n", table.index(b"rows:")) + 1
    return table[:at] + rows + table[at:]


CRITERION = "criteria/c5-nice-guidance.yaml"


def _rows(number: int) -> bytes:
    """A file of the shipped ruleset with many more rows, all alike but for their names."""
    row = "- {{id: C5-R{0}, basis: source, then: met, because: So it is here., when: {1}}}\n"
    more = "".join(f"      {row.format(1000 + each, CITED.decode())}" for each in range(number))
    return _table_with(more.encode())


CITED = b"{fact: guidance_cited, at_least: 1}"
LINKED = b"{fact: guidance_linked, at_least: 1}"
LEVELS = 25
"""Each level of conditions is two of the file, of which 64 are allowed."""

HOSTILE: dict[str, Hostile] = {
    "laughs": Hostile(lambda: _doubled("[{}]"), "SCN007"),
    "merges": Hostile(lambda: _doubled("{{<<: [{}]}}"), "SCN008"),
    "an alias within itself": Hostile(lambda: b"a: &a [*a]", "SCN007"),
    "brackets": Hostile(lambda: b"[" * MIB, "SCN012"),
    "braces": Hostile(lambda: b"{a: " * (MIB // 4), "SCN012"),
    "hyphens": Hostile(lambda: b"- " * (MIB // 2), "SCN012"),
    "a number of 5,000 digits": Hostile(lambda: _in_place(b"term", b"9" * 5_000), "SCN016"),
    "a number with a large exponent": Hostile(lambda: _in_place(b"term", b"1e999999999"), "SCN016"),
    "200,000 keys, 2.6 MB": Hostile(lambda: _lines("key-{0:06}: 1", 200_000), "SCN003"),
    "80,000 keys within the limit": Hostile(lambda: _lines("key{0:05}: 1", 80_000), "SCN102"),
    "100 MB": Hostile(lambda: b"", "SCN003"),
    "one line of 10 MB": Hostile(lambda: b"a: " + b"b " * (5 * MIB), "SCN003"),
    "one line of 1 MB": Hostile(lambda: b"a: " + b"b " * (MIB // 2 - 2), "SCN013"),
    "50,000 keys given twice": Hostile(lambda: _lines("twice: 1 #{0}", 50_000), "SCN005"),
    "50,000 keys not known": Hostile(lambda: _lines("kye{0:05}: 1", 50_000), "SCN102"),
    "9,000 long keys like one that is known": Hostile(lambda: _lines("t" * 90 + "itle{0}: 1", 9_000), "SCN102"),
    "one long key": Hostile(lambda: _in_place(b"term", b"{'" + b"year" * 200 + b"': 5}"), "SCN102"),
    "130,000 empty items": Hostile(lambda: _in_place(b"criteria", _international(b"[" + b"{}," * 130_000 + b"]")), "SCN101"),
    "130,000 items of other kinds": Hostile(
        lambda: _in_place(b"criteria", _international(b"[" + b"1," * 130_000 + b"]")), "SCN103"
    ),
    "100,000 equal items": Hostile(lambda: _in_place(b"coverage", b"{areas: [" + b"x," * 100_000 + b"]}"), "SCN108"),
    "40,000 sources": Hostile(lambda: _in_place(b"sources", _sources(40_000)), "SCN101"),
    "hidden characters only": Hostile(lambda: "\u200b".encode() * (MIB // 3), "SCN040"),
    "a hidden character a line": Hostile(lambda: SOUND + "#\u200b\n".encode() * 150_000, "SCN017"),
    "line breaks only": Hostile(lambda: b"\n" * MIB, "SCN011"),
    "nulls": Hostile(lambda: b"\0" * MIB, "SCN018"),
    "nulls, 100,000 of them, in a text": Hostile(lambda: b"a: '" + b"x\0" * 100_000 + b"'", "SCN002"),
    "escapes": Hostile(lambda: b'a: "' + b"\\u202e" * (MIB // 8) + b'"', "SCN013"),
    "suppressions": Hostile(lambda: _lines("# scn: ignore[SCN2{0}] because", 30_000), ""),
    "conditions in conditions": Hostile(lambda: _row(b"{any: [" * LEVELS + b"1" + b"]}" * LEVELS), "SCN103", CRITERION),
    "sound conditions in conditions": Hostile(lambda: _row(b"{any: [" * LEVELS + CITED + b"]}" * LEVELS), "", CRITERION),
    "opposites of opposites": Hostile(lambda: _row(b"{not: " * 50 + b"{}" + b"}" * 50), "SCN109", CRITERION),
    "100,000 empty conditions": Hostile(lambda: _row(b"{any: [" + b"{}," * 100_000 + b"]}"), "SCN109", CRITERION),
    "20,000 sound conditions": Hostile(lambda: _row(b"{any: [" + (CITED + b",") * 20_000 + b"]}"), "", CRITERION),
    "8,000 rows": Hostile(lambda: _rows(8_000), "SCN417", CRITERION),
    "conditions that multiply": Hostile(
        lambda: _row(b"{all: [" + (b"{any: [" + CITED + b"," + LINKED + b"]},") * 40 + b"]}"), "SCN417", CRITERION
    ),
}
"""Every hostile file by name. A code is left out where the file may be sound."""


def _international(items: bytes) -> bytes:
    return b"{measurable_improvement: {international: " + items + b"}}"


def _sources(number: int) -> bytes:
    return b"{" + b"".join(b"s%d: {}, " % each for each in range(number)) + b"}"
