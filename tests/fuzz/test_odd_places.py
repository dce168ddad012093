"""``scn lint`` at odd places: what cannot be read, what is gone, odd names, and streams that are closed or full."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fuzz_answers import lint
from fuzz_mutations import ROOT

from scn_criteria.document.document import Loaded
from scn_criteria.lint.inspection import LintSubject
from scn_criteria.ruleset import loader

DRAFT = "end-of-life-care-draft.yaml"
GOOD = (ROOT / "proposals" / DRAFT).read_bytes()
SCN = f"{shlex.quote(sys.executable)} -m scn_criteria"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a line of the shell ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def desk() -> Iterator[Path]:
    """A folder with one sound proposal, open to every user of the machine."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / DRAFT).write_bytes(GOOD)
        yield folder


def shell(line: str, desk: Path) -> Ran:
    """Run a line of the shell at the desk; ``scn`` in it is ours."""
    done = subprocess.run(
        ["sh", "-c", line.replace("scn ", f"{SCN} ")],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err + ran.out
    assert "internal error" not in ran.err
    return ran


CLOSED = "cannot print the result: standard output is closed"
FULL = "no space left on device"
STREAMS = [
    ("scn lint - <&-", 2, "error: standard input is closed\nhelp: name a file"),
    ("scn lint - -f json <&-", 2, "error: standard input is closed"),
    ("scn assess - <&-", 2, "error: standard input is closed"),
    (f"scn lint {DRAFT} -f json >&-", 2, CLOSED),
    ("scn lint nowhere.yaml -f json >&-", 2, CLOSED),
    (f"scn lint {DRAFT} >&-", 0, "1 proposal checked"),
    (f"scn lint {DRAFT} 2>&-", 0, ""),
    (f"scn lint {DRAFT} -f json -q >&- 2>&-", 2, ""),
    ("scn lint nowhere.yaml 2>&-", 2, ""),
    (f"scn lint {DRAFT} -f json >/dev/full", 2, FULL),
    (f"scn lint {DRAFT} -f json -o /dev/full", 2, FULL),
    (f"scn lint {DRAFT} -q 2>/dev/full", 0, ""),
    ("scn lint /dev/null", 1, ""),
    ("scn lint /dev/zero", 1, ""),
    (f"scn lint /dev/stdin < {DRAFT}", 1, "1 proposal checked"),
    (f"cat {DRAFT} | scn lint -", 0, "1 proposal checked"),
    ("scn lint - < /dev/zero", 1, "1 proposal checked: 1 error"),
    ("mkdir gone; cd gone; rmdir ../gone; scn lint .", 2, "no such file or directory"),
    (f"mkdir gone; cd gone; rmdir ../gone; scn lint --isolated ../{DRAFT}", 0, "1 proposal checked"),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such devices")
@pytest.mark.parametrize(("line", "code", "words"), STREAMS, ids=[line for line, _, _ in STREAMS])
def test_a_stream(line: str, code: int, words: str, desk: Path) -> None:
    ran = shell(line, desk)
    assert (code, True) == (ran.code, words in ran.err)


def pipe(desk: Path) -> str:
    os.mkfifo(desk / "box" / "pipe.yaml")
    return "found a pipe, a device or a socket, expected a file"


def link_to_itself(desk: Path) -> str:
    (desk / "box" / "round.yaml").symlink_to("round.yaml")
    return "found a file that cannot be read"


def link_to_nothing(desk: Path) -> str:
    (desk / "box" / "link.yaml").symlink_to("nowhere.yaml")
    return 'found a link to "nowhere.yaml", which does not exist'


def link_to_the_folder_above(desk: Path) -> str:
    (desk / "box" / "above.yaml").symlink_to("..")
    return 'found a link that leads out of the folder "box", expected a file inside it'


def link_to_a_device(desk: Path) -> str:
    (desk / "box" / "zero.yaml").symlink_to("/dev/zero")
    return 'found a link that leads out of the folder "box", expected a file inside it'


def very_long_link(desk: Path) -> str:
    (desk / "box" / "link.yaml").symlink_to("x" * 4_000)
    return "found a file that cannot be read, expected one that can: file name too long"


NO_FILES = [pipe, link_to_itself, link_to_nothing, link_to_the_folder_above, link_to_a_device, very_long_link]


@pytest.mark.parametrize("make", NO_FILES, ids=lambda make: make.__name__)
def test_what_is_no_file_does_not_stop_the_rest(make: object, desk: Path) -> None:
    (desk / "box").mkdir()
    words = make(desk)  # type: ignore[operator]
    shutil.copy(desk / DRAFT, desk / "box")
    ran = shell("scn lint box -f json", desk)
    output_record = json.loads(ran.out)
    faults = [each["message"] for each in output_record["diagnostics"] if each["severity"] == "error"]
    assert (ran.code, len(output_record["checked"]), len(faults)) == (1, 2, 1)
    assert words in faults[0]


def bound_by_permissions() -> str | None:
    """What to put before a command so that permissions bind it: to the administrator nothing is unreadable."""
    if os.geteuid() != 0:
        return ""
    without = "setpriv --bounding-set -dac_override,-dac_read_search -- "
    tried = f"{without} {shlex.quote(sys.executable)} -c pass"
    return without if subprocess.run(["sh", "-c", tried], capture_output=True, check=False).returncode == 0 else None


BOUND = bound_by_permissions()
needs_permissions = pytest.mark.skipif(BOUND is None, reason="permissions do not bind the user of these tests")


@needs_permissions
@pytest.mark.parametrize(
    ("mode", "path", "code", "words"),
    [
        (0o000, "box", 2, 'error: the folder "box" cannot be read: permission denied'),
        (0o000, "box/one.yaml", 2, 'error: "box/one.yaml" cannot be reached: permission denied'),
        (0o444, "box", 1, ""),
    ],
)
def test_a_folder_that_may_not_be_read(mode: int, path: str, code: int, words: str, desk: Path) -> None:
    (desk / "box").mkdir()
    (desk / "box" / "one.yaml").write_bytes(GOOD)
    (desk / "box").chmod(mode)
    try:
        ran = shell(f"{BOUND}scn lint {path}", desk)
    finally:
        (desk / "box").chmod(0o755)
    assert (code, True) == (ran.code, words in ran.err)


@needs_permissions
def test_a_file_that_may_not_be_read(desk: Path) -> None:
    (desk / DRAFT).chmod(0)
    ran = shell(f"{BOUND}scn lint {DRAFT} -f concise", desk)
    assert ran.out == f"{DRAFT}:1:1: SCN001 found a file that you may not read, expected permission to read it\n"


def test_a_file_that_goes_away_after_it_was_listed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = LintSubject.load

    def late(subject: LintSubject) -> Loaded:
        Path(subject.path).unlink()
        return ordinary(subject)

    monkeypatch.setattr(LintSubject, "load", late)
    monkeypatch.chdir(desk)
    answer = lint(".", "-f", "concise")
    assert (1, f"./{DRAFT}:1:1: SCN001 found no such file, expected one\n") == (answer.code, answer.out)


def test_a_file_of_a_ruleset_that_goes_away_after_it_was_listed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = loader.ruleset_files
    shutil.copytree(ROOT / "rules" / "way-forward-2012", desk / "way-forward-2012")
    monkeypatch.setattr(loader, "ruleset_files", lambda folder: [*ordinary(folder), folder / "gone.yaml"])
    monkeypatch.chdir(desk)
    answer = lint("way-forward-2012", "-f", "concise")
    assert (answer.code, answer.out) == (1, "way-forward-2012/gone.yaml:1:1: SCN001 found no such file, expected one\n")


ODD_NAMES = [b"two\nlines.yaml", b"caf\xe9.yaml", b"red\x1b[31m.yaml", b"left\xe2\x80\xaegnp.yaml", b"-.yaml", b" .yaml"]


@pytest.mark.parametrize("name", ODD_NAMES, ids=repr)
@pytest.mark.parametrize("shape", ["concise", "full", "json"])
def test_an_odd_name(name: bytes, shape: str, desk: Path) -> None:
    """Whatever a file is called, each finding has its place, on one line, and nothing in it moves the cursor."""
    (desk / os.fsdecode(name)).write_bytes(b"a: [")
    (desk / DRAFT).unlink()
    ran = shell(f"scn lint . -f {shape}", desk)
    assert ran.code == 1
    if shape == "json":
        assert json.loads(ran.out)["checked"] == [os.fsdecode(name)]
        return
    assert not any(sign in ran.out for sign in "\x1b\u202e\x7f")
    assert ran.out.count("SCN004") == sum(line.startswith("./") and ":1:5: " in line for line in ran.out.splitlines())
