"""What earlier runs found, and what this one finds for later ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.key import content_of, key_of
from scn_criteria.linting.result import Checked
from scn_criteria.linting.store import Store
from scn_criteria.linting.subject import Subject
from scn_criteria.linting.wire import Plain, from_plain, to_plain

if TYPE_CHECKING:
    from scn_criteria.linting.answer import Answer

AT_ONCE = 500
"""How many files are held, and how many answers asked for, at a time."""


class Memory:
    """The answers of a store, for one occasion."""

    def __init__(self, folder: Path, occasion: Occasion) -> None:
        self._occasion = occasion
        self._store = Store(folder, occasion.today.toordinal())
        self._used: list[bytes] = []
        self._learned: list[tuple[bytes, Plain | None]] = []

    def known(self, subjects: Sequence[Subject]) -> Iterator[tuple[int, Checked | None]]:
        """The subjects, by their places, whose answer is known."""
        for start in range(0, len(subjects), AT_ONCE):
            some = range(start, min(start + AT_ONCE, len(subjects)))
            keys = {index: key for index in some if (key := self._key(subjects[index]))}
            answers = self._store.answers(list(set(keys.values())))
            for index, key in keys.items():
                if key in answers:
                    self._used.append(key)
                    yield index, from_plain(answers[key], subjects[index].shown)

    def learn(self, answer: Answer) -> None:
        """Keep an answer, if it is one that can be kept."""
        if answer.key is not None:
            self._learned.append((answer.key, to_plain(answer.checked)))

    def close(self) -> None:
        """Write everything that was learned, at once, and let go of the store."""
        self._store.keep(self._learned, self._used)
        self._store.close()

    def _key(self, subject: Subject) -> bytes | None:
        content = content_of(subject)
        return None if content is None else key_of(subject, content, self._occasion)
