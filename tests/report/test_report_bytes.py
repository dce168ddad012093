"""The same proposals make the same pages, byte for byte, whatever the hash seed of the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scn_criteria import resources

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 150_000
LARGEST_STYLE = 12_000


def written(folder, seed):
    command = [sys.executable, "-m", "scn_criteria", "report", "proposals", "-q", "-o", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return written(tmp_path_factory.mktemp("first"), "0")


def test_two_runs_write_the_same_bytes(pages, tmp_path):
    assert pages == written(tmp_path, "1")


def test_no_page_is_too_large_to_send(pages):
    assert {name: len(page) for name, page in pages.items() if name.endswith(".html") and len(page) >= LARGEST} == {}


def test_the_stylesheet_is_light() -> None:
    assert len((resources.folder("templates") / "report.css").read_bytes()) <= LARGEST_STYLE
