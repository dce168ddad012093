"""Values, lists, counts and places in words for readers. Numbers are exact; a fraction has two decimals, halves to even."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from scn_criteria.diagnostics import Pointer
from scn_criteria.terms import Rating

if TYPE_CHECKING:
    from fractions import Fraction

PartT = TypeVar("PartT")

# Values

CAPITALS = {"nhs": "NHS", "ccg": "CCG", "ccgs": "CCGs", "nice": "NICE", "england": "England"}
LONGEST_NUMBER = 30
UNKNOWN = "not known"


def spoken(word: str) -> str:
    """A word of a file as a reader says it: ``nhs_commissioning_board`` becomes ``NHS commissioning board``."""
    return " ".join(CAPITALS.get(part, part) for part in word.split("_"))


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A text with a capital letter and a full stop."""
    text = text.strip()
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def number(value: int | Decimal | Fraction) -> str:
    """An exact number: decimals as typed, thousands set apart."""
    if not isinstance(value, (int, Decimal)):
        value = value.numerator if value.denominator == 1 else _hundredths(round(value * 100))
    exact = Decimal(value)
    return f"{exact:.6E}" if abs(exact.adjusted()) > LONGEST_NUMBER else f"{exact:,f}"


def _hundredths(count: int) -> Decimal:
    """A count of hundredths as a decimal, whatever precision the surroundings ask for."""
    sign, digits, _ = Decimal(count).as_tuple()
    return Decimal((sign, digits, -2))


def value(found: bool | int | Decimal | Fraction | str | None, unit: str = "", singular: str = "") -> str:
    """A value with its unit: ``5 professions``, ``1 profession``, ``36.07 percent``, ``yes``, ``not known``."""
    if found is None:
        return UNKNOWN
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, str):
        return spoken(found)
    return f"{number(found)} {singular if found == 1 and singular else unit}".strip()


def amount(found: bool | int | Decimal | Fraction | str | None, unit: str = "", singular: str = "") -> str:
    """A value as the end of a step: ``none`` for nought, else as ``value`` says it."""
    return "none" if found == 0 and not isinstance(found, bool) else value(found, unit, singular)


# Shares, as so many of a hundred


def hundredths(share: Fraction) -> int:
    """A share as so many of 100. Only what is nought or one looks like it."""
    return int(share * 100) if share in (0, 1) else max(1, min(99, round(share * 100)))


def parts_of_hundred(counts: Mapping[PartT, int]) -> dict[PartT, int]:
    """Each count as so many of 100, so that they add up: what rounding down leaves goes to the largest remainders.

    Of what is not nought each has at least 1, so that only what is nought or all looks like it.
    """
    total = sum(counts.values())
    parts = {name: max(1, count * 100 // total) if count else 0 for name, count in counts.items()}
    rounded_down = [name for name, count in counts.items() if count * 100 >= total]
    rounded_down.sort(key=lambda name: -(counts[name] * 100 % total))
    for name in rounded_down[: max(0, 100 - sum(parts.values()))]:
        parts[name] += 1
    while sum(parts.values()) > 100:
        parts[max(parts, key=lambda name: parts[name])] -= 1
    return parts


# Words of files: kinds of value, places, lists of words

KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys and values",
    "null": "no value",
}
"""The kinds of value of a schema."""

LONGEST = 60


def quoted(text: str) -> str:
    """A text in double quotes, on one line and not too long."""
    line = " ".join(text.split()) or text
    return f'"{line}"' if len(line) <= LONGEST else f'"{line[: LONGEST - 1]}…"'


def literal(value: object) -> str:
    """A value as the author would type it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(literal(each) for each in value)}]"
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else "null" if value is None else str(value)


def found(value: object, typed: str | None) -> str:
    """What was found, by kind and, where it is short, by value."""
    if isinstance(value, str):
        return f"text {quoted(value)}" if value else "empty text"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"the number {typed or value}"
    if isinstance(value, list):
        return f"a list of {counted(len(value), 'item')}"
    return "no value" if value is None else "keys and values"


def counted(number: int, noun: str) -> str:
    """A number of things: ``1 item``, ``1,200 items``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as one phrase: ``a, b and c``; nothing without any."""
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def any_of(parts: Sequence[str]) -> str:
    """Parts of which one is enough: ``a, b or c``."""
    return listed(parts, "or")


def did_you_mean(near: str | None, otherwise: str = "", joint: str = "; ") -> str:
    """The end of a message that asks whether the nearest word was meant; without one, what it says ``otherwise``."""
    return f'{joint}did you mean "{near}"?' if near else otherwise


def value_place(pointer: Pointer) -> str:
    """Where a value stands, by its key or its number in a list, and by what that is part of."""
    if not pointer:
        return "the file"
    last = pointer[-1]
    if isinstance(last, int):
        above = pointer[-2:-1]
        return f"item {last + 1} of {value_place(above)}" if above else f"item {last + 1}"
    parents = pointer[:-1]
    if parents and isinstance(parents[-1], int):
        return f"{quoted(last)} of {value_place(parents)}"
    return f"{quoted(last)} of {quoted(str(parents[-1]))}" if parents else quoted(last)


# Numbers, lists and places in sentences

SYMBOLS = {Rating.MET: "✓", Rating.PARTLY_MET: "◐", Rating.NOT_MET: "✕", Rating.NOT_EVIDENCED: "\N{EN DASH}"}

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(number: int) -> str:
    """A small number in words, a larger one in digits."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def in_runs(numbers: Iterable[int]) -> str:
    """Numbers in order, neighbours taken together: ``3, 7 to 12 and 20``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed([part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))])


def lines_in_words(lines: Iterable[int]) -> str:
    """Lines of a file: ``line 3``, ``lines 7 to 12 and 20``."""
    every = set(lines)
    return f"{'line' if len(every) == 1 else 'lines'} {in_runs(every)}"


def reader_sentence(text: str) -> str:
    """A text with a capital first letter and one closing stop. A key such as ``whole_england`` stays as it is."""
    if not text:
        return ""
    first = text if "_" in text.split(maxsplit=1)[0] else capital(text)
    return f"{first.rstrip('.')}."


def reader_place(pointer: Pointer) -> str:
    """A place in a file as a reader finds it, with items counted from one."""
    words = ""
    for part in pointer:
        words += f", item {part + 1}" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return words


def reader_places(pointers: Iterable[Pointer]) -> list[str]:
    """Places as a reader finds them, the items of one list together: ``criteria.nice_guidance.guidance, items 1 to 4``."""
    items: dict[Pointer, list[int]] = {}
    for pointer in pointers:
        *front, last = pointer or ("",)
        found = items.setdefault(tuple(front) if isinstance(last, int) else pointer, [])
        if isinstance(last, int):
            found.append(last + 1)
    return [
        f"{reader_place(front)}, {'item' if len(numbers) == 1 else 'items'} {in_runs(numbers)}"
        if numbers
        else reader_place(front)
        for front, numbers in items.items()
    ]


# Tables of plain text


def aligned(rows: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """The lines of a table, its columns two spaces apart, so many of them to the left."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(_cells(row, widths, left)).rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int], left: int) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if place < left else cell.rjust(width)
