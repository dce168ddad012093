"""What is set aside is said with its reason and with what it would have changed; dates follow readings of the ruleset."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from shipped import compiled

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.set_aside import all_set_aside, set_aside, set_aside_for
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import load
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.loader import vary
from scn_criteria.terms import Criterion

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases" / "checks"
LATE, UNDATED = "SCN213-evidence-after-assessment/later.yaml", "SCN221-undated-evidence/undated.yaml"
SAID = {
    LATE: [
        "C3: 2 of 4 set aside: 1 published after 30 November 2012 and 1 published in a month or year that ends after "
        "30 November 2012; with them nothing would change.",
        "Line 22, under professions: published 2014, after the assessment date; with it nothing would change.",
        "Line 23, under professions: published 2012, which may be after the assessment date; with it nothing would change.",
        "C9: 2 of 3 set aside: published after 30 November 2012; with them nothing would change.",
        "Line 17, under risks: published 2014, after the assessment date; its words count as an argument; "
        "with it nothing would change.",
        "Line 19, under risks: published 11 June 2013, after the assessment date; its words count as an argument; "
        "with it nothing would change.",
    ],
    UNDATED: [
        "C3: 2 of 4 set aside: without a date; with them nothing would change.",
        "Line 17, under professions: its source has no date; with it nothing would change.",
        "Line 20, under professions: its source has no date, and was read only on 3 May 2013; with it nothing would change.",
        "C9: 1 of 2 set aside: without a date; with it nothing would change.",
        "Line 23, under risks: its source has no date; its words count as an argument; with it nothing would change.",
    ],
}


def assessed(text: bytes, **readings: str) -> Assessment:
    varied = vary(compiled().ruleset, {}, readings, vocabulary())
    given = assess(load(text, "case.yaml"), "case.yaml", compiled_ruleset(varied, EngineChoice.INTERPRETER))
    assert isinstance(given, Assessment)
    return given


@pytest.mark.parametrize("case", SAID)
def test_every_item_is_said_with_its_reason(case: str) -> None:
    found = set_aside(assessed((CASES / case).read_bytes()))
    assert SAID[case] == [line for one in found for line in (f"{one.name}: {one.sentence}", *one.lines)]


@pytest.mark.parametrize(
    ("case", "readings", "expected"),
    [
        (LATE, {}, 4),
        (LATE, {"partial_dates": "first_day"}, 3),
        (LATE, {"undated_evidence": "counts"}, 4),
        (UNDATED, {}, 3),
        (UNDATED, {"undated_evidence": "counts"}, 0),
        (UNDATED, {"partial_dates": "first_day"}, 3),
    ],
)
def test_the_readings_say_what_counts(case: str, readings: dict[str, str], expected: int) -> None:
    found = all_set_aside(assessed((CASES / case).read_bytes(), **readings))
    assert expected == (len(found.items) if found else 0)


def undated_comparisons() -> Assessment:
    """A shipped proposal that meets C1, without the dates of all that is compared."""
    content = yaml.safe_load((ROOT / "proposals" / "cancer.yaml").read_text(encoding="utf-8"))
    section = content["criteria"]["measurable_improvement"]
    for item in (*section["international"], *section["variation"]):
        item.pop("published", None)
        content["sources"][item["source"]].pop("published", None)
    return assessed(yaml.safe_dump(content, sort_keys=False, allow_unicode=True).encode())


def test_a_trial_says_what_all_of_it_together_would_have_changed() -> None:
    given = undated_comparisons()
    found = set_aside_for(given, Criterion.C1)
    assert found is not None
    assert given["C1"].rating.value == "not_evidenced"
    assert [(turn.before.result, turn.after.result) for turn in found.with_all.turns if turn.table == "C1"] == [
        ("not_evidenced", "met")
    ]
    assert "C1 would be met" in found.sentence


def test_what_cites_a_source_that_is_set_aside_is_an_argument() -> None:
    risks = assessed((CASES / UNDATED).read_bytes())["C9"]
    assert [(one.counts, bool(one.source_why_not)) for one in risks.evidence] == [(True, True), (True, False)]
    assert risks.sources == ()
