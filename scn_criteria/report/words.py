"""Small words for readers: symbols, lists, counts and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scn_criteria.diagnostics import Pointer
from scn_criteria.terms import Rating

SYMBOLS = {Rating.MET: "✓", Rating.PARTLY_MET: "◐", Rating.NOT_MET: "✕", Rating.NOT_EVIDENCED: "\N{EN DASH}"}

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counted(number: int) -> str:
    """A small number in words, a larger one in digits."""
    return COUNTS[number] if number < len(COUNTS) else str(number)


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as one phrase: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


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


def sentence(text: str) -> str:
    """A text with a capital first letter and one closing stop. A key such as ``whole_england`` stays as it is."""
    if not text:
        return ""
    first = text if "_" in text.split(maxsplit=1)[0] else f"{text[:1].upper()}{text[1:]}"
    return f"{first.rstrip('.')}."


def place(pointer: Pointer) -> str:
    """A place in a file as a reader finds it, with items counted from one."""
    words = ""
    for part in pointer:
        words += f", item {part + 1}" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return words


def places(pointers: Iterable[Pointer]) -> list[str]:
    """Places as a reader finds them, the items of one list together: ``criteria.nice_guidance.guidance, items 1 to 4``."""
    items: dict[Pointer, list[int]] = {}
    for pointer in pointers:
        *front, last = pointer or ("",)
        found = items.setdefault(tuple(front) if isinstance(last, int) else pointer, [])
        if isinstance(last, int):
            found.append(last + 1)
    return [
        f"{place(front)}, {'item' if len(numbers) == 1 else 'items'} {in_runs(numbers)}" if numbers else place(front)
        for front, numbers in items.items()
    ]
