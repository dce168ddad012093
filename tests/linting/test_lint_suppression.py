"""What comments waive in the files that the linter knows, and what an assessment and a report make of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from scn_criteria.cli.main import scn
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment, assessment_record, assessments_json
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Suppressed
from scn_criteria.document.loader import load
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.results import Checked
from scn_criteria.lint.settings import Settings
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.report_view import render_report
from scn_criteria.report.text.assessments import details
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder, schema_file
from scn_criteria.ruleset.loader import load_ruleset

HERE = Path(__file__).parent
SOUND = (HERE.parent / "codes" / "copd-care.yaml").read_text(encoding="utf-8")
CASES = sorted((HERE / "waived").glob("*.yaml"))
TODAY = date(2026, 2, 1)
HOSTILE = "<script>alert(1)</script> | `x` \u202e"


@pytest.fixture(scope="module")
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset)


def case_of(path: Path) -> Mapping[str, Any]:
    case: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def edited(case: Mapping[str, Any]) -> bytes:
    """The sound proposal as a case edits it."""
    text = SOUND
    for old, new in ((case["replace"], case["with"]), (case.get("and_replace", ""), case.get("and_with", ""))):
        assert old in text
        text = text.replace(old, new, 1) if old else text
    return text.encode()


def waiver_texts(waived: tuple[Suppressed, ...]) -> list[str]:
    return [f"{one.diagnostic.code.number} until {one.until}: {one.reason}" for one in waived]


def waiving(reason: str, until: str = "") -> bytes:
    """The sound proposal with a term that is too long, waived."""
    comment = f"# scn: ignore[SCN301]{until} {reason}\n"
    longer = SOUND.replace("term: {years: 5,", f"{comment}term: {{years: 7,")
    return longer.replace("2018-03-31, exit", "2020-03-31, exit").encode()


LINE = waiving("").decode().splitlines().index("# scn: ignore[SCN301] ") + 1
"""Where the comment stands; the term is on the line below."""


def assessed(raw: bytes, compiled: CompiledRuleset, on: date | None = None) -> Assessment:
    one = assess(load(raw, "copd-care.yaml"), "copd-care.yaml", compiled, on)
    assert isinstance(one, Assessment)
    return one


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_stands_and_what_is_waived(path: Path) -> None:
    case = case_of(path)
    examined = examine_proposal(load(edited(case), "copd-care.yaml"), None, TODAY)
    assert (sorted(case["standing"]), case["waived"]) == (
        sorted(one.code.number for one in examined.diagnostics),
        waiver_texts(examined.waived),
    )


def test_without_today_the_assessment_date_says_what_has_ended() -> None:
    case = case_of(HERE / "waived" / "ended-today-but-not-on-the-assessment-date.yaml")
    examined = examine_proposal(load(edited(case), "copd-care.yaml"))
    assert waiver_texts(examined.waived) == ["SCN301 until 2026-01-31: agreed for a year"]


ON = [(date(2014, 3, 31), 1), (date(2014, 4, 1), 0)]


@pytest.mark.parametrize(("on", "number"), ON)
def test_a_waiver_holds_on_its_last_day(on: date, number: int, compiled: CompiledRuleset) -> None:
    assert number == len(assessed(waiving("agreed", " until=2014-03-31"), compiled, on).waived)


def test_a_file_whose_waiver_has_ended_is_still_assessed(compiled: CompiledRuleset) -> None:
    late = assessed(waiving("agreed", " until=2012-01-01"), compiled)
    assert [one.code.number for one in late.diagnostics] == ["SCN020", "SCN301"]


def test_waiving_changes_nothing_but_the_diagnostics_of_the_file(compiled: CompiledRuleset) -> None:
    waived = assessment_record(assessed(waiving("agreed"), compiled))
    standing = assessment_record(assessed(waiving("agreed").replace(b"# scn: ignore[SCN301] agreed", b"# a note"), compiled))
    differing = {key for key in standing if standing[key] != waived[key]}
    assert differing == {"proposal", "diagnostics", "waived"}


def test_the_record_of_an_assessment_says_what_was_waived(compiled: CompiledRuleset) -> None:
    (waived,) = assessment_record(assessed(waiving("agreed", " until=2014-03-31"), compiled))["waived"]
    assert (waived["code"], waived["waiver"]) == (
        "SCN301",
        {
            "reason": "agreed",
            "until": "2014-03-31",
            "start": {"line": LINE, "column": 1},
            "end": {"line": LINE, "column": 46},
        },
    )


@pytest.mark.parametrize("until", ["", " until=2014-03-31"])
def test_the_record_fits_its_schema(until: str, compiled: CompiledRuleset) -> None:
    schema = json.loads(schema_file("assessment").read_text(encoding="utf-8"))
    printed = json.loads("".join(assessments_json([assessed(waiving("agreed", until), compiled)])))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []


def test_a_record_of_before_waivers_fits_the_schema(compiled: CompiledRuleset) -> None:
    schema = json.loads(schema_file("assessment").read_text(encoding="utf-8"))
    printed = json.loads("".join(assessments_json([assessed(SOUND.encode(), compiled)])))
    del printed["assessments"][0]["waived"]
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []


def section(page: str) -> str:
    """The part of a report about what was waived."""
    return page.partition('<h2 id="waived">')[2].partition("</section>")[0]


def test_the_text_of_an_assessment_says_what_was_waived(compiled: CompiledRuleset) -> None:
    text = details(assessed(waiving("agreed", " until=2014-03-31"), compiled))
    assert f"  SCN301 term-over-five-years on line {LINE + 1} until 2014-03-31: agreed\n" in text


def test_a_report_says_what_was_waived_why_and_until_when(compiled: CompiledRuleset) -> None:
    shown = section(render_report(assessed(waiving("agreed in minute 12", " until=2014-03-31"), compiled)))
    assert [part in shown for part in ("SCN301", "Agreed in minute 12.", "31 March 2014", f"Line {LINE + 1}")] == [True] * 4


def test_a_report_says_where_a_waiver_has_no_end(compiled: CompiledRuleset) -> None:
    assert '<td data-label="Until">No end</td>' in section(render_report(assessed(waiving("agreed"), compiled)))


def test_a_report_leads_to_what_was_waived(compiled: CompiledRuleset) -> None:
    assert '<a href="#waived">' in render_report(assessed(waiving("agreed"), compiled))


def test_a_report_without_waivers_does_not_speak_of_them(compiled: CompiledRuleset) -> None:
    assert "waived" not in render_report(assessed(SOUND.encode(), compiled))


def test_a_reason_is_only_text(compiled: CompiledRuleset) -> None:
    shown = section(render_report(assessed(waiving(HOSTILE), compiled)))
    assert ("<script>" in shown, "\u202e" in shown, "&lt;script&gt;" in shown) == (False, False, True)


def test_markdown_says_what_was_waived(compiled: CompiledRuleset) -> None:
    text = report_markdown(assessed(waiving("agreed | so", " until=2014-03-31"), compiled))
    (row,) = [line for line in text.partition("### Faults that were waived")[2].splitlines() if "SCN301" in line]
    assert row == f'| {LINE + 1} | SCN301 The term is "7" years; expected at most 5. | Agreed \\| so. | 31 March 2014 |'


def linted(path: Path, settings: Settings | None = None) -> Checked:
    subject = LintSubject(str(path), is_ruleset=path.is_dir())
    checked = inspect(subject, LintContext(settings or Settings(), TODAY))
    assert checked is not None
    return checked


@pytest.fixture()
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ruleset_folder(), tmp_path / DEFAULT_RULESET))


def head_with(folder: Path, comment: str) -> Checked:
    """The ruleset with a document that nothing cites, and a comment beside it."""
    head = folder / "ruleset.yaml"
    text = head.read_text(encoding="utf-8")
    unused = f"documents:\n  spare: {{title: Spare, publisher: Nobody, published: 2012}}  {comment}\n"
    assert "documents:\n" in text
    head.write_text(text.replace("documents:\n", unused, 1), encoding="utf-8")
    return linted(folder)


def test_a_fault_of_a_ruleset_can_be_waived(rules: Path) -> None:
    checked = head_with(rules, "# scn: ignore[unused-document] cited by the next edition")
    assert (
        [one.code.number for one in checked.diagnostics],
        waiver_texts(checked.waived),
    ) == ([], ["SCN422 until None: cited by the next edition"])


def test_a_waiver_of_no_use_in_a_ruleset_is_found(rules: Path) -> None:
    checked = head_with(rules, "# scn: ignore[SCN420, SCN203] neither is here")
    assert sorted(one.code.number for one in checked.diagnostics) == ["SCN019", "SCN022", "SCN422"]


def test_an_error_of_a_ruleset_cannot_be_waived(rules: Path) -> None:
    checked = head_with(rules, "# scn: ignore[SCN415] impossible")
    assert [one.code.number for one in checked.diagnostics] == ["SCN422", "SCN023"]


def test_a_file_of_cases_may_waive(rules: Path) -> None:
    file = next(iter(sorted((rules / "tests").glob("*.yaml"))))
    file.write_text(f"# scn: file-ignore[SCN017] nothing hidden\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    (found,) = linted(rules).diagnostics
    assert (found.code.number, found.path.endswith(file.name)) == ("SCN019", True)


def test_the_tally_counts_what_was_waived(tmp_path: Path) -> None:
    file = tmp_path / "copd-care.yaml"
    file.write_bytes(waiving("agreed"))
    result = CliRunner().invoke(scn, ["lint", "--isolated", str(file)])
    assert (result.exit_code, result.stderr) == (0, "1 proposal checked: nothing found, 1 waived\n")


def test_what_is_not_selected_is_not_reported_as_waived(tmp_path: Path) -> None:
    file = tmp_path / "copd-care.yaml"
    file.write_bytes(waiving("agreed"))
    result = CliRunner().invoke(scn, ["lint", "--isolated", "--ignore", "SCN301", str(file)])
    assert result.stderr == "1 proposal checked: nothing found\n"


def test_a_reason_shows_what_is_hidden_in_it() -> None:
    (waived,) = examine_proposal(load(waiving("a\u202eb"), "copd-care.yaml")).waived
    assert replace(waived).reason == "a[U+202E]b"
