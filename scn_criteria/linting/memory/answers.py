"""What earlier runs found, and what this one finds for later ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.memory.key import content_of, key_of
from scn_criteria.linting.memory.store import Store
from scn_criteria.linting.result import Checked
from scn_criteria.linting.subject import Subject
from scn_criteria.linting.wire import from_text, to_text

if TYPE_CHECKING:
    from scn_criteria.linting.answer import Answer

AT_ONCE = 500
"""How many files are held, and how many answers asked for, at a time."""


class Memory:
    """The answers of a store, for one occasion."""

    def __init__(self, folder: str | PathLike[str], occasion: Occasion) -> None:
        self._occasion = occasion
        self._store = Store(folder, occasion.today.toordinal())
        self._learned: list[tuple[bytes, str]] = []

    def known(self, subjects: Sequence[Subject]) -> Iterator[tuple[int, Checked | None]]:
        """The subjects, by their places, whose answer is known."""
        for start in range(0, len(subjects), AT_ONCE):
            some = range(start, min(start + AT_ONCE, len(subjects)))
            keys = {index: key for index in some if (key := self._key(subjects[index]))}
            answers = self._store.answers(list(set(keys.values())))
            for index, key in keys.items():
                if key in answers:
                    try:
                        answer = from_text(answers[key], subjects[index].shown)
                    except (TypeError, ValueError):
                        self._store.throw_away()
                        return
                    yield index, answer

    def learn(self, answer: Answer) -> None:
        """Keep an answer, if it is one that can be kept."""
        if answer.key is not None:
            self._learned.append((answer.key, answer.text or to_text(answer.checked)))
        if len(self._learned) >= AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what was learned last, and let go of the store."""
        self._write()
        self._store.tidy()
        self._store.close()

    def _write(self) -> None:
        self._store.keep(self._learned)
        self._learned.clear()

    def _key(self, subject: Subject) -> bytes | None:
        content = content_of(subject)
        return None if content is None else key_of(subject, content, self._occasion)
