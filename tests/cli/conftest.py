"""Running ``scn`` within the process of the tests, where a process of its own would prove no more."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import GOOD, ROOT, Ran

from scn_criteria.cli.main import main

Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command from the present folder. ``typed`` is what comes in by standard input."""

    def run_here(*arguments: str, typed: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["scn", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), out, err)

    return run_here


@pytest.fixture
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The present folder is that of the checkout."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder is an empty one, but for one sound proposal in ``good/``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "cancer.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path
