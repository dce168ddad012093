"""One JSON object a line and finding, for programs that read a stream. What was waived comes with its waiver."""

from __future__ import annotations

import json

from scn_criteria.linting.fingerprint import marked
from scn_criteria.linting.formats import Manner
from scn_criteria.linting.lint_record import finding_record
from scn_criteria.linting.result import Linted, Sources


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """The lines, thing by thing and from top to bottom. In pure ASCII, as some readers break lines at odd characters."""
    return "".join(f"{json.dumps(finding_record(one, manner.folder))}\n" for one in marked(linted, manner.folder))
