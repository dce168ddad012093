"""A portfolio as JSON and as a table for a spreadsheet: the same bytes for the same input.

Strengths and margins are exact and written as fractions. Shares were counted over weightings drawn and are written as
decimals, with their standard error beside them.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.portfolio.drawing import DRAWN
from scn_criteria.decision.portfolio.portfolio import Pair, Portfolio, Ranked
from scn_criteria.decision.portfolio.weights import Limits
from scn_criteria.decision.spreadsheet import cell
from scn_criteria.diagnostic_record import diagnostic_records, portable
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.terms import Criterion

FORMAT = "scn-portfolio/1"
DIGITS = 6

Record = dict[str, Any]


def to_json(portfolio: Portfolio, besides: Record | None = None) -> str:
    """The whole portfolio as one JSON document, with a line feed at its end. What others know of it comes last."""
    ranked = portfolio.ranked
    document = {
        "format": FORMAT,
        "ruleset": _ruleset(portfolio.ruleset),
        "capacity": portfolio.capacity,
        "weights": _weights(portfolio),
        "ranked": [_ranked(one) for one in ranked],
        "pairs": [_pair(pair, ranked) for pair in portfolio.pairs],
        "not_ranked": [_other(one) for one in portfolio.others],
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in portfolio.refused
        ],
        **(besides or {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(portfolio: Portfolio) -> str:
    """A line a proposal: the ranked, then the others, then the files that could not be assessed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = ("proposal", "title", "outcome", "status", "best_place", "worst_place", "places_exact", "within_capacity")
    writer.writerow([*head, *(criterion.name for criterion in Criterion)])
    blanks = [""] * (len(head) - 3 + len(Criterion))
    for one in portfolio.ranked:
        writer.writerow([*map(cell, _named(one.assessment)), *_figures(one)])
    for other in portfolio.others:
        writer.writerow([*map(cell, _named(other)), *blanks])
    for refused in portfolio.refused:
        writer.writerow([cell(portable(refused.path)), "", "not_assessed", *blanks])
    return text.getvalue()


def _named(one: Assessment) -> tuple[str, str, str]:
    return one.proposal.id, one.proposal.title, one.outcome.outcome.value


def _figures(one: Ranked) -> list[str]:
    exact = "yes" if one.places.exact else "no"
    places = [str(one.places.best), str(one.places.worst), exact]
    return [one.status.value, *places, decimal_text(one.within), *(decimal_text(strength) for strength in one.strengths)]


def decimal_text(value: Fraction) -> str:
    """A number as a decimal, to six places at most."""
    text = f"{Decimal(round(value * 10**DIGITS)).scaleb(-DIGITS):f}"
    return text.rstrip("0").rstrip(".")


def _ruleset(ruleset: Ruleset) -> Record:
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "sha256": ruleset.sha256,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
    }


def _weights(portfolio: Portfolio) -> Record:
    limits = portfolio.limits
    return {
        "at_least": {name: str(least) for name, least in least_weights(limits)},
        "order": [list(pair) for pair in ordered(limits)],
        "drawn": DRAWN,
        "seed": portfolio.seed,
        "greatest_standard_error": f"{portfolio.standard_error:.{DIGITS}f}",
    }


def least_weights(limits: Limits) -> list[tuple[str, Fraction]]:
    """The criteria that have a least weight, by name."""
    return [(criterion.name, least) for criterion, least in zip(Criterion, limits.least, strict=True) if least]


def ordered(limits: Limits) -> list[tuple[str, str]]:
    """The pairs of criteria of which the first weighs at least as much, by name."""
    names = [criterion.name for criterion in Criterion]
    return [(names[first], names[second]) for first, second in limits.order]


def _ranked(one: Ranked) -> Record:
    return {
        "proposal": _proposal(one.assessment),
        "status": one.status.value,
        "best_place": one.places.best,
        "worst_place": one.places.worst,
        "places_exact": one.places.exact,
        "within_capacity": decimal_text(one.within),
        "place_shares": [decimal_text(share) for share in one.place_shares],
        "strengths": {criterion.name: str(strength) for criterion, strength in zip(Criterion, one.strengths, strict=True)},
    }


def _pair(pair: Pair, ranked: tuple[Ranked, ...]) -> Record:
    return {
        "first": _identity(ranked[pair.first].assessment),
        "second": _identity(ranked[pair.second].assessment),
        "first_is": pair.margins.relation.value,
        "least_margin": str(pair.margins.least),
        "greatest_margin": str(pair.margins.greatest),
        "first_ahead": decimal_text(pair.first_ahead),
        "second_ahead": decimal_text(pair.second_ahead),
    }


def _identity(one: Assessment) -> Record:
    return {"id": one.proposal.id, "path": portable(one.origin.path)}


def _proposal(one: Assessment) -> Record:
    return {
        "id": one.proposal.id,
        "title": one.proposal.title,
        "path": portable(one.origin.path),
        "sha256": one.origin.sha256,
        "assessed_on": one.assessed_on.isoformat(),
    }


def _other(one: Assessment) -> Record:
    decided = one.outcome.decided
    return {
        "proposal": _proposal(one),
        "outcome": one.outcome.outcome.value,
        "rule": decided.rule,
        "because": decided.because,
        "settle_first": [item.name for item in one.outcome.settle_first],
    }
