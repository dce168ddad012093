"""The same input gives the same bytes: whatever the hash seed, the folder and the day."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from running import PROPOSALS, ROOT, scn

from scn_criteria.document.dates import PartialDate

BOTH = ("-f", "html", "-f", "json")
LARGEST = 160_000
"""Bytes of a page that is light enough to send."""


def pages(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@lru_cache(maxsize=1)
def reference() -> str:
    return scn("assess", "proposals", "-f", "json", PYTHONHASHSEED="0").out


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another folder with the same proposals in it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(PROPOSALS, folder / "proposals")
    return folder


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    scn("report", "proposals", "-o", str(folder), *BOTH, PYTHONHASHSEED="0")
    return folder


def test_json_under_another_hash_seed() -> None:
    assert reference() == scn("assess", "proposals", "-f", "json", PYTHONHASHSEED="1").out


@pytest.mark.parametrize("seed", ["1", "2"])
def test_reports_under_another_hash_seed(seed: str, reports: Path, tmp_path: Path) -> None:
    scn("report", "proposals", "-o", str(tmp_path), *BOTH, PYTHONHASHSEED=seed)
    assert pages(reports) == pages(tmp_path)


def test_reports_from_another_folder(elsewhere: Path, reports: Path) -> None:
    scn("report", "proposals", "-o", "out", *BOTH, cwd=elsewhere)
    assert pages(reports) == pages(elsewhere / "out")


def test_no_absolute_path_in_json_even_if_one_is_named(elsewhere: Path) -> None:
    assert str(elsewhere) not in scn("assess", str(elsewhere / "proposals"), "-f", "json").out


def test_no_page_is_too_large_to_send(reports: Path) -> None:
    assert {path.name: path.stat().st_size for path in reports.glob("*.html") if path.stat().st_size >= LARGEST} == {}


def test_no_absolute_path_in_either(elsewhere: Path, reports: Path) -> None:
    everything = reference() + "".join(page.decode() for page in pages(reports).values())
    assert [str(folder) for folder in (elsewhere, ROOT, Path.home()) if f"{folder}/" in everything] == []


def test_no_day_of_today_in_either(reports: Path) -> None:
    today = date.today().isoformat()
    everything = reference() + "".join(page.decode() for page in pages(reports).values())
    assert re.findall(f"{today}|{PartialDate.parse(today)}", everything) == []
