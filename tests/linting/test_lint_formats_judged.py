"""What others say of the formats: their schemas, and the rules by which they read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lint_runs import FOLDER, RUNS, linted, sources
from lxml import etree

from scn_criteria import resources, safe_text
from scn_criteria.lint.reporters import ReporterOptions, render
from scn_criteria.lint.reporters.junit import checks_of
from scn_criteria.lint.results import Checked, Linted, SubjectKind

pytestmark = pytest.mark.once

SCHEMAS = Path(__file__).parent / "schemas"
LINT = json.loads(resources.schema_file("lint").read_text(encoding="utf-8"))
CODE_QUALITY = Draft202012Validator(json.loads((SCHEMAS / "code-quality.schema.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")
"""A workflow command. What GitHub reads of it ends with the line."""


def rendered(run: str, name: str) -> str:
    return render(name, linted(run), sources(run), ReporterOptions(True, FOLDER))


def faults(validator: Draft202012Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("run", RUNS)
def test_json_fits_our_schema(run: str) -> None:
    assert faults(Draft202012Validator(LINT), json.loads(rendered(run, "json"))) == []


@pytest.mark.parametrize("run", RUNS)
def test_each_line_of_json_lines_fits_our_schema(run: str) -> None:
    schema = {**LINT, "$ref": "#/$defs/finding", "required": [], "properties": {}, "unevaluatedProperties": True}
    records = [json.loads(line) for line in rendered(run, "json-lines").splitlines()]
    assert [faults(Draft202012Validator(schema), record) for record in records] == [[] for _ in records]


@pytest.mark.parametrize("run", RUNS)
def test_json_lines_have_the_same_as_json(run: str) -> None:
    whole = json.loads(rendered(run, "json"))
    lines = [json.loads(line) for line in rendered(run, "json-lines").splitlines()]
    assert ([line for line in lines if "waiver" not in line], [line for line in lines if "waiver" in line]) == (
        whole["diagnostics"],
        whole["waived"],
    )


@pytest.mark.parametrize("name", ["summary", "finding", "related", "fix", "edit", "waiver", "position"])
def test_every_key_of_our_schema_is_written_by_some_run(name: str) -> None:
    """A key that no run shows would be a promise that no test keeps."""
    written: set[str] = set()
    for run in RUNS:
        whole = json.loads(rendered(run, "json"))
        found = [*whole["diagnostics"], *whole["waived"]]
        fixes = [one["fix"] for one in found if "fix" in one]
        parts = {
            "summary": [whole["summary"]],
            "finding": found,
            "related": [each for one in found for each in one["related"]],
            "fix": fixes,
            "edit": [edit for fix in fixes for edit in fix["edits"]],
            "waiver": [one["waiver"] for one in whole["waived"]],
            "position": [one["start"] for one in found],
        }
        written.update(key for part in parts[name] for key in part)
    promised = set(LINT["$defs"][name]["properties"])
    if name == "finding":
        promised |= {*LINT["$defs"]["found"]["properties"], *LINT["$defs"]["waived"]["properties"]}
    assert written == promised


@pytest.mark.parametrize("run", RUNS)
def test_gitlab_reads_the_code_quality_report(run: str) -> None:
    assert faults(CODE_QUALITY, json.loads(rendered(run, "gitlab"))) == []


@pytest.mark.parametrize("run", RUNS)
def test_gitlab_sees_no_fingerprint_twice(run: str) -> None:
    """Of two entries with one fingerprint, GitLab keeps one."""
    prints = [entry["fingerprint"] for entry in json.loads(rendered(run, "gitlab"))]
    assert len(prints) == len(set(prints))


@pytest.mark.parametrize("run", RUNS)
def test_jenkins_reads_the_test_results(run: str) -> None:
    fits = JUNIT.validate(etree.fromstring(rendered(run, "junit").encode()))
    assert (fits, str(JUNIT.error_log)) == (True, "")


@pytest.mark.parametrize("kind", SubjectKind)
def test_every_check_is_a_case_even_if_it_is_passed(kind: SubjectKind) -> None:
    sound = Linted((Checked("a.yaml", kind, ()),))
    top = etree.fromstring(render("junit", sound, lambda path: "", ReporterOptions()).encode())
    expected = sorted(f"{code.number} {code.name}" for code in checks_of(kind))
    assert [case.get("name") for case in top.iter("testcase")] == expected


def test_the_numbers_of_the_test_results_add_up() -> None:
    for suite in etree.fromstring(rendered("usual", "junit").encode()).iter("testsuite"):
        counted = (len(suite.findall("testcase")), len(suite.findall(".//failure")), len(suite.findall(".//skipped")))
        assert counted == tuple(int(suite.get(name)) for name in ("tests", "failures", "skipped"))


ESCAPES = [
    ("plain", "plain", "plain"),
    ("100 %", "100 %25", "100 %25"),
    ("%0A", "%250A", "%250A"),
    ("a\nb", "a%0Ab", "a%0Ab"),
    ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
    ("a:b", "a:b", "a%3Ab"),
    ("a,b", "a,b", "a%2Cb"),
    ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
    ("é 病 \u2028", "é 病 \u2028", "é 病 \u2028"),
]


@pytest.mark.parametrize(("text", "in_message", "in_property"), ESCAPES)
def test_github_escapes(text: str, in_message: str, in_property: str) -> None:
    assert (safe_text.in_command(text), safe_text.in_property(text)) == (in_message, in_property)


def undone(text: str) -> str:
    """What GitHub makes of an escaped text."""
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


@pytest.mark.parametrize("run", RUNS)
def test_github_reads_one_command_a_finding(run: str) -> None:
    commands = [COMMAND.fullmatch(line) for line in rendered(run, "github").split("\n")[:-1]]
    assert [command is not None for command in commands] == [True] * len(linted(run).diagnostics)


def test_github_finds_the_file_however_it_is_named() -> None:
    found = [COMMAND.fullmatch(line) for line in rendered("odd-texts", "github").split("\n")[:-1]]
    files = [dict(part.split("=", 1) for part in one["properties"].split(","))["file"] for one in found if one]
    assert [undone(file) for file in files] == [one.path for one in linted("odd-texts").checked]


def test_github_is_given_columns_only_where_it_takes_them() -> None:
    """It takes none where a stretch goes over several lines."""
    stretched = [line for line in rendered("usual", "github").splitlines() if "line=7,endLine=9" in line]
    assert (len(stretched), "col" in stretched[0].split("::")[1]) == (1, False)


def test_markdown_stays_within_a_comment() -> None:
    one = linted("usual").checked[0]
    text = render("markdown", Linted((one,) * 500), lambda path: "", ReporterOptions())
    rows = text.count("\n| error |")
    assert (len(text) < 65_536, text.splitlines()[0]) == (True, "### scn lint: 1500 errors, 500 remarks, 1000 waived")
    assert f"And {1500 - rows} more, shown by `scn lint`." in text
