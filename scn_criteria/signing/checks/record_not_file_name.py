"""A record is found by its name, which is that of its proposal."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.reading import file_name
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN337",
    "record-not-file-name",
    Severity.ERROR,
    "A report looks for the record under the id of its proposal: a record of another name is never found.",
    "Rename the file.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the id of the proposal with the name of the record's file, where there is a file."""
    named, record = filed.around.file_name, filed.record
    expected = file_name(record.proposal.id)
    if named and named != expected:
        message = f'the record is of "{record.proposal.id}" but the file is named "{named}"'
        yield Fault(("proposal", "id"), f'{message}; expected "{expected}"')
