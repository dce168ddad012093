"""Rulesets made to take all memory or time are refused, with what to shrink."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.ruleset.loader import load_ruleset

SHIPPED = Path(__file__).parents[2] / "rules" / "way-forward-2012"
LETTERS = "abcdefghijkl"


def edit(path: Path, change: Callable[[Any], None]) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def of_c4(folder: Path, conditions: list[Any]) -> None:
    """Give the table C4 these conditions."""

    def change(data: Any) -> None:
        (table,) = (one for one in data["tables"] if one["id"] == "C4")
        first, last = table["rows"][0], table["rows"][-1]
        rows = [{**first, "id": f"C4-R{number}", "when": one} for number, one in enumerate(conditions, 1)]
        table["rows"] = [*rows, {**last, "id": f"C4-R{len(rows) + 1}"}]

    edit(next((folder / "criteria").glob("c4*.yaml")), change)


def wide_parameter(folder: Path) -> None:
    edit(folder / "ruleset.yaml", lambda data: data["parameters"]["large_scale"].update(range=[1, 10**9], step=1))


def many_readings(folder: Path) -> None:
    def change(data: Any) -> None:
        one = next(iter(data["readings"].values()))
        data["readings"].update({f"more_{letter}": one for letter in LETTERS})

    data = yaml.safe_load((folder / "ruleset.yaml").read_text("utf-8"))
    choice = next(iter(data["readings"].values()))["choice"]
    edit(folder / "ruleset.yaml", change)
    of_c4(folder, [{"reading": f"more_{letter}", "is": choice} for letter in LETTERS])


def many_settings_of_the_recommendation(folder: Path) -> None:
    edit(folder / "ruleset.yaml", lambda data: data["parameters"]["unmet_to_decline"].update(range=[0, 9], step="0.001"))
    edit(folder / "ruleset.yaml", lambda data: data["parameters"]["unmet_to_decline"].update(step=0.001))


def many_statements(folder: Path) -> None:
    def change(data: Any) -> None:
        (name,) = (name for name, value in data.items() if isinstance(value, list))
        data[name] = [{**data[name][0], "id": f"INV-{number}"} for number in range(1, 1500)]

    edit(folder / "invariants.yaml", change)


HOSTILE = {
    wide_parameter: '"large_scale", which may have 1,000,000,000 values; at most 10,000 can be gone through; give it',
    many_readings: "settings, at most 2,000 can be gone through; let it use fewer readings and parameters",
    many_settings_of_the_recommendation: "settings, at most 2,000 can be gone through",
    many_statements: "found 1,499 statements, expected at most 100",
}


@pytest.mark.parametrize(("make", "words"), HOSTILE.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_a_hostile_ruleset_is_refused_before_anything_is_gone_through(
    make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    folder = tmp_path / SHIPPED.name
    shutil.copytree(SHIPPED, folder)
    make(folder)
    loaded = load_ruleset(folder, folder.name, vocabulary_for)
    said = [one.message for one in loaded.diagnostics if one.code.number == "SCN417"]
    assert (loaded.ruleset, len(said), words in said[0]) == (None, 1, True)
