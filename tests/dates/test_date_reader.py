"""Dates as people write them are read as what they mean, and never as another day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.document.date_reader import ReadDate, read_date

pytestmark = pytest.mark.once

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "inputs.yaml").read_text("utf-8"))
WRITTEN = ("%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%A %d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d", "%d/%m/%y")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_a_date_is_read_as_what_it_means(case: dict[str, Any]) -> None:
    assert read_date(case["typed"]) == ReadDate(tuple(case["means"]), case["sure"])


@pytest.mark.once
@pytest.mark.parametrize("form", WRITTEN)
def test_every_day_of_two_years_is_among_its_meanings(form: str) -> None:
    days = [date(2011, 1, 1) + timedelta(number) for number in range(731)]
    assert [day for day in days if day.isoformat() not in read_date(day.strftime(form)).values] == []


def test_a_long_text_is_no_date() -> None:
    assert read_date("1/" * 30_000) == ReadDate()
