"""What was found in one subject, and under which key it may be remembered."""

from __future__ import annotations

from dataclasses import replace

from scn_criteria.linting.inspection import Occasion, inspect
from scn_criteria.linting.result import Checked, Kind
from scn_criteria.linting.subject import Subject
from scn_criteria.records import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and as text where that is at hand.

    Without a key it is not to be remembered: it depends on more than one file.
    """

    checked: Checked | None
    key: bytes | None = None
    text: str = ""


def answer_for(subject: Subject, occasion: Occasion, *, to_remember: bool) -> Answer:
    """Look at a subject. The key is that of the very bytes that were looked at, whatever becomes of the file meanwhile."""
    if not to_remember:
        return Answer(inspect(subject, occasion))
    from scn_criteria.linting.memory.key import content_of, key_of  # noqa: PLC0415 - digests, which nothing else needs

    content = content_of(subject)
    if content is None:
        return Answer(inspect(subject, occasion))
    checked = inspect(replace(subject, content=content), occasion)
    alone = checked is None or checked.kind is Kind.PROPOSAL
    return Answer(checked, key_of(subject, content, occasion) if alone else None)
