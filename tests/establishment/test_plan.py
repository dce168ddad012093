"""Plans: what a recommendation leads to, in text and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from plan_samples import CANCER, ROOT, assessed, shipped

from scn_criteria import resources
from scn_criteria.cli.main import scn
from scn_criteria.decision.findings import Assessment
from scn_criteria.establishment.funding import all_areas
from scn_criteria.establishment.plan import plan, plans_json
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.proposal.model import Coverage
from scn_criteria.report.report_view import plan_view
from scn_criteria.terms import NetworkType, Outcome

SCHEMA = Draft202012Validator(json.loads(resources.schema_file("plan").read_text(encoding="utf-8")))
PROPOSALS = sorted((ROOT / "proposals").glob("*.yaml"))
PROVISIONS = shipped_provisions()
BUDGET = """
budget:
  core_total: 560000
  top_up_total: 30000
  lines:
    - {what: Improvement leads, year: 2013/14, area: London, fund: running_cost, use: management_team, amount: 300000}
    - {what: An early diagnosis pilot, year: 2013/14, fund: programme, use: commissioned_work, amount: 260000,
       patient_care: Patients are seen a week sooner.}
    - {what: A survey, year: 2014/15, fund: top_up, use: survey, amount: 30000, paid_by: A charity}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["plan", *arguments])


def budget_faults(assessment: Assessment) -> list[str]:
    return [found.code.number for found in assessment.diagnostics if found.code.number.startswith("SCN32")]


def test_an_establish_covers_its_areas() -> None:
    found = plan(shipped("cancer"), PROVISIONS)
    assert (len(found.areas), found.total.thousands, found.instead) == (12, 42_000, None)


INSTEAD = [
    ("neonatal-critical-care", "operational_delivery_network"),
    ("dental-services", "local_professional_network"),
    ("falls-and-fragility-fractures", "local_ccg_network"),
    ("end-of-life-care-draft", "defer"),
]


@pytest.mark.parametrize(("name", "about"), INSTEAD)
def test_what_applies_instead_is_reported_in_one_sentence(name: str, about: str) -> None:
    found = plan(shipped(name), PROVISIONS)
    assert (found.instead, found.areas) == (PROVISIONS.statement(about), ())


def test_there_is_a_statement_for_every_other_type_and_outcome() -> None:
    types = {one.value for one in NetworkType} - {NetworkType.STRATEGIC.value, NetworkType.UNDECIDED.value}
    outcomes = {one.value for one in Outcome} - {Outcome.ESTABLISH.value, Outcome.REFER.value}
    assert {one.about for one in PROVISIONS.statements} == types | outcomes | {"no_areas", "elsewhere"}


def test_all_shipped_proposals_fit_the_schema() -> None:
    printed = json.loads(run(*map(str, PROPOSALS), "-f", "json").output)
    assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(printed)] == []


def test_a_broken_file_fits_the_schema(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: [", encoding="utf-8")
    ran = run(str(tmp_path / "a.yaml"), "-f", "json", "-q")
    assert (ran.exit_code, list(SCHEMA.iter_errors(json.loads(ran.output)))) == (1, [])


def test_the_areas_of_the_record_add_up() -> None:
    printed = json.loads(plans_json([plan(shipped("cancer"), PROVISIONS)], PROVISIONS, ()))["plans"][0]
    pence = [int(area["total"]["pounds"].replace(".", "")) for area in printed["areas"]]
    assert sum(pence) == int(printed["total"]["pounds"].replace(".", "")) == 4_200_000_000


def test_a_budget_is_set_beside_the_money() -> None:
    found = plan(assessed(CANCER + BUDGET), PROVISIONS).budget
    printed = [(one.year, one.fund, one.area, int(one.asked), one.within) for one in found]
    assert printed == [
        ("2013/14", "running_cost", None, 300_000, True),
        ("2013/14", "running_cost", "London", 300_000, True),
        ("2013/14", "programme", None, 260_000, True),
        ("2014/15", "top_up", None, 30_000, None),
    ]


def test_a_budget_that_one_area_cannot_pay_is_reported_of_that_area() -> None:
    found = plan(assessed(CANCER + BUDGET.replace("300000", "900000")), PROVISIONS).budget
    assert [(one.area, one.within) for one in found if one.fund == "running_cost"] == [(None, True), ("London", False)]


def test_a_sound_budget_has_no_fault_and_changes_nothing() -> None:
    with_it, without = assessed(CANCER + BUDGET), assessed(CANCER)
    assert budget_faults(with_it) == []
    assert (with_it.outcome, with_it.conditions) == (without.outcome, without.conditions)


def test_a_faulty_budget_changes_nothing_either() -> None:
    faulty = assessed(CANCER + BUDGET.replace("560000", "1"))
    assert budget_faults(faulty) == ["SCN320"]
    assert (faulty.outcome, faulty.conditions) == (assessed(CANCER).outcome, assessed(CANCER).conditions)


def test_the_text_leads_with_what_is_recommended(tmp_path: Path) -> None:
    path = tmp_path / "cancer.yaml"
    path.write_text(CANCER + BUDGET, encoding="utf-8")
    ran = run(str(path))
    assert ran.exit_code == 0
    assert ran.output.startswith("A strategic clinical network for cancer: Establish: ")
    assert "2014/15 top-up money together 30,000 kept apart" in " ".join(ran.output.split())


def test_parameters_of_money_and_of_the_ruleset_are_both_set() -> None:
    chosen = (
        "--set",
        "programme_envelope=16000000",
        "--set",
        "material_gap=12",
        "--reading",
        "population_basis=census_2011",
    )
    ran = run("proposals/cancer.yaml", *chosen)
    assert ran.exit_code == 0
    variant = "material_gap = 12, population_basis = census_2011, programme_envelope = 16000000"
    assert ran.output.endswith(f"\n\nThis is a variant of what ships: {variant}.\n")


def test_a_variant_is_reported_where_nothing_is_planned_too() -> None:
    ran = run("proposals/neonatal-critical-care.yaml", "-q", "--set", "material_gap=12")
    assert ran.output.endswith("\n\nThis is a variant of what ships: material_gap = 12.\n")


def test_the_record_names_the_rules_that_decided() -> None:
    chosen = ("--set", "material_gap=12", "--assessed-on", "2012-12-01")
    ran = run("proposals/neonatal-critical-care.yaml", "-q", "-f", "json", *chosen)
    printed = json.loads(ran.output)["plans"][0]
    assert (printed["ruleset"]["id"], printed["ruleset"]["variant"]) == ("way-forward-2012", {"material_gap": "12"})
    assert printed["assessed_on"] == "2012-12-01"


def test_proposals_for_the_same_areas_share_one_table() -> None:
    names = ("cancer", "neonatal-critical-care", "maternity-and-children")
    ran = run(*(f"proposals/{name}.yaml" for name in names), "-q")
    titles = [f"A strategic clinical network for {what}: Establish" for what in ("cancer", "maternity and children")]
    begins = [": ".join(line.split(": ")[:2]) for line in ran.output.splitlines()[:2]]
    assert (begins, ran.output.count("Money of the areas covered")) == (titles, 1)


REFUSED = [
    (("--set", "programme_envelop=1"), 'unknown parameter "programme_envelop", expected one of "running_cost_envelope"'),
    (("--set", "programme_envelop=1"), 'did you mean "programme_envelope"?'),
    (("--set", "number_of_areas=11"), 'parameter "number_of_areas" may be 12 to 27 areas, found "11"'),
    (("--set", "number_of_areas=12.5"), 'parameter "number_of_areas" must be a whole number, found "12.5"'),
    (("--set", "number_of_areas=many"), 'parameter "number_of_areas" must be a number, found "many"'),
    (("--reading", "population_basis=mid_2010"), 'unknown choice "mid_2010" for reading "population_basis"'),
    (("--reading", "population=mid_2010"), 'unknown reading "population"'),
    (("--area", "Londen"), 'unknown area "Londen", expected one of "Cheshire and Merseyside"'),
    (("--area", "Londen"), 'did you mean "London"?'),
    (("--set", "programme_envelope"), '--set takes NAME=VALUE, found "programme_envelope"'),
]


@pytest.mark.parametrize(("chosen", "expected"), REFUSED, ids=[" ".join(chosen) for chosen, _ in REFUSED])
def test_a_choice_that_there_is_not_is_refused(chosen: tuple[str, str], expected: str) -> None:
    ran = run("proposals/cancer.yaml", *chosen)
    assert ran.exit_code == 2
    assert expected in " ".join(ran.output.replace("\u2502", " ").split())


def test_a_plan_may_be_asked_for_one_area_by_another_of_its_names() -> None:
    ran = run("proposals/cancer.yaml", "-q", "--area", "Yorkshire & Humber", "-f", "json")
    printed = json.loads(ran.output)["plans"][0]
    assert ([area["name"] for area in printed["areas"]], printed["total"]["thousands"]) == (
        ["Yorkshire and the Humber"],
        4063,
    )


def test_of_a_budget_only_what_is_for_the_area_is_shown() -> None:
    london = next(area for area in all_areas() if area.name == "London")
    found = plan(assessed(CANCER + BUDGET), PROVISIONS, (london,)).budget
    assert [(one.fund, one.area) for one in found] == [("running_cost", "London")]


def test_areas_that_are_not_covered_have_no_plan() -> None:
    covered, elsewhere = all_areas()[:2]
    narrowed = replace(shipped("cancer").proposal, coverage=Coverage(extent="areas", areas=(covered.name,)))
    found = plan(replace(shipped("cancer"), proposal=narrowed), PROVISIONS, (elsewhere,))
    assert (found.instead, found.areas) == (PROVISIONS.statement("elsewhere"), ())


def test_a_pack_is_for_the_whole_network(tmp_path: Path) -> None:
    ran = run("proposals/cancer.yaml", "--area", "London", "--output-dir", str(tmp_path / "packs"))
    assert (ran.exit_code, "--area is for plans" in ran.output, list(tmp_path.iterdir())) == (2, True, [])


def test_the_report_of_an_establish_shows_what_it_would_cost() -> None:
    view = plan_view(shipped("cancer"))
    assert view is not None
    assert (len(view.rows), view.rows[4].total) == (12, "5,627")
    assert view.headline == "A year, the 12 areas covered have 42,000,000 pounds of national money."


def test_the_report_of_another_outcome_does_not() -> None:
    assert plan_view(shipped("neonatal-critical-care")) is None
