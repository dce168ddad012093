"""Files that cannot be read, and those that can."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from scn_criteria.document.document import Loaded
from scn_criteria.document.loader import read_file, read_stream
from scn_criteria.document.source_text import Limits


def message(loaded: Loaded) -> str:
    assert loaded.document is None
    return " / ".join(f"{each.path} {each.code.number} {each.message}" for each in loaded.diagnostics)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    document = read_file(path, "shown.yaml").document
    assert document is not None
    assert (document.path, document.data) == ("shown.yaml", {"a": 1})


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert message(read_file(tmp_path / "a.yaml", "x")) == "x SCN001 found no such file, expected one"


def test_a_folder(tmp_path: Path) -> None:
    assert message(read_file(tmp_path, "x")) == "x SCN001 found a folder, expected a file"


def test_a_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to("nowhere.yaml")
    expected = 'x SCN001 found a link to "nowhere.yaml", which does not exist, expected a file'
    assert expected == message(read_file(link, "x"))


def test_a_link_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to("link.yaml")
    assert message(read_file(link, "x")).startswith("x SCN001 found a file that cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    expected = "x SCN001 found a pipe, a device or a socket, expected a file"
    assert expected == message(read_file(tmp_path / "pipe", "x"))


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")

    def refuse(*_: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.open", refuse)  # permissions do not bind every user that tests run as
    expected = "x SCN001 found a file that you may not read, expected permission to read it"
    assert expected == message(read_file(path, "x"))


def test_a_path_that_no_system_has() -> None:
    assert message(read_file(Path("a\0b"), "x")).startswith("x SCN001 found a file that cannot be read")


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 12345\n")
    monkeypatch.setattr("builtins.open", None)
    assert message(read_file(path, "x", Limits(max_bytes=8))) == "x SCN003 found 9 bytes, expected at most 8"


def test_a_stream_is_read() -> None:
    document = read_stream(BytesIO(b"a: 1\n"), "-").document
    assert document is not None
    assert document.data == {"a": 1}


def test_a_large_stream_is_not_read_to_its_end() -> None:
    stream = BytesIO(b"a: 12345\n" * 100)
    expected = "- SCN003 found more than 8 bytes, expected at most that many"
    assert expected == message(read_stream(stream, "-", Limits(max_bytes=8)))
    assert stream.tell() == 9
