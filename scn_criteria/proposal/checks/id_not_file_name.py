"""The name of a proposal is the name of its file, so that reports and registers can be traced to it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import Document, Remedy, Way
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN201",
    "id-not-file-name",
    Severity.ERROR,
    "A report is named after the id of its proposal: if the file is named otherwise, the two are not found together.",
    "Rename the file, or change the id.",
    evidence_stands=True,
)

STANDARD_INPUT = "-"
MAY_BE_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""As the schema says. A file is renamed by a person, who may have others that name it."""


def check_document(document: Document) -> Iterator[Fault]:
    """Compare the id with the name of the file, where there is a file."""
    data: Any = document.data
    stem, given = os.path.splitext(os.path.basename(document.path))[0], data["id"]
    if document.path != STANDARD_INPUT and given != stem:
        remedy = Remedy(Way.WORD, stem) if MAY_BE_AN_ID.fullmatch(stem) else None
        yield Fault(("id",), f'the id is "{given}" but the file is named "{stem}"; expected the same', remedy=remedy)
