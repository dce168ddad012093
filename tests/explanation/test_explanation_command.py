"""What ``scn explain`` prints, and what the report takes from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from explanation_samples import PROPOSALS, assessed

from scn_criteria.cli.main import scn
from scn_criteria.decision.explanation.change_text import either, nearest, to_establish
from scn_criteria.decision.explanation.evidence_changes import Addition
from scn_criteria.decision.explanation.explanation import explain
from scn_criteria.decision.explanation.why_text import named, what_would_change_it, why
from scn_criteria.lint.diagnostic_pages import every_code
from scn_criteria.report.report_view import render_report

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["explain", "-q", *arguments], prog_name="scn")


def proposal(name: str) -> str:
    return str(ROOT / "proposals" / f"{name}.yaml")


NEAREST = {
    "cancer": "“Establish” would be lost if any one of C1 to C9 or the network type changed",
    "end-of-life-care-draft": "Strengthen C1 to C6, C9 and S1; then: establish",
    "major-trauma": "More evidence cannot change it: the network type decides",
}


@pytest.mark.parametrize("name", NEAREST)
def test_the_nearest_change_in_a_line(name: str) -> None:
    assert NEAREST[name] == nearest(explain(assessed(Path(proposal(name)))))


WHY = {
    "major-trauma": "The network is an operational delivery network. This is enough by itself.",
    "dental-services": "The network is a local professional network. This is enough by itself.",
    "cancer": "Each of these is enough by itself:",
}


@pytest.mark.parametrize("name", WHY)
def test_why_in_a_sentence(name: str) -> None:
    assert WHY[name] == why(explain(assessed(Path(proposal(name))))).lead


def test_the_changes_that_would_unsettle_a_network() -> None:
    shown = what_would_change_it(explain(assessed(Path(proposal("cancer")))), every_one=True)
    assert shown.items == (
        "changing any one of C1, C6 or C8 alone: not met gives decline; partly met gives revise",
        "changing any one of C2, C4, C7 or C9 alone: not met or partly met gives revise",
        "changing any one of C3 (Wide involvement) or C5 (Links to NICE guidance) alone: partly met gives revise",
        "changing the network type alone: any other type gives refer",
        "changing S1 (Large scale change across complex care pathways) and S2 (A challenge that earlier efforts did not "
        "settle) together gives revise",
    )


def test_another_type_of_network_is_not_promised_a_route() -> None:
    shown = to_establish(explain(assessed(Path(proposal("neonatal-critical-care")))))
    assert [one.lead for one in shown] == [
        "No evidence leads to establish. What the network is for, who sets it up and who pays decide its type, "
        "and they make it: operational delivery network."
    ]


LINKS = Addition("guidance_linked", 1, 2)
MEASURE = Addition("measures_stated", 0, 1)
GAP = Addition("worst_international_gap", None, 10)
FOLD = Addition("widest_variation", 1, 2)

PLANS = {
    "one more": (((LINKS,),), "cite one more link to NICE guidance in force, with how it bears on the work"),
    "what plans share is said once": (
        ((MEASURE, GAP), (MEASURE, FOLD)),
        "state one measure of the improvement, with baseline and source; and either cite a sourced comparison with other "
        "countries that shows this one at least 10 percent worse than their median; or cite a sourced comparison between "
        "places that shows the highest at least 2 times the lowest",
    ),
    "whatever the figure": (
        ((GAP,), (Addition("worst_international_gap", None, 5, 0),)),
        "cite a sourced comparison with other countries",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_plans_in_words(name: str) -> None:
    plans, expected = PLANS[name]
    assert expected == either(plans)


PARTS = {
    "C1 (Measurable improvement)": ["measurable_improvement"],
    "C1, C2 and C4": ["measurable_improvement", "significant_benefits", "scale_and_volume"],
    "C1 to C3 and the network type": ["measurable_improvement", "significant_benefits", "wide_involvement", "network_type"],
}


@pytest.mark.parametrize("expected", PARTS)
def test_parts_are_named_in_full_where_they_are_few(expected: str) -> None:
    assert expected == named(PARTS[expected])


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_every_shipped_proposal_is_explained(path: Path) -> None:
    result = run(str(path), "--every-row")
    assert (result.exit_code, "How it was reached" in result.output) == (0, True)


def test_json_is_the_same_every_time() -> None:
    folder = str(ROOT / "proposals")
    assert run(folder, "-f", "json").output == run(folder, "-f", "json").output


def test_json_says_for_every_row_why_it_did_not_match() -> None:
    explained = json.loads(run(proposal("cancer"), "-f", "json").output)["explanations"][0]
    assert [row["rule"] for row in explained["why_not"][7]["rows"]] == ["C8-R1", "C8-R4"]


@pytest.mark.parametrize("number", every_code())
def test_every_code_has_a_page(number: str) -> None:
    result = run(number.lower())
    assert (0, f"{number} {every_code()[number].name}") == (result.exit_code, result.output.split(" (")[0])


REFUSED = {
    "SCN99": 'no diagnostic has the code "SCN99"',
    "SCN120": "did you mean",
}


@pytest.mark.parametrize("code", REFUSED)
def test_an_unknown_code_is_refused(code: str) -> None:
    result = run(code)
    assert (result.exit_code, REFUSED[code] in result.output) == (2, True)


def test_codes_and_files_are_not_mixed() -> None:
    assert run("SCN201", proposal("cancer")).exit_code == 2


def test_a_missing_file_is_named() -> None:
    result = CliRunner().invoke(scn, ["explain", "nowhere.yaml"], prog_name="scn")
    assert (result.exit_code, 'nothing is found at "nowhere.yaml"' in result.output) == (2, True)


@pytest.mark.parametrize("name", NEAREST)
def test_the_report_has_the_same_sections(name: str) -> None:
    page = render_report(assessed(Path(proposal(name))))
    assert [page.count(text) for text in ('<h2 id="why">', '<h2 id="change">', "<dt>Nearest change</dt>")] == [1, 1, 1]


LESS = ("too many", "needed: less", "needed: at most", "must not be so")


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [(), ("--every-row",), ("-f", "json")], ids=" ".join)
def test_nobody_is_asked_to_have_less(path: Path, options: tuple[str, ...]) -> None:
    text = run(*options, str(path)).stdout
    assert [words for words in LESS if words in text] == []


def test_a_deferral_says_what_alone_would_settle_it() -> None:
    text = run(proposal("end-of-life-care-draft")).stdout
    assert "What would settle it, whatever is missing:" in text
    assert "the network type alone: any other type gives refer" in text


def test_contrasts_of_several_parts_have_results_in_json() -> None:
    document = json.loads(run("-f", "json", "--reading", "criteria=majority", proposal("cancer")).stdout)
    contrasts = document["explanations"][0]["what_would_change_it"]["contrasts"]
    several = [one for one in contrasts if len(one["sets"][0]) > 1]
    assert several
    for one in several:
        for turn in one["turns"]:
            assert turn["outcomes"]
            assert turn["results"]
            assert {len(words) for words in turn["results"]} == {len(one["sets"][0])}
