"""The files that a decision record belongs to: the proposal beside it and the ruleset that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scn_criteria.document.loader import STANDARD_INPUT, read_file
from scn_criteria.register.decision_record import DecisionRecord
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset.loader import ruleset_digest

# The context of a record


@dataclass(frozen=True, slots=True)
class RelatedFile:
    """A file or folder as it is today, and its digest."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RecordContext:
    """The name of the record's file, the day, and the proposal and ruleset that it speaks of, as they are today."""

    file_name: str = ""
    today: date | None = None
    proposal: RelatedFile | None = None
    ruleset: RelatedFile | None = None


@dataclass(frozen=True, slots=True)
class RecordInContext:
    """A record in its context, for the checks."""

    record: DecisionRecord
    around: RecordContext


ContextFinder = Callable[[DecisionRecord], RecordContext]
"""Finds the context of a record. It reads files, so it is handed in."""


# Finding the context

ENDINGS = (".yaml", ".yml")
HEAD = "ruleset.yaml"


def context_finder(shown: str, today: date) -> ContextFinder:
    """A function that finds the context of the record in a file. A record from standard input has only the day."""

    def find_context(record: DecisionRecord) -> RecordContext:
        if shown == STANDARD_INPUT:
            return RecordContext(today=today)
        path = Path(shown)
        return RecordContext(path.name, today, _proposal(path.parent, record), _ruleset(path.parent, record))

    return find_context


def _proposal(folder: Path, record: DecisionRecord) -> RelatedFile | None:
    """The file of the proposal beside the record, if there is one that can be read."""
    for ending in ENDINGS:
        path = folder / f"{record.proposal.id}{ending}"
        document = read_file(path, path.name).document
        if document:
            return RelatedFile(path.name, document.sha256)
    return None


def _ruleset(folder: Path, record: DecisionRecord) -> RelatedFile | None:
    """The ruleset of that id: the first that is found, if it can be read."""
    place = next((place for place in _places(folder, record.ruleset.id) if (place / HEAD).is_file()), None)
    try:
        return RelatedFile(place.name, ruleset_digest(place)) if place else None
    except OSError:
        return None


def _places(folder: Path, ruleset: str) -> Iterator[Path]:
    """The places of a ruleset: in a folder of rules beside the folder of the record, beside the record, or shipped."""
    yield folder.parent / "rules" / ruleset
    yield folder / "rules" / ruleset
    yield folder / ruleset
    yield ruleset_folder(ruleset)
