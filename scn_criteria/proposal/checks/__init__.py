"""The checks of a proposal beyond its schema, a module a topic. A new module is added to ``CHECKS``."""

from __future__ import annotations

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, in_file_order
from scn_criteria.document.checks import IMPOSSIBLE_DATE, Check, placed_diagnostics, rules_of
from scn_criteria.document.document import Document
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.checks import (
    budget,
    figures,
    governance,
    home_domain,
    indicators,
    network_type,
    nice_guidance,
    options,
    prose,
    sources,
    term,
)

CHECKS: tuple[Check[DatedProposal], ...] = (
    *sources.CHECKS,
    *indicators.CHECKS,
    *nice_guidance.CHECKS,
    *figures.CHECKS,
    *prose.CHECKS,
    *options.CHECKS,
    *term.CHECKS,
    *network_type.CHECKS,
    *home_domain.CHECKS,
    *governance.CHECKS,
    *budget.CHECKS,
)
DOCUMENT_CHECKS: tuple[Check[Document], ...] = term.DOCUMENT_CHECKS
"""Checks that look at the file itself."""

CODES: tuple[DiagnosticRule, ...] = tuple(
    sorted((IMPOSSIBLE_DATE, *rules_of(DOCUMENT_CHECKS, CHECKS)), key=lambda rule: rule.number)
)
"""Every kind of fault that a proposal's checks can find, by number."""


def run_checks(case: DatedProposal, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a proposal, in the order of its file."""
    of_file = placed_diagnostics(DOCUMENT_CHECKS, document, document)
    return in_file_order((*of_file, *placed_diagnostics(CHECKS, case, document)))
