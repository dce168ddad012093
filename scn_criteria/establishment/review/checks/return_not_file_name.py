"""The name of a return is the name of its file, so that one year is not taken for another."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN340",
    "return-not-file-name",
    Severity.ERROR,
    "A review is named after the id of its return: if the file is named otherwise, one year is taken for another.",
    "Rename the file, or change the id.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the id with the name of the file, where there is a file."""
    stem = filed.around.file_name.rpartition(".")[0]
    if filed.around.looked and filed.report.id != stem:
        yield Fault(("id",), f'the id is "{filed.report.id}" but the file is named "{stem}"; expected the same')
