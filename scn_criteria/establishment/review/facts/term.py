"""Facts about the term: the years used and left, an exit, and whether priorities have shifted.

Source: The Way Forward, The first strategic clinical networks (SI-046, SI-047, SI-050).
"""

from __future__ import annotations

from fractions import Fraction

from scn_criteria.establishment.review.facts.derivation import Derivation, yes_or_no
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.facts.derivation import Derived, given
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger

LONGEST_TERM = 5
"""A return for a later year is refused before it comes to facts."""


def years_used(filed: Filed) -> Derived:
    """Years of the network up to the end of the year that is reported on."""
    return Derived(filed.report.year.number, (("year", "number"),))


def years_left(filed: Filed) -> Derived:
    """Years of its term that are left, or nought."""
    left = Fraction(filed.report.network.term_years) - filed.report.year.number
    return Derived(max(left, Fraction()), (("network", "term_years"), ("year", "number")))


def exit_prepared(filed: Filed) -> Derived:
    """Whether it is said how the work ends or passes on."""
    return given(filed.report.exit, "exit")


def priorities_shifted(filed: Filed) -> Derived:
    """Whether national priorities have moved away from the condition."""
    found = filed.report.priorities
    return Derived(None) if found is None else Derived(found.shifted, (found.at,))


REGISTRY = (
    Derivation(
        FactDefinition(
            "years_used",
            FactType.NUMBER,
            "years of the network",
            "years",
            "year",
            least=1,
            most=LONGEST_TERM,
            whole=True,
            always_known=True,
            changeable=False,
        ),
        years_used,
    ),
    Derivation(
        FactDefinition(
            "years_left",
            FactType.NUMBER,
            "years left of its term",
            "years",
            "year",
            least=0,
            most=LONGEST_TERM,
            always_known=True,
            changeable=False,
        ),
        years_left,
    ),
    Derivation(
        yes_or_no("exit_prepared", "whether it is said how the work ends or passes on", always_known=True), exit_prepared
    ),
    Derivation(
        yes_or_no("priorities_shifted", "whether national priorities have moved away", Stronger.NEITHER), priorities_shifted
    ),
)
