from __future__ import annotations

from dataclasses import make_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scn_criteria.document.dates import PartialDate
from scn_criteria.document.loader import load
from scn_criteria.document.records import read_record
from scn_criteria.proposal.case import every
from scn_criteria.proposal.evidence import Direction, Framework, Interval, Item
from scn_criteria.proposal.examination import read_proposal
from scn_criteria.proposal.model import Agreement, Coverage, Criteria, Outcomes, Proposal, Source

PROPOSALS = sorted((Path(__file__).parent.parent.parent / "proposals").glob("*.yaml"))

TEXT = """
format: scn-proposal/1
id: example
title: A network
summary: A small proposal.
condition: {name: Example condition, aliases: [Another name]}
sponsor: {organisation: Example, type: ccg}
submitted: 2012-11-30
function: {main_purpose: improve_outcomes, service: All, set_up_by: ccg, hosted_by: ccg, paid_by: ccg}
coverage: {extent: areas, areas: [London, Wessex]}
term: {years: 2.5}
criteria:
  measurable_improvement:
    measures:
      - indicator: Deaths
        framework: {reference: 1.1, edition: 2012/13}
        unit: "per 100,000"
        direction: higher_is_worse
        baseline: {value: 10.50, period: 2009, interval: {lower: 9, upper: 12}}
        source: report
    international:
      - indicator: Deaths
        unit: "per 100,000"
        direction: higher_is_worse
        period: 2008/09
        home: {place: England, value: 10}
        comparators: [{place: France, value: 9}, {place: Sweden, value: 8}]
        source: report
  significant_benefits:
    patients: [{statement: Fewer deaths, supports: false}, {statement: Shorter stays}]
outcomes: {home_domain: 2}
governance:
  accountability_agreement: {with: nhs_commissioning_board, annual: true}
sources:
  report: {title: A report, published: 2010, verified: false}
  paper: {title: A paper, published: 2012-07}
"""


def read(text: str) -> Proposal:
    document = load(text.encode(), "example.yaml").document
    assert document is not None
    return read_proposal(document)


PROPOSAL = read(TEXT)
MEASURE = PROPOSAL.criteria.measurable_improvement.measures[0]
INTERNATIONAL = PROPOSAL.criteria.measurable_improvement.international[0]
C1 = ("criteria", "measurable_improvement")

VALUES: list[tuple[str, Any, Any]] = [
    ("text", "example", PROPOSAL.id),
    ("a list", ("Another name",), PROPOSAL.condition.aliases),
    ("a day", PartialDate(date(2012, 11, 30), "2012-11-30"), PROPOSAL.submitted),
    ("a mapping", Coverage(extent="areas", areas=("London", "Wessex")), PROPOSAL.coverage),
    ("an exact number", Decimal("2.5"), PROPOSAL.term and PROPOSAL.term.years),
    ("a number as typed", "10.50", str(MEASURE.baseline.value)),
    ("a whole number", 9, MEASURE.baseline.interval and MEASURE.baseline.interval.lower),
    ("a record without a place", Interval(lower=9, upper=12), MEASURE.baseline.interval),
    ("a period typed as a year", "2009", MEASURE.baseline.period),
    ("a period typed as words", "2008/09", INTERNATIONAL.period),
    ("a word", Direction.HIGHER_IS_WORSE, MEASURE.direction),
    (
        "a reference typed as a number",
        Framework(at=(*C1, "measures", 0, "framework"), reference="1.1", edition="2012/13"),
        MEASURE.framework,
    ),
    ("the place of an item", (*C1, "measures", 0), MEASURE.at),
    ("the place of a figure", (*C1, "international", 0, "comparators", 1), INTERNATIONAL.comparators[1].at),
    ("false", False, PROPOSAL.criteria.significant_benefits.patients[0].supports),
    ("a default", True, PROPOSAL.criteria.significant_benefits.patients[1].supports),
    ("one domain", (2,), PROPOSAL.outcomes.home_domain),
    (
        "a key that is a word of Python",
        Agreement(with_="nhs_commissioning_board", annual=True),
        PROPOSAL.governance.accountability_agreement,
    ),
    (
        "named records",
        (
            Source(key="report", title="A report", published=PartialDate(date(2010, 1, 1), "2010"), verified=False),
            Source(key="paper", title="A paper", published=PartialDate(date(2012, 7, 1), "2012-07")),
        ),
        PROPOSAL.sources,
    ),
    ("a section left out", (), PROPOSAL.stakeholders),
    ("an optional section left out", None, replace(PROPOSAL, term=None).term),
]


@pytest.mark.parametrize(("expected", "found"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_values_are_read(expected: Any, found: Any) -> None:
    assert expected == found


def test_several_home_domains_are_kept_for_a_check_to_name() -> None:
    text = TEXT.replace("home_domain: 2", "home_domain: [2, 3]")
    assert Outcomes(home_domain=(2, 3)) == read(text).outcomes


def test_no_criteria_are_nine_empty_ones() -> None:
    text = TEXT[: TEXT.index("criteria:")]
    assert Criteria() == read(text).criteria


def test_a_record_is_frozen_and_can_be_kept_in_a_set() -> None:
    assert {PROPOSAL} == {read(TEXT)}


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_every_item_of_a_shipped_proposal_knows_its_place(path: Path) -> None:
    document = load(path.read_bytes(), path.name).document
    assert document is not None
    for item in every(Item, read_proposal(document)):
        value: Any = document.data
        for step in item.at:
            value = value[step]
        assert item.source == value.get("source")


def test_a_record_whose_types_are_put_off_is_refused() -> None:
    kind = make_dataclass("PutOff", [("name", "str")])
    with pytest.raises(TypeError, match=r"PutOff\.name has the text of a type"):
        read_record(kind, {"name": "a"})
