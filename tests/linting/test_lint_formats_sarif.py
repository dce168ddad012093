"""SARIF: what a run says of findings that it has no place for, and the addresses of published docs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lint_runs import CODES, linted, sources

from scn_criteria.diagnostics import Diagnostic, Position, Span, Suppressed
from scn_criteria.lint.reporters import ReporterOptions, render
from scn_criteria.lint.reporters.sarif import MOST_RESULTS
from scn_criteria.lint.results import Checked, Linted, SubjectKind

PUBLISHED = "https://example.org/scn-criteria/docs"


def run_of(findings: Linted, docs_url: str = "") -> Any:
    (run,) = json.loads(render("sarif", findings, lambda _: "", ReporterOptions(True, "/desk", docs_url=docs_url)))["runs"]
    return run


def found(code: str, number: int) -> Sequence[Diagnostic]:
    places = (Span(Position(line, 1), Position(line, 2)) for line in range(1, number + 1))
    return [Diagnostic(CODES[code], f"no. {place.start.line}", "a.yaml", place) for place in places]


def test_a_run_holds_no_more_than_github_takes_and_says_how_many_were_left_out() -> None:
    waived = tuple(Suppressed(each, "as agreed", None, each.span) for each in found("SCN101", 10))
    diagnostics = (*found("SCN217", 20), *found("SCN203", MOST_RESULTS - 20), *found("SCN102", 15))
    run = run_of(Linted((Checked("a.yaml", SubjectKind.PROPOSAL, diagnostics, waived),)))
    (said,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (Counter(one["level"] for one in run["results"]), said["level"], said["message"]["text"].partition(".")[0]) == (
        {"error": 15, "warning": MOST_RESULTS - 20, "note": 5},
        "warning",
        "25 more were found",
    )


def test_a_run_that_holds_everything_says_nothing_of_the_kind() -> None:
    run = run_of(Linted((Checked("a.yaml", SubjectKind.PROPOSAL, tuple(found("SCN203", MOST_RESULTS))),)))
    assert (len(run["results"]), run["invocations"]) == (MOST_RESULTS, [{"executionSuccessful": True}])


def test_published_docs_have_addresses() -> None:
    driver = run_of(linted("usual"), docs_url=PUBLISHED)["tool"]["driver"]
    pages = [f"{PUBLISHED}/reference/codes/{rule['id']}.md" for rule in driver["rules"]]
    assert (driver["informationUri"], [rule["helpUri"] for rule in driver["rules"]]) == (f"{PUBLISHED}/linting.md", pages)


def test_without_published_docs_there_is_no_address() -> None:
    text = render("sarif", linted("usual"), sources("usual"), ReporterOptions(True, "/desk"))
    assert [word for word in ("informationUri", "helpUri", "docs/") if word in text] == []


def test_help_is_the_page_itself() -> None:
    (rule, *_) = run_of(linted("usual"))["tool"]["driver"]["rules"]
    parts = ("## Why it matters", "## Avoid", "## Prefer", "## What to do")
    assert [part for part in parts if part not in rule["help"]["markdown"]] == []
