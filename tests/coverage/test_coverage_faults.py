"""What is wrong with a list, or with what refers to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_samples import copied, shipped_rules

from scn_criteria.decision.source_coverage import lint_sources
from scn_criteria.decision.source_items import load_sources

CASES = yaml.safe_load((Path(__file__).parent / "lists.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_list_with_a_fault(case: dict[str, Any], tmp_path: Path) -> None:
    file = copied(tmp_path) / "sources.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(case["replace"]) == 1
    file.write_text(text.replace(case["replace"], case["by"]), encoding="utf-8")
    found = load_sources(file.parent, "rules", shipped_rules().documents)
    assert case["expect"] == [f"{one.code.number} {one.message}" for one in found.diagnostics]
    assert found.listed is None


def test_a_number_that_is_not_listed_is_found_where_it_stands(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "conditions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("inventory: [SI-112]", "inventory: [SI-112, SI-912]"))
    line = next(number for number, line in enumerate(file.read_text().splitlines(), 1) if "SI-912" in line)
    found = lint_sources(folder, "rules", shipped_rules()).diagnostics
    expected = [f"rules/conditions.yaml:{line} SCN433"]
    assert expected == [f"{one.path}:{one.span.start.line} {one.code.number}" for one in found]


def test_an_item_that_is_waived_and_encoded_is_a_contradiction(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "sources.yaml"
    kept = "content: Clear terms of reference are needed.\n"
    file.write_text(file.read_text(encoding="utf-8").replace(kept, f"{kept}        waived: Nobody can tell.\n"))
    found = lint_sources(folder, "rules", shipped_rules()).diagnostics
    assert [one.code.number for one in found] == ["SCN434"]


def test_a_ruleset_without_a_list_is_asked_for_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "sources.yaml").unlink()
    assert lint_sources(folder, "rules", shipped_rules()).diagnostics == ()
