"""All that was looked at and found as one JSON document. Its schema is ``schemas/lint.schema.json``."""

from __future__ import annotations

import json

from scn_criteria.linting.formats import Manner
from scn_criteria.linting.lint_record import lint_record
from scn_criteria.linting.result import Linted, Sources


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """The document, the same bytes for the same findings."""
    return json.dumps(lint_record(linted, manner.folder), ensure_ascii=False, indent=2) + "\n"
