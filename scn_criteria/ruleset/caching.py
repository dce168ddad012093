"""Keep the results of slow functions of immutable objects, such as rulesets and tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

KeyT = TypeVar("KeyT")
MadeT = TypeVar("MadeT")


def memoised(most: int) -> Callable[[Callable[[KeyT], MadeT]], Callable[[KeyT], MadeT]]:
    """Make a function keep what it made of the last objects, such as rulesets or tables, so that it is made only once.

    They never change and take long to compare, so the object itself is the key. It is kept beside what was made of it,
    so that no other can come to have its identity meanwhile. The oldest goes when there are too many.
    """

    def decorate(make: Callable[[KeyT], MadeT]) -> Callable[[KeyT], MadeT]:
        kept: dict[int, tuple[KeyT, MadeT]] = {}

        @wraps(make)
        def recalled(key: KeyT) -> MadeT:
            found = kept.get(id(key))
            if found is None:
                found = kept[id(key)] = (key, make(key))
                while len(kept) > most:
                    kept.pop(next(iter(kept)))
            return found[1]

        return recalled

    return decorate


class BoundedDict(dict[KeyT, MadeT]):
    """A dictionary that begins anew when it has become too long."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: KeyT, made: MadeT) -> None:
        """Keep one more, and drop all others where there are too many."""
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, made)
