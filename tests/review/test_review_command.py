"""``scn review`` and the other commands that know of reviews."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from review_samples import ROOT

from scn_criteria.cli.main import scn
from scn_criteria.cli.new import beginning, draft_return
from scn_criteria.document.loader import load
from scn_criteria.establishment.review.examination import examine_return

CANCER = ROOT / "proposals" / "cancer.yaml"
FIRST = "reviews/cancer-thames-valley-year-1.yaml"
REVIEW_RULES, DECISION_RULES = str(ROOT / "rules" / "review-2012"), str(ROOT / "rules" / "way-forward-2012")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, list(arguments))


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The present folder is that of the checkout."""
    monkeypatch.chdir(ROOT)


def test_one_return_is_shown_in_full() -> None:
    ran = run("review", FIRST)
    assert (ran.exit_code, ran.output.splitlines()[0]) == (0, "Cancer, Thames Valley: first year: Continue")


def test_many_returns_are_a_table_that_says_whose_place_opens() -> None:
    lines = run("review", "reviews").output.splitlines()
    assert [line.split()[:2] for line in lines[1:4]] == [
        ["cancer-thames-valley-year-1", "continue"],
        ["cancer-thames-valley-year-5", "conclude"],
        ["cardiovascular-disease-thames-valley-year-1", "improve"],
    ]
    assert "The place of Cancer, Thames Valley, is open for a new condition." in lines


def test_json_is_the_same_every_time() -> None:
    assert run("review", "reviews", "-f", "json").output == run("review", "reviews", "-f", "json").output


@pytest.mark.parametrize(("required", "code"), [("continue", 0), ("conclude", 1)])
def test_an_outcome_can_be_required(required: str, code: int) -> None:
    assert run("review", "-q", FIRST, "--require", required).exit_code == code


def test_a_variant_says_that_it_is_one() -> None:
    ran = run("review", FIRST, "--set", "statements_shown=4")
    assert ("Improve" in ran.output.splitlines()[0], "statements_shown = 4" in ran.output) == (True, True)


def test_pages_are_written(tmp_path: Path) -> None:
    ran = run("review", "-q", "reviews", "--output-dir", str(tmp_path / "pages"))
    assert (ran.exit_code, len(list((tmp_path / "pages").glob("*.html")))) == (0, 3)


def test_a_return_with_an_error_fails_and_the_others_are_reviewed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "proposals", tmp_path / "proposals")
    shutil.copytree(ROOT / "reviews", tmp_path / "reviews")
    bad = tmp_path / FIRST
    bad.write_text(bad.read_text(encoding="utf-8").replace("term_years: 5", "term_years: 6"), encoding="utf-8")
    ran = run("review", str(tmp_path / "reviews"), "-f", "json")
    found = json.loads(ran.stdout)
    assert (ran.exit_code, len(found["reviews"]), len(found["not_reviewed"])) == (1, 2, 1)


def test_what_is_missing_is_reported() -> None:
    assert run("review", "nowhere.yaml").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("assess", str(CANCER), "--ruleset", REVIEW_RULES), 'for the programme "review", expected one for "decision"'),
        (("rules", "diff", REVIEW_RULES), 'for the programme "review", expected one for "decision"'),
        (("plan", str(CANCER), "--ruleset", REVIEW_RULES), 'for the programme "review", expected one for "decision"'),
        (("review", FIRST, "--ruleset", DECISION_RULES), 'for the programme "decision", expected one for "review"'),
    ],
    ids=["assess", "diff", "plan", "review"],
)
def test_rules_of_another_programme_are_refused(arguments: tuple[str, ...], says: str) -> None:
    ran = run(*arguments)
    assert (ran.exit_code, says in ran.output) == (2, True)


@pytest.mark.parametrize("command", ["list", "show", "verify", "test", "suggest"])
def test_commands_about_rules_know_both_programmes(command: str) -> None:
    arguments = {
        "list": ("--ruleset", REVIEW_RULES),
        "show": ("AIM-R3", "--ruleset", REVIEW_RULES),
        "verify": (REVIEW_RULES,),
        "test": (REVIEW_RULES,),
        "suggest": (REVIEW_RULES,),
    }[command]
    ran = run("rules", command, *arguments)
    assert ran.exit_code == 0, ran.output


def test_the_proof_of_reviews_counts_their_answers_as_json() -> None:
    found = json.loads(run("rules", "verify", REVIEW_RULES, "-f", "json").stdout)
    assert (found["profile"], set(found["tally"]["answers"])) == (None, {"conclude", "improve", "continue"})


def test_a_programme_that_nobody_knows_is_a_fault_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "review-2012"
    shutil.copytree(REVIEW_RULES, folder)
    head = folder / "ruleset.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("programme: review", "programme: reviev"), encoding="utf-8")
    ran = run("lint", str(folder))
    assert (ran.exit_code, "ruleset.yaml:4:12" in ran.output, 'did you mean "review"' in ran.output) == (1, True, True)


def test_a_return_is_started_without_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "cancer-wessex-year-1", "--review", str(CANCER)).exit_code == 0
    assert (run("lint", "cancer-wessex-year-1.yaml").exit_code, (tmp_path / "review.schema.json").is_file()) == (0, True)
    assert "Defer" in run("review", "cancer-wessex-year-1.yaml").output.splitlines()[0]


@pytest.mark.parametrize(
    ("today", "begins", "ends"),
    [
        ("2014-06-02", "2013-04-01", "2014-03-31"),
        ("2014-03-31", "2012-04-01", "2013-03-31"),
        ("2014-04-01", "2013-04-01", "2014-03-31"),
    ],
    ids=["in June", "on the last day of a year", "on the first"],
)
def test_a_return_begins_with_the_last_year_that_is_over(today: str, begins: str, ends: str) -> None:
    text = draft_return("cancer-wessex-year-1", date.fromisoformat(today), beginning(str(CANCER), ROOT))
    examined = examine_return(load(text.encode(), "cancer-wessex-year-1.yaml"))
    assert examined.case is not None
    year = examined.case.report.year
    assert (begins, ends) == (year.begins.text, year.ends.text)


def test_a_return_of_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (run("new", "x-year-1", "--review", "nowhere.yaml").exit_code, list(tmp_path.iterdir())) == (1, [])


def test_a_portfolio_says_which_places_open() -> None:
    ran = run("portfolio", "-q", "proposals", "--capacity", "3", "--reviews", "reviews", "-f", "json")
    places = json.loads(ran.stdout)["openings"]["places"]
    assert [(one["condition"], one["area"], one["rule"]) for one in places] == [("Cancer", "Thames Valley", "REC-R1")]


def test_a_portfolio_says_nothing_of_places_unless_asked() -> None:
    assert "openings" not in json.loads(run("portfolio", "-q", "proposals", "--capacity", "3", "-f", "json").stdout)


def test_returns_in_a_folder_are_no_proposals(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "reviews", tmp_path / "mixed")
    shutil.copy(CANCER, tmp_path / "mixed")
    found = json.loads(run("assess", "-q", str(tmp_path / "mixed"), "-f", "json").stdout)
    assert ([one["proposal"]["id"] for one in found["assessments"]], found["not_assessed"]) == (["cancer"], [])
