"""Certainty: what an item is worth, and what arguments and sources can and cannot do for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from strength_samples import assessed

from scn_criteria.decision.certainty import Certainty, EvidenceTrials, evidence_certainty, worth
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.sensitivity.evidence_sensitivity import citing, without
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Guidance, Item
from scn_criteria.proposal.model import Source
from scn_criteria.proposal.reference import load_reference

pytestmark = pytest.mark.once

DAY = PartialDate.parse("2011-05-01")
WORTHS = [
    ("primary", True, DAY, "high"),
    ("secondary", True, DAY, "moderate"),
    ("tertiary", True, DAY, "low"),
    ("none", True, DAY, "none"),
    (None, True, DAY, "none"),
    ("primary", False, DAY, "low"),
    ("secondary", False, DAY, "low"),
    ("tertiary", False, DAY, "none"),
    ("primary", True, None, "none"),
    ("primary", False, None, "none"),
]


def case_with(source: Source) -> DatedProposal:
    proposal = replace(assessed("proposals/cancer.yaml").proposal, sources=(source,))
    return DatedProposal(proposal, date(2012, 11, 30), load_reference())


@pytest.mark.parametrize(("tier", "verified", "published", "expected"), WORTHS)
def test_the_worth_of_an_item(tier: str | None, verified: bool, published: PartialDate | None, expected: str) -> None:
    case = case_with(Source(key="a", title="A", tier=tier, verified=verified, published=published))
    assert Certainty(expected) is worth(case, Item(at=(), source="a"))


def test_the_date_of_an_item_stands_for_that_of_its_source() -> None:
    case = case_with(Source(key="a", title="A", tier="primary"))
    assert worth(case, Item(at=(), source="a", published=DAY)) is Certainty.HIGH


@pytest.mark.parametrize(("identifier", "expected"), [("CG80", "high"), ("CG9999", "none")])
def test_guidance_that_the_register_knows_is_worth_the_most(identifier: str, expected: str) -> None:
    case = case_with(Source(key="a", title="A", tier="none", verified=False))
    assert Certainty(expected) is worth(case, Guidance(at=(), id=identifier, title="T", source="a"))


def test_levels_have_an_order() -> None:
    assert sorted(Certainty, reverse=True) == [Certainty.HIGH, Certainty.MODERATE, Certainty.LOW, Certainty.NONE]


BY_OTHERS = {"C5", "C8"}
"""Guidance that the register knows needs no source, and the part of the country that is served is no evidence."""

CANCER = "proposals/cancer.yaml"


def with_sources(assessment: Assessment, **changes: object) -> Assessment:
    """The same case with all of its sources changed alike. Its ratings are those of before."""
    sources = tuple(replace(source, **changes) for source in assessment.proposal.sources)  # type: ignore[arg-type]
    return replace(assessment, proposal=replace(assessment.proposal, sources=sources))


def levels(assessment: Assessment) -> dict[str, Certainty]:
    return {one.criterion.name: one.certainty for one in evidence_certainty(assessment).criteria}


BOUNDS = [("primary", True, "high"), ("secondary", True, "moderate"), ("tertiary", True, "low"), ("primary", False, "low")]


@pytest.mark.parametrize(("tier", "verified", "bound"), BOUNDS)
def test_no_rating_is_surer_than_all_of_its_sources(tier: str, verified: bool, bound: str) -> None:
    changed = with_sources(assessed(CANCER), tier=tier, verified=verified)
    found = {name: level for name, level in levels(changed).items() if name not in BY_OTHERS}
    assert max(found.values()) <= Certainty(bound)


def test_worthless_sources_make_nothing_certain() -> None:
    found = levels(with_sources(assessed(CANCER), tier="none", verified=False))
    assert {name for name, level in found.items() if level is not Certainty.NONE} <= BY_OTHERS


def test_more_arguments_make_nothing_surer() -> None:
    one = assessed(CANCER)
    model = one.proposal.criteria.network_model
    more = replace(model, reasons=(*model.reasons, *(reason for reason in model.reasons if reason.source is None)))
    criteria = replace(one.proposal.criteria, network_model=more)
    changed = replace(one, proposal=replace(one.proposal, criteria=criteria))
    assert levels(changed)["C7"] <= levels(one)["C7"]


def test_the_outcome_rests_on_what_it_cannot_do_without() -> None:
    one = assessed(CANCER)
    trials = EvidenceTrials(one)
    for source in trials.deciding_sources():
        criteria = without(one.proposal.criteria, citing({source.key}))
        changed = replace(one, proposal=replace(one.proposal, criteria=criteria))
        assert EvidenceTrials(changed).outcome is not trials.outcome, source.key
