"""One line a finding: where, which kind, and what."""

from __future__ import annotations

from scn_criteria.diagnostics import visible
from scn_criteria.linting.formats import Manner, told
from scn_criteria.linting.result import Linted, Sources


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """The lines, as ``path:line:column: SCN201 message``."""
    return "".join(
        f"{visible(one.path)}:{one.span.start.line}:{one.span.start.column}: {one.code.number} {one.message}\n"
        for one in told(linted, manner)
    )
