"""Ways to spoil what a file says while it stays sound YAML: keys and values changed in its data, which is written afresh."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml
from fuzz_mutations import Mutation, shipped_proposals

from scn_criteria.document.loader import load

STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**40, 5, 2012, Decimal("0.0"), Decimal("-0"), Decimal("1E+20"), Decimal("1E-20")),
    *("", " ", "no", "2012-02-30", "0000-00-00", "2012-07-26", "2012", "9999", "1800", "a" * 5_000, "cancer", "all"),
    *("\u202eabc", "🙂", "a\nb", "a\r\nb\u2028c", "~0/~1", "{blank}", "$x", "=1+1", "<script>", "]]>", "%0A", "::error::"),
    *("http://[::1", "https://x.example/?" + "a" * 1_900, "CG80", "cg 80", "CG", "NG²", "1.1.i", "١٢", "high", "England "),
    *([], {}, [[]], [None], ["a", "a"], [1, "1", True], {"a": 1}, {"value": 1, "source": "x"}, {"": None}, [{}]),
)
"""Values of every kind, among them many that fit one place and are wrong in another."""

Place = tuple[dict[str, Any] | list[Any], Any]
"""A mapping or a list, and the key or the index of one of its values."""


class Dumper(yaml.SafeDumper):
    """Writes exact decimals as numbers, and every repeated value in full."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


@lru_cache(maxsize=None)
def _shipped_texts() -> tuple[bytes, ...]:
    return tuple(written(load(raw, "x").document.data) for raw in shipped_proposals())  # type: ignore[union-attr]


def written(data: Any) -> bytes:
    """The data as a file."""
    text: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def _replace(at: Place, how: Mutation, _places: list[Place]) -> None:
    at[0][at[1]] = STRANGE[how.other % len(STRANGE)]


def _remove(at: Place, _how: Mutation, _places: list[Place]) -> None:
    del at[0][at[1]]


def _rename(at: Place, how: Mutation, places: list[Place]) -> None:
    if isinstance(at[0], dict):
        keys = [key for _, key in places if isinstance(key, str)]
        at[0][keys[how.other % len(keys)] if how.length % 3 else str(at[1])[::-1]] = at[0].pop(at[1])


def _repeat(at: Place, how: Mutation, _places: list[Place]) -> None:
    if isinstance(at[0], list):
        at[0].insert(at[1], at[0][at[1]])
    else:
        at[0][f"{at[1]}{how.length}"] = at[0][at[1]]


def _copy_from_elsewhere(at: Place, how: Mutation, places: list[Place]) -> None:
    holder, key = places[how.other % len(places)]
    at[0][at[1]] = _copied(holder[key])


def _wrap(at: Place, how: Mutation, _places: list[Place]) -> None:
    at[0][at[1]] = [at[0][at[1]]] if how.length % 2 else {"value": at[0][at[1]]}


CHANGES: tuple[Callable[[Place, Mutation, list[Place]], None], ...] = (
    *(_replace, _replace, _remove, _rename, _repeat, _copy_from_elsewhere, _wrap),
)


def changed(proposal: int, changes: tuple[Mutation, ...]) -> bytes:
    """A shipped proposal after some changes of its data, one after the other."""
    texts = _shipped_texts()
    data: Any = load(texts[proposal % len(texts)], "x").document.data  # type: ignore[union-attr]
    for how in changes:
        places = list(_places(data))
        if places:
            CHANGES[how.kind % len(CHANGES)](places[how.place % len(places)], how, places)
    return written(data)


def _places(data: Any) -> Iterator[Place]:
    """Every place of the data, from the outside in."""
    if isinstance(data, (dict, list)):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield data, key
            yield from _places(data[key])


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data
