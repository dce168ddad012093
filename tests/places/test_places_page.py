"""What the page on continuous integration gives to copy into an editor."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scn_criteria import resources
from scn_criteria.cli.main import scn

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "continuous-integration.md").read_text(encoding="utf-8")
BLOCKS: list[Any] = [json.loads(text) for text in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
(SETTINGS,) = [block["yaml.schemas"] for block in BLOCKS if "yaml.schemas" in block]
(TASK,) = [task for block in BLOCKS for task in block.get("tasks", ())]


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The present folder holds one proposal, with a fault in line 28."""
    (tmp_path / "proposals").mkdir()
    text = (ROOT / "proposals" / "cancer.yaml").read_text(encoding="utf-8")
    text = text.replace("\nsubmitted: ", "\nsubmited: ")
    (tmp_path / "proposals" / "cancer.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("spoilt")
def test_the_task_of_an_editor_finds_its_way_to_the_fault() -> None:
    program, *arguments = TASK["command"].split()
    result = CliRunner().invoke(scn, arguments, prog_name=program)
    pattern = TASK["problemMatcher"]["pattern"]
    (found,) = re.findall(pattern["regexp"], result.stdout, re.MULTILINE)
    parts = {name: found[pattern[name] - 1] for name in ("file", "line", "column", "code")}
    assert parts == {"file": "proposals/cancer.yaml", "line": "28", "column": "1", "code": "SCN102"}


def test_the_settings_name_the_schema_as_it_ships() -> None:
    assert list(SETTINGS) == [f"./{resources.schema_file('proposal').name}"]
