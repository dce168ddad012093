"""The checks of a return beyond its schema, a module a topic. A new module is added to ``CHECKS``."""

from __future__ import annotations

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule
from scn_criteria.document.checks import IMPOSSIBLE_DATE, Check, placed_diagnostics, rules_of
from scn_criteria.document.document import Document
from scn_criteria.establishment.review.checks import aims, finance, term
from scn_criteria.establishment.review.related_files import ReturnInContext

CHECKS: tuple[Check[ReturnInContext], ...] = tuple(
    sorted((*aims.CHECKS, *finance.CHECKS, *term.CHECKS), key=lambda check: check.rule.number)
)

CODES: tuple[DiagnosticRule, ...] = (IMPOSSIBLE_DATE, *rules_of(CHECKS))
"""Every kind of fault that these checks can find."""


def run_checks(filed: ReturnInContext, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a return, by the number of the check."""
    return placed_diagnostics(CHECKS, filed, document)
