"""What lies around a decision record: the proposal beside it, and the ruleset that it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scn_criteria.document import read_file
from scn_criteria.linting.subject import STANDARD_INPUT
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset import ruleset_digest
from scn_criteria.signing import DecisionRecord, Found, LookAround, Surroundings

ENDINGS = (".yaml", ".yml")
HEAD = "ruleset.yaml"


def looking_around(shown: str, today: date) -> LookAround:
    """What finds the surroundings of a record in a file. What comes from standard input has none but the day."""

    def look_around(record: DecisionRecord) -> Surroundings:
        if shown == STANDARD_INPUT:
            return Surroundings(today=today)
        path = Path(shown)
        return Surroundings(path.name, today, _proposal(path.parent, record), _ruleset(path.parent, record))

    return look_around


def _proposal(folder: Path, record: DecisionRecord) -> Found | None:
    """The file of the proposal beside the record, if there is one that can be read."""
    for ending in ENDINGS:
        path = folder / f"{record.proposal.id}{ending}"
        document = read_file(path, path.name).document
        if document:
            return Found(path.name, document.sha256)
    return None


def _ruleset(folder: Path, record: DecisionRecord) -> Found | None:
    """The ruleset of that id: the first that is found, if it can be read."""
    place = next((place for place in _places(folder, record.ruleset.id) if (place / HEAD).is_file()), None)
    try:
        return Found(place.name, ruleset_digest(place)) if place else None
    except OSError:
        return None


def _places(folder: Path, ruleset: str) -> Iterator[Path]:
    """Where a ruleset may lie: in a folder of rules beside the folder of the record, beside the record, or shipped."""
    yield folder.parent / "rules" / ruleset
    yield folder / "rules" / ruleset
    yield folder / ruleset
    yield ruleset_folder(ruleset)
