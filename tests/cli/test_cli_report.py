"""``scn report``: a page for each proposal, and one over all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import GOOD, PROPOSALS, Ran

Run = Callable[..., Ran]


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_page_for_each_and_one_over_all(tmp_path: Path, at_root: None, run: Run) -> None:
    ran = run("report", "proposals", "-o", str(tmp_path / "out"))
    expected = sorted(
        [f"{path.stem}.html" for path in PROPOSALS.glob("*.yaml")]
        + ["index.csv", "index.html", "rules.html", "sources.html"]
    )
    assert (0, expected) == (ran.code, written(tmp_path / "out"))


@pytest.mark.parametrize(("paths", "words"), [(["good"], "1 report and"), (["good", "other"], "2 reports and")])
def test_it_says_what_it_wrote(paths: list[str], words: str, desk: Path, run: Run) -> None:
    (desk / "other").mkdir()
    (desk / "other" / "other.yaml").write_text(GOOD.replace("id: cancer", "id: other"), encoding="utf-8")
    expected = f"{words} an index written to out/index.html, the rule book to out/rules.html\n"
    assert expected == run("report", *paths, "-o", "out").out


def test_the_folder_is_reports_unless_said_otherwise(desk: Path, run: Run) -> None:
    run("report", "good")
    assert written(desk / "reports") == ["cancer.html", "index.csv", "index.html", "rules.html", "sources.html"]


def test_a_file_that_cannot_be_assessed_is_in_the_index(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    ran = run("report", "good", "bad.yaml", "-o", "out")
    assert (ran.code, written(desk / "out")) == (1, ["cancer.html", "index.csv", "index.html", "rules.html", "sources.html"])
    assert "bad.yaml" in (desk / "out" / "index.html").read_text(encoding="utf-8")


def test_of_two_proposals_with_one_id_the_first_gets_the_page(desk: Path, run: Run) -> None:
    (desk / "more").mkdir()
    (desk / "more" / "cancer.yaml").write_text(GOOD.replace("\ntitle: ", "\ntitle: Second "), encoding="utf-8")
    ran = run("report", "good", "more", "-o", "out")
    assert 'more/cancer.yaml:5:5: SCN034 found the id "cancer" of another proposal' in ran.err
    assert (ran.code, "Second A" in (desk / "out" / "cancer.html").read_text(encoding="utf-8")) == (1, False)


@pytest.mark.parametrize("id_", ["index", "rules"])
def test_no_proposal_takes_the_place_of_another_page(id_: str, desk: Path, run: Run) -> None:
    (desk / "more").mkdir()
    (desk / "more" / f"{id_}.yaml").write_text(GOOD.replace("id: cancer", f"id: {id_}"), encoding="utf-8")
    ran = run("report", "more", "-o", "out")
    assert (ran.code, written(desk / "out")) == (1, ["index.csv", "index.html", "rules.html", "sources.html"])


def test_where_one_file_cannot_be_written_none_is(desk: Path, run: Run) -> None:
    (desk / "out" / "rules.html").mkdir(parents=True)
    ran = run("report", "good", "-o", "out")
    assert (ran.code, written(desk / "out")) == (2, ["rules.html"])
    assert 'cannot write "out/rules.html": is a directory' in ran.err


def test_nothing_named_writes_nothing(desk: Path, run: Run) -> None:
    assert (run("report", "nowhere.yaml", "-o", "out").code, (desk / "out").exists()) == (2, False)


def test_a_variant_is_named_on_its_page(desk: Path, run: Run) -> None:
    run("report", "good", "-o", "out", "--reading", "situations=both")
    assert "situations" in (desk / "out" / "cancer.html").read_text(encoding="utf-8")
