"""What is said where the pages cannot be tried in a browser."""

from __future__ import annotations

import shutil

import pytest
from checkers import TOOL, fault

EXPECTED = "expected each of them to try the pages in a browser: install what is missing (on Debian:"
LACKING = [
    (set(), ""),
    ({"chromium"}, f'found no "chromium", {EXPECTED} "apt-get install chromium")'),
    ({"java", "npm"}, f'found no "java", "npm", {EXPECTED} "apt-get install default-jre-headless npm")'),
]


@pytest.mark.parametrize(("absent", "expected"), LACKING, ids=["nothing lacks", "no browser", "two lack"])
def test_a_program_that_lacks_is_named_with_its_package(monkeypatch, absent, expected):
    monkeypatch.setattr(shutil, "which", lambda program: None if program in absent else program)
    assert expected == TOOL.machine_fault()


def test_checkers_that_are_not_fetched_are_said_to_lack(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda program: program)
    monkeypatch.setattr(TOOL, "FOLDER", tmp_path)
    assert fault().endswith('run "make browser-test"')
