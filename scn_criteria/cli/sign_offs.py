"""Decision records on disk: which belong to a report, and which may be written over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scn_criteria.decision import Assessment
from scn_criteria.document import read_file
from scn_criteria.linting import STANDARD_INPUT
from scn_criteria.report.sign_off import SignOffs, recommendation_of
from scn_criteria.signing import ENDING, NOT_SIGNED_OFF, SignOff, Standing, examine_record, file_name, is_untouched, sign_off


def sign_offs_beside(assessments: Iterable[Assessment], folder: Path) -> SignOffs:
    """What became of each recommendation, by the records beside the proposals and in the folder of the reports."""
    found = {one.origin.path: _best([_at(path, one) for path in _places(one, folder)]) for one in assessments}
    return lambda assessment: found.get(assessment.origin.path, NOT_SIGNED_OFF)


def records_to_keep(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Of the files to be written, the decision records in which somebody has written already."""
    return tuple(path for path in paths if path.name.endswith(ENDING) and not _may_be_written(path))


def _may_be_written(path: Path) -> bool:
    """Whether there is no file yet, or one in which nobody has changed anything since the program wrote it."""
    if not path.exists() and not path.is_symlink():
        return True
    loaded = read_file(path, path.name)
    record = examine_record(loaded).record
    return loaded.document is not None and record is not None and is_untouched(loaded.document.text, record)


def _places(assessment: Assessment, folder: Path) -> list[Path]:
    """Where the record of an assessment may lie, each place once."""
    name, proposal = file_name(assessment.proposal.id), assessment.origin.path
    folders = [folder] if proposal == STANDARD_INPUT else [Path(proposal).parent, folder]
    places = {(one / name).resolve(): one / name for one in reversed(folders)}
    return [path for path in reversed(places.values()) if path.is_file()]


def _at(path: Path, assessment: Assessment) -> SignOff:
    return sign_off(examine_record(read_file(path, str(path))), str(path), recommendation_of(assessment))


def _best(found: list[SignOff]) -> SignOff:
    """What a reader should see: a decision that holds, if there is one. The record beside the proposal comes first."""
    return min(found, key=lambda one: -1 if one.holds else list(Standing).index(one.standing), default=NOT_SIGNED_OFF)
