"""The summary of a step on GitHub: added where a runner asks for one, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran

Run = Callable[..., Ran]
VARIABLE = "GITHUB_STEP_SUMMARY"
HEADING = "### scn lint: 1 error\n"


@pytest.fixture
def bad(desk: Path) -> Path:
    (desk / "bad.yaml").touch()
    return desk


def test_it_is_added_to_what_is_there(bad: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (bad / "summary.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(bad / "summary.md"))
    ran = run("lint", "bad.yaml", "-f", "github")
    printed = (bad / "summary.md").read_text(encoding="utf-8")
    assert (ran.code, printed.startswith(f"before\n{HEADING}"), "`bad.yaml:1:1`" in printed) == (1, True, True)


def test_it_holds_what_the_format_markdown_shows(bad: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(bad / "summary.md"))
    run("lint", "bad.yaml", "-f", "github", "-f", "sarif", "-o", "sarif=out.sarif")
    assert (bad / "summary.md").read_text(encoding="utf-8") == run("lint", "bad.yaml", "-f", "markdown").out + "\n"


ALONE = [["full"], ["markdown"], ["sarif"], ["github", "markdown"]]


@pytest.mark.parametrize("names", ALONE, ids=" and ".join)
def test_other_formats_leave_it_alone(names: list[str], bad: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for Markdown beside the commands puts it into the summary, or elsewhere, without help."""
    monkeypatch.setenv(VARIABLE, str(bad / "summary.md"))
    run("lint", "bad.yaml", *(word for name in names for word in ("-f", name, "-o", f"{name}={name}.txt")))
    assert not (bad / "summary.md").exists()


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_runner_there_is_none(value: str | None, bad: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(VARIABLE, value)
    assert run("lint", "bad.yaml", "-f", "github").out.startswith("::error title=SCN011")


def test_one_that_cannot_be_written_fails_no_step(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(desk))
    ran = run("lint", "good/cancer.yaml", "-f", "github")
    assert (ran.code, "warning: the summary of the step cannot be written" in ran.err) == (0, True)
