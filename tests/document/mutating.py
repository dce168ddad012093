"""Documents made from the shipped proposals, most of them with a few faults, the same ones for the same seed."""

from __future__ import annotations

import copy
import string
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from scn_criteria.document.loader import read_file
from scn_criteria.terms import Criterion

PROPOSALS = sorted((Path(__file__).resolve().parents[2] / "proposals").glob("*.yaml"))
ODD_TEXTS = ("", "word", " 2012-02-30", "2012-13-45\n")
ODD_VALUES = (*ODD_TEXTS, 0, -1, 10**20, Decimal("0.5"), Decimal("1E+3"), True, False, None)
ODD_COLLECTIONS: tuple[Any, ...] = ([], {}, [[]], [None], {"value": 1}, ["a", "a"], {"": ""})
CRITERIA = frozenset(criterion.value for criterion in Criterion)
KEPT = 0.35
MOST_FAULTS = 4


def reduced(value: Any, random: Random) -> Any:
    """A part of a proposal with most lists cut short and some criteria left out, for the library's validator is slow."""
    if isinstance(value, dict):
        kept = {key for key in value if key not in CRITERIA or random.random() < KEPT}
        return {key: reduced(part, random) for key, part in value.items() if key in kept}
    if isinstance(value, list):
        return [reduced(part, random) for part in value[: random.choice((1, 1, 2))]]
    return value


def collections(value: Any) -> Iterator[dict[str, Any] | list[Any]]:
    """All mappings and lists in a value that hold anything."""
    if isinstance(value, (dict, list)) and value:
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from collections(part)


def places(holder: Any) -> list[Any]:
    return list(holder) if isinstance(holder, dict) else list(range(len(holder)))


def drop(holder: Any, at: Any, _random: Random) -> None:
    del holder[at]


def rename(holder: Any, at: Any, random: Random) -> None:
    if isinstance(at, str):
        cut = random.randrange(len(at) + 1)
        holder[at[:cut] + random.choice(string.ascii_lowercase) + at[cut + 1 :]] = holder.pop(at)


def retype(holder: Any, at: Any, random: Random) -> None:
    holder[at] = copy.deepcopy(random.choice((*ODD_VALUES, *ODD_COLLECTIONS)))


def duplicate(holder: Any, at: Any, random: Random) -> None:
    if isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(holder[at]))
    else:
        holder[f"{at}_2"] = holder[at]


def overshoot(holder: Any, at: Any, random: Random) -> None:
    value = holder[at]
    if isinstance(value, str):
        holder[at] = value * random.choice((20, 2000))
    elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        holder[at] = value * random.choice((-1, 1000, Decimal("1.5")))
    elif isinstance(value, list):
        holder[at] = value * 12


def misspell(holder: Any, at: Any, random: Random) -> None:
    if isinstance(holder[at], str):
        holder[at] += random.choice((*"x-_ é", "\n"))


def move(holder: Any, at: Any, random: Random) -> None:
    other = random.choice(places(holder))
    holder[at], holder[other] = holder[other], holder[at]


FAULTS: tuple[Callable[[Any, Any, Random], None], ...] = (drop, rename, retype, duplicate, overshoot, misspell, move)


def documents(seed: int, number: int) -> Iterator[Any]:
    """So many documents, as plain data."""
    random = Random(seed)
    originals = [read_file(path, path.name).document for path in PROPOSALS]
    for _ in range(number):
        original = random.choice(originals)
        assert original is not None
        made = reduced(copy.deepcopy(original.data), random)
        for _ in range(random.randrange(MOST_FAULTS + 1)):
            holder = random.choice(list(collections(made)))
            random.choice(FAULTS)(holder, random.choice(places(holder)), random)
        yield made
