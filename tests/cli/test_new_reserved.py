"""``scn new`` refuses the names that Windows keeps for devices."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scn_criteria.cli.new import command

RESERVED = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9")
ALLOWED = ("cons", "com", "com10", "lpt", "nul-care", "auxiliary")


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_that_windows_reserves_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, [name, "--no-schema"])
    expected = f'"{name}" cannot be an id, as Windows allows no file of that name; choose another'
    assert result.exit_code == 2
    assert expected in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ALLOWED)
def test_a_name_that_only_resembles_one_is_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, [name, "--no-schema"])
    assert (0, [f"{name}.yaml"]) == (result.exit_code, [path.name for path in tmp_path.iterdir()])
