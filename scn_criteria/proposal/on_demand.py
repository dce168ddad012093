"""Entries by their keys, each read when somebody first asks for it: a proposal names few of many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

KeyT = TypeVar("KeyT")
EntryT = TypeVar("EntryT")


class OnDemand(Mapping[KeyT, EntryT]):
    """The rows of a file by their keys, seen as entries. ``read`` makes the entry of a key and its row."""

    def __init__(self, rows: Mapping[KeyT, Any], read: Callable[[KeyT, Any], EntryT]) -> None:
        self._rows = rows
        self._read = read
        self._known: dict[KeyT, EntryT] = {}

    def __getitem__(self, key: KeyT) -> EntryT:
        """The entry of a key. Raises KeyError where there is none."""
        if key not in self._known:
            self._known[key] = self._read(key, self._rows[key])
        return self._known[key]

    def __iter__(self) -> Iterator[KeyT]:
        """The keys, in the order of the file."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """Whether there is an entry. None needs to be read for that."""
        return key in self._rows
