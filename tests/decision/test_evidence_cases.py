"""Shipped proposals with other evidence: each file of ``cases/edited`` says what is set, and what follows.

``set`` names places by their keys, such as ``criteria.scale_and_volume.yearly_volume.value``, with what then stands there;
nothing there means that it is left out. ``expected`` are ratings and the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from shipped import compiled

from scn_criteria.decision.assessment import assess
from scn_criteria.decision.findings import Assessment
from scn_criteria.document.loader import load
from scn_criteria.terms import Criterion

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "tests" / "cases" / "edited").glob("*.yaml"))


def edited(proposal: str, changes: Mapping[str, Any]) -> bytes:
    """The text of a shipped proposal with other content at some places."""
    content = yaml.safe_load((ROOT / "proposals" / f"{proposal}.yaml").read_text(encoding="utf-8"))
    for place, value in changes.items():
        *keys, last = (int(key) if key.isdigit() else key for key in place.split("."))
        held = content
        for key in keys:
            held = held[key]
        if value is None:
            del held[last]
        else:
            held[last] = value
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True).encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_other_evidence_has_the_expected_result(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = f"{case['proposal']}.yaml"
    found = assess(load(edited(case["proposal"], case["set"]), name), name, compiled())
    assert isinstance(found, Assessment)
    results = {criterion.name: found[criterion.name].rating.value for criterion in Criterion}
    results["outcome"] = found.outcome.outcome.value
    assert case["expected"] == {name: results[name] for name in case["expected"]}
