"""Each kind of evidence in one sentence."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from scn_criteria.decision.assessment import evidence_sentence
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal import evidence
from scn_criteria.proposal.evidence import (
    Alternative,
    Baseline,
    Benefit,
    Direction,
    Figure,
    Guidance,
    International,
    Item,
    Measure,
    NationalReason,
    Organisation,
    Precedent,
    Profession,
    Quantity,
    Reason,
    Risk,
    Scale,
    Target,
    Variation,
)

AT = ("criteria", 0)
WORSE = Direction.HIGHER_IS_WORSE
MEASURE = Measure(
    at=AT, indicator="Deaths", unit="percent", direction=WORSE, baseline=Baseline(value=Decimal("3.50"), period="2010")
)
ABROAD = International(
    at=AT,
    indicator="Survival",
    unit="percent",
    direction=WORSE,
    period="2005",
    home=Figure(at=AT, value=70, place="England"),
    comparators=(Figure(at=AT, value=Decimal("80.5"), place="Sweden"), Figure(at=AT, value=79, place="Norway")),
)
VARIATION = Variation(
    at=AT, indicator="Admissions", unit="per 1,000", direction=WORSE, period="2010", between="primary_care_trusts"
)
ENDS = replace(VARIATION, lowest=Figure(at=AT, value=10, place="Bath"), highest=Figure(at=AT, value=1200))
BENEFIT = Benefit(at=AT, statement="Fewer journeys.")
SCALE = Scale(at=AT, value=60000, statement="Babies in a year.")
GUIDANCE = Guidance(at=AT, id="QS4", title="Neonatal care")
MEANS = Alternative(at=AT, means="ccg", status="tried", why="Too few patients.")
RISK = Risk(at=AT, risk="Units close.", likelihood=3, consequence=5)
SAID: list[tuple[Item, str]] = [
    (MEASURE, "Deaths: 3.50 percent (2010)"),
    (
        replace(MEASURE, target=Target(value=3, by=PartialDate.parse("2015-03"))),
        "Deaths: 3.50 percent (2010), to reach 3 by March 2015",
    ),
    (ABROAD, "Survival (percent, 2005): England 70 against Sweden 80.5; Norway 79"),
    (ENDS, "Admissions (per 1,000, 2010), between primary care trusts: 10 (Bath) to 1,200"),
    (
        replace(VARIATION, places=(Figure(at=AT, value=1), Figure(at=AT, value=2))),
        "Admissions (per 1,000, 2010), between primary care trusts: 2 places given",
    ),
    (
        replace(VARIATION, reported_fold=Decimal("2.5")),
        "Admissions (2010), between primary care trusts: 2.5-fold as reported",
    ),
    (BENEFIT, "Fewer journeys."),
    (replace(BENEFIT, quantity=Quantity(value=32, unit="percent")), "Fewer journeys: 32 percent"),
    (replace(BENEFIT, quantity=Quantity(value=300, upper=1400, unit="lives")), "Fewer journeys: 300 to 1,400 lives"),
    (Profession(at=AT, name="Midwives", involvement="already"), "Midwives (already involved)"),
    (
        Organisation(at=AT, name="Bliss", sector="voluntary", involvement="planned"),
        "Bliss, voluntary (to be involved)",
    ),
    (SCALE, "Babies in a year: 60,000"),
    (replace(SCALE, period="2006"), "Babies in a year: 60,000 (2006)"),
    (GUIDANCE, "QS4, Neonatal care (how it bears on the work is not said)"),
    (replace(GUIDANCE, link="The yardstick."), "QS4, Neonatal care: The yardstick."),
    (MEANS, "CCG (tried), falls short: Too few patients."),
    (
        replace(MEANS, means="other", name="a voluntary register"),
        "A voluntary register (tried), falls short: Too few patients.",
    ),
    (replace(MEANS, means="tariffs", sufficient=True, why="Pays."), "Tariffs (tried), would do: Pays."),
    (
        Precedent(at=AT, setting="Newborn networks.", design="before_and_after", result="improved", statement="Fewer died."),
        "Newborn networks (before and after, improved): Fewer died.",
    ),
    (Reason(at=AT, explanation="Units differ by design."), "Units differ by design."),
    (
        NationalReason(at=AT, kind="national_steer", explanation="A gap would harm those around it."),
        "National steer: A gap would harm those around it.",
    ),
    (RISK, "Units close (likelihood 3, consequence 5; impact not described)"),
    (replace(RISK, impact="Babies travel further."), "Units close (likelihood 3, consequence 5). Babies travel further."),
]


@pytest.mark.parametrize(
    ("item", "expected"), SAID, ids=lambda value: type(value).__name__ if isinstance(value, Item) else ""
)
def test_an_item_is_said(item: Item, expected: str) -> None:
    assert expected == evidence_sentence(item)


def test_every_kind_of_evidence_for_a_criterion_has_its_words() -> None:
    unsaid = {"Item", "ArguableItem", "IndicatorItem", "Effort", "Aim"}
    kinds = {name for name, kind in vars(evidence).items() if isinstance(kind, type) and issubclass(kind, Item)}
    assert kinds - unsaid == {type(item).__name__ for item, _ in SAID}
