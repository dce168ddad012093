"""Checks of the options that a proposal compares: one is preferred, it is weighed, and doing nothing is among them."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.wording import listed, quoted

# Only one of the options can be chosen

SEVERAL_PREFERRED_OPTIONS = DiagnosticRule(
    "SCN240",
    "several-preferred-options",
    Severity.ERROR,
    "A proposal is for one course: if two are preferred, nobody can say which of them is to be decided on.",
    "Take preferred away from all but the one that is proposed.",
    evidence_stands=True,
)


def check_several_preferred_options(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find each preferred option after the first."""
    preferred = [option for option in case.proposal.options if option.preferred]
    for option in preferred[1:]:
        message = f"{quoted(option.name)} is preferred, and so is {quoted(preferred[0].name)}; expected one of them"
        yield UnplacedDiagnostic(
            (*option.at, "preferred"),
            message,
            related="the first that is preferred",
            related_at=(*preferred[0].at, "preferred"),
        )


# What is preferred has a cost and an effect to be compared by

PREFERRED_OPTION_NOT_WEIGHED = DiagnosticRule(
    "SCN241",
    "preferred-option-not-weighed",
    Severity.WARNING,
    "An option without a cost or an effect cannot be compared with the others, and so cannot be better than they are.",
    "Say what it costs and what it would bring.",
)


def check_preferred_option_not_weighed(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the preferred options without a cost or an effect."""
    for option in case.proposal.options:
        missing = [key for key in ("cost", "effect") if getattr(option, key) is None]
        if option.preferred and missing:
            keys = listed([quoted(key) for key in missing], "or")
            message = f"{quoted(option.name)} is preferred but has no {keys}; expected both a cost and an effect"
            yield UnplacedDiagnostic((*option.at, "name"), message)


# Every course is compared with doing nothing

DOING_NOTHING_NOT_COMPARED = DiagnosticRule(
    "SCN242",
    "doing-nothing-not-compared",
    Severity.INFO,
    "What a course brings is the difference that it makes to going on as now.",
    "Add going on as now as an option, with do_nothing: true, its cost and its effect.",
)


def check_doing_nothing_not_compared(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find options without that of doing nothing."""
    options = case.proposal.options
    if options and not any(option.do_nothing for option in options):
        message = "doing nothing is not among the options; expected one with do_nothing: true"
        yield UnplacedDiagnostic(("options",), message, on_key=True)


CHECKS = (
    Check(SEVERAL_PREFERRED_OPTIONS, check_several_preferred_options),
    Check(PREFERRED_OPTION_NOT_WEIGHED, check_preferred_option_not_weighed),
    Check(DOING_NOTHING_NOT_COMPARED, check_doing_nothing_not_compared),
)
