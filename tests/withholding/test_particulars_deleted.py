"""The principle of withholding on what no rule reads: nothing is gained by deleting any of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from deletions import places, verdict, whole_of

pytestmark = pytest.mark.once

TESTS = Path(__file__).resolve().parents[1]
FILES = [TESTS / "proposal" / "particulars.yaml", *sorted((TESTS / "cases" / "applications").glob("*.yaml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_deletion_helps(path: Path) -> None:
    whole = whole_of(path.read_bytes(), path.stem)
    assert whole is not None
    verdicts = [(at, verdict(whole, (at,))) for at in places(whole.document.data)]
    assert [(at, found) for at, found in verdicts if found is not None and any(found)] == []
