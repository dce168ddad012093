"""No text of a file and no name of one acts where it is shown: every command, in every format."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile_inputs import FORGED, LINE, NAME, hostile_folder, hostile_ruleset, poisoned, written
from lxml import etree
from running import ROOT, Ran, scn

from scn_criteria.lint.reporters import REPORTERS
from scn_criteria.safe_text import TAKEN_FOR_FORMULAS

Run = Callable[..., Ran]

ACTING = re.compile("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]")
COMMAND = re.compile(r"^\s*::|##(?:vso|teamcity)?\[", re.MULTILINE)
FORGED_LINE = re.compile(rf"^\s*{FORGED}", re.MULTILINE)

TEXTS = [
    *(["lint", "-f", name] for name in REPORTERS if name != "github"),
    ["lint", "-v"],
    ["lint", "--diff", "--unsafe-fixes"],
    ["lint", "--statistics"],
    ["assess"],
    ["assess", "-v"],
    ["assess", "-f", "json"],
    ["assess", "-f", "json-lines"],
    ["explain"],
    ["explain", "-v"],
    ["explain", "-f", "json"],
    ["robust"],
    ["portfolio", "--capacity", "1"],
    ["portfolio", "--capacity", "1", "-f", "json"],
    ["portfolio", "--capacity", "1", "-f", "csv"],
    ["plan"],
    ["plan", "-f", "json"],
]
RULES = [
    ["rules", "list"],
    ["rules", "show", "C1"],
    ["rules", "verify"],
    ["rules", "test"],
    ["rules", "coverage"],
    ["export", "dmn"],
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_folder(tmp_path_factory.mktemp("hostile"))


def acting(text: str) -> list[str]:
    """What a terminal or a log would obey in a text, and lines that only look like ours."""
    return [found[0] for pattern in (ACTING, COMMAND, FORGED_LINE) for found in pattern.finditer(text)]


@pytest.mark.parametrize("arguments", TEXTS, ids=" ".join)
def test_nothing_acts_in_what_is_printed(arguments: list[str], hostile: Path, run: Run) -> None:
    ran = run(*arguments, str(hostile))
    assert ("internal error" in ran.err, FORGED in ran.out + ran.err) == (False, arguments[-1] != "--statistics")
    assert (acting(ran.out), acting(ran.err)) == ([], [])


@pytest.mark.parametrize("name", ["cancer.yaml", f"{NAME}.yaml"])
def test_nothing_acts_in_the_text_of_one_proposal(name: str, hostile: Path, run: Run) -> None:
    for command in ("assess", "explain", "robust", "plan"):
        ran = run(command, str(hostile / name))
        assert (FORGED in ran.out, [], []) == (True, acting(ran.out), acting(ran.err))


@pytest.mark.parametrize("arguments", RULES, ids=" ".join)
def test_nothing_acts_in_what_is_said_of_rules(arguments: list[str], tmp_path: Path, run: Run) -> None:
    place = str(hostile_ruleset(tmp_path))
    ran = run(*arguments, *(() if arguments[:2] in (["rules", "verify"], ["rules", "coverage"]) else ("--ruleset",)), place)
    assert ("internal error" in ran.err, [], []) == (False, acting(ran.out), acting(ran.err))


def test_only_our_own_commands_reach_github(hostile: Path, run: Run) -> None:
    lines = run("lint", "-v", "-f", "github", str(hostile)).out.splitlines()
    ours = re.compile(r"::(?:error|warning|notice) title=SCN\d{3} [a-z-]+,file=[^:,]*,line=\d+(?:,\w+=\d+)*::[^\r\n]*")
    assert [line for line in lines if not ours.fullmatch(line)] == []
    assert [line for line in lines if ACTING.search(line) or "##[" in line] == []


def test_json_reads_back_as_what_was_written(hostile: Path, run: Run) -> None:
    read = json.loads(run("assess", "-f", "json", str(hostile / "cancer.yaml")).out)
    title = yaml.safe_load((hostile / "cancer.yaml").read_text(encoding="utf-8"))["title"]
    assert title == read["assessments"][0]["proposal"]["title"]


def test_no_cell_is_a_formula(hostile: Path, run: Run) -> None:
    out = run("portfolio", "--capacity", "1", "-f", "csv", str(hostile)).out
    cells = [cell for row in csv.reader(out.splitlines()) for cell in row]
    assert [cell for cell in cells if cell.lstrip("\ufeff ").startswith(TAKEN_FOR_FORMULAS)] == []


def links(page: str) -> Iterator[str]:
    """All that a page links to or runs."""
    tree = etree.HTML(page)
    yield from (str(one) for one in tree.xpath("//@href | //@src") if FORGED in str(one))
    yield from (str(one.tag) for one in tree.iter("script") if FORGED in (one.text or ""))


@pytest.fixture(scope="module")
def files_written(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that reports and packs write, by name."""
    out = tmp_path_factory.mktemp("out")
    formats = [part for name in ("html", "md", "json", "record", "json-lines") for part in ("-f", name)]
    for arguments in (["report", *formats, "-o", str(out / "reports")], ["plan", "--output-dir", str(out / "packs")]):
        ran = scn(*arguments, str(hostile))
        assert (acting(ran.out), acting(ran.err)) == ([], [])
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in sorted(out.rglob("*")) if path.is_file()}


def test_the_names_of_files_are_ours(files_written: dict[str, str]) -> None:
    assert [name for name in files_written if not re.fullmatch(r"[\w./-]+", name, re.ASCII)] == []
    assert {"reports/cancer.html", "reports/cancer.decision.yaml", "reports/index.csv"} <= set(files_written)


def test_nothing_acts_in_files(files_written: dict[str, str]) -> None:
    assert {name: ACTING.findall(text) for name, text in files_written.items() if ACTING.search(text)} == {}


def test_no_page_runs_or_links_what_a_text_says(files_written: dict[str, str]) -> None:
    pages = {name: list(links(text)) for name, text in files_written.items() if name.endswith(".html")}
    assert {name: found for name, found in pages.items() if found} == {}


def test_markdown_has_no_markup_of_others(files_written: dict[str, str]) -> None:
    texts = {name: text for name, text in files_written.items() if name.endswith(".md")}
    assert texts
    markup = re.compile(rf"(?<!\\)<script|(?<!\\)\]\(//{FORGED}|^\s*##\[|^::", re.MULTILINE)
    assert {name: markup.findall(text) for name, text in texts.items() if markup.search(text)} == {}


def test_a_record_is_read_as_it_was_written(files_written: dict[str, str]) -> None:
    record: Any = yaml.safe_load(files_written["reports/cancer.decision.yaml"])
    assert record["format"] == "scn-decision-record/1"


def test_a_name_that_is_not_there_forges_no_line(desk: Path, run: Run) -> None:
    for command in ("lint", "assess", "report", "diff"):
        ran = run(command, *([f"{NAME}.yaml"] * (2 if command == "diff" else 1)))
        assert (ran.code, ran.out, acting(ran.err)) == (2, "", [])


def test_a_return_is_drafted_from_a_hostile_proposal(hostile: Path, desk: Path, run: Run) -> None:
    ran = run("new", "cancer-year-1", "--review", str(hostile / "cancer.yaml"), "-o", "-")
    assert (ran.code, acting(ran.out)) == (0, [])
    assert yaml.safe_load(ran.out)["format"] == "scn-review/1"


def test_nothing_acts_in_a_review(tmp_path: Path, run: Run) -> None:
    data = yaml.safe_load((ROOT / "reviews" / "cancer-thames-valley-year-1.yaml").read_text(encoding="utf-8"))
    data["title"] = LINE
    written(tmp_path / "cancer-thames-valley-year-1.yaml", {**poisoned(data, []), "network": data["network"]})
    for format_ in ("text", "json"):
        ran = run("review", str(tmp_path), "-f", format_, "--output-dir", str(tmp_path / "out"))
        assert ("internal error" in ran.err, [], []) == (False, acting(ran.out), acting(ran.err))
