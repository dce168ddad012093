"""All that was looked at and found as one JSON document. Its schema is ``schemas/lint.schema.json``."""

from __future__ import annotations

import json

from scn_criteria.linting.formats import Manner
from scn_criteria.linting.result import Linted, Sources


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """The document, the same bytes for the same findings."""
    from scn_criteria.diagnostic_record import diagnostic_records, portable  # noqa: PLC0415

    paths = [portable(one.path) for one in linted.checked]
    document = {"format": "scn-lint/1", "checked": paths, "diagnostics": diagnostic_records(linted.diagnostics)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
