"""Where results go: a file whole or not at all, a pipe that closes, a disk that is full."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from running import GOOD, PATIENCE, ROOT, Ran, environment, scn

Run = Callable[..., Ran]
FILE = "good/cancer.yaml"
SMALL = 20_000
"""Bytes: more than nothing, less than a report."""


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_result_goes_to_a_file(desk: Path, run: Run) -> None:
    ran = run("assess", FILE, "-o", "out.txt")
    assert (ran.code, ran.out) == (0, "")
    assert run("assess", FILE).out == (desk / "out.txt").read_text(encoding="utf-8")


def test_a_file_has_no_colours_even_if_asked_for(desk: Path, run: Run) -> None:
    run("--color", "always", "assess", FILE, "-o", "out.txt")
    assert "\x1b" not in (desk / "out.txt").read_text(encoding="utf-8")


def test_a_file_is_replaced(desk: Path, run: Run) -> None:
    (desk / "out.json").write_text("old")
    run("lint", FILE, "-f", "json", "-o", "out.json")
    assert "scn-lint/1" in (desk / "out.json").read_text(encoding="utf-8")


def test_a_hyphen_is_standard_output(desk: Path, run: Run) -> None:
    assert run("assess", FILE).out == run("assess", FILE, "-o", "-").out
    assert left(desk) == ["good"]


def test_a_new_file_is_as_readable_as_others(desk: Path, run: Run) -> None:
    (desk / "other").touch()
    run("assess", FILE, "-o", "out.txt")
    assert (desk / "other").stat().st_mode == (desk / "out.txt").stat().st_mode


REFUSED = [
    (
        ["assess", FILE, "-o", "no/such/out.txt"],
        'cannot write "no/such/out.txt": no such file or directory; make the folder first, or name another',
    ),
    (["assess", FILE, "-o", "good"], 'cannot write "good": is a directory; name a file in it'),
    (["lint", FILE, "-o", "taken/out.txt"], 'cannot write "taken/out.txt": not a directory; name a place in a folder'),
    (["schema", "-o", "taken/out.txt"], 'cannot write "taken/out.txt": not a directory; name a place in a folder'),
    (["report", FILE, "-o", "taken"], 'cannot make the folder "taken": there is a file of that name; name another place'),
    (
        ["report", FILE, "-o", "taken/reports"],
        'cannot make the folder "taken/reports": not a directory; name a place in a folder',
    ),
]


@pytest.mark.parametrize(
    ("arguments", "words"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_place_that_takes_no_file(arguments: list[str], words: str, desk: Path, run: Run) -> None:
    (desk / "taken").touch()
    ran = run(*arguments)
    assert (ran.code, words in ran.err) == (2, True)
    assert left(desk) == ["good", "taken"]


def test_a_stream_of_the_process_is_written_to(desk: Path) -> None:
    """As shells name the other end: ``-o /dev/stdout | cat`` and ``-o >(cat)``."""
    assert scn("schema", "lint", cwd=desk).out == scn("schema", "lint", "-o", "/dev/stdout", cwd=desk).out


def test_standard_output_is_written_to_where_it_is_a_file(desk: Path) -> None:
    with (desk / "out.txt").open("wb") as out:
        command = [sys.executable, "-m", "scn_criteria", "schema", "lint", "-o", "/dev/stdout"]
        subprocess.run(command, cwd=desk, env=environment(), stdout=out, timeout=PATIENCE, check=True)
    assert scn("schema", "lint", cwd=desk).out == (desk / "out.txt").read_text(encoding="utf-8")


def test_nothing_is_where_everything_vanishes(desk: Path, run: Run) -> None:
    assert (run("assess", FILE, "-o", os.devnull).code, Path(os.devnull).is_char_device()) == (0, True)


WRITING = [
    ["report", FILE, "-o", "taken"],
    ["plan", FILE, "--output-dir", "taken"],
    ["review", "good", "-d", "taken"],
    ["assess", FILE, "-o", "taken/cancer.html"],
    ["lint", FILE, "-f", "json", "-o", "taken/cancer.html"],
    ["new", "other", "-o", "taken/cancer.html"],
]


@pytest.mark.parametrize("make", ["pipe", "socket"])
@pytest.mark.parametrize("arguments", [WRITING[0], WRITING[3], WRITING[4]], ids=" ".join)
def test_what_is_no_file_is_not_written_to(arguments: list[str], make: str, desk: Path) -> None:
    """Nobody reads at the other end of a pipe that somebody left: writing would wait for ever."""
    (desk / "taken").mkdir()
    with socket.socket(socket.AF_UNIX) as taken:
        if make == "pipe":
            os.mkfifo(desk / "taken" / "cancer.html")
        else:
            with chdir(desk / "taken"):
                taken.bind("cancer.html")
        ran = scn(*arguments, cwd=desk)
    kind = {"pipe": "a named pipe", "socket": "a socket"}[make]
    words = f'cannot write "taken/cancer.html": there is {kind} of that name, and no file; name another place'
    assert (ran.code, words in ran.err, left(desk / "taken")) == (2, True, ["cancer.html"])


def test_a_pack_is_not_read_from_a_pipe(desk: Path) -> None:
    scn("plan", FILE, "--output-dir", "packs", cwd=desk)
    first = next(path for path in sorted((desk / "packs").rglob("*")) if path.is_file())
    first.unlink()
    os.mkfifo(first)
    assert scn("plan", FILE, "--output-dir", "packs", cwd=desk).code == 1


# Links, which strangers commit


@pytest.fixture
def led_out(desk: Path) -> Path:
    """A folder to work in that lies beside another, into which the link ``taken`` leads."""
    here = desk / "checkout"
    here.mkdir()
    (desk / "outside").mkdir()
    (desk / "good").rename(here / "good")
    (here / "taken").symlink_to("../outside")
    return here


@pytest.mark.parametrize("in_checkout", [True, False], ids=["checkout", "plain folder"])
@pytest.mark.parametrize("arguments", [*WRITING, ["report", FILE, "-o", "taken/deeper"]], ids=" ".join)
def test_no_link_leads_out(arguments: list[str], *, in_checkout: bool, led_out: Path) -> None:
    if in_checkout:
        (led_out / ".git").mkdir()
    if arguments[0] == "review":
        shutil.copy(next((ROOT / "reviews").glob("*.yaml")), led_out / "good")
    ran = scn(*arguments, cwd=led_out)
    around = "the checkout" if in_checkout else "the working folder"
    words = f"a link on the way leads out of {around}; name the place itself where it leads"
    assert (ran.code, words in ran.err, left(led_out.parent / "outside")) == (2, True, [])


def test_the_usual_folder_of_reports_may_not_lead_out_either(led_out: Path) -> None:
    (led_out / "taken").rename(led_out / "reports")
    assert (scn("report", FILE, cwd=led_out).code, left(led_out.parent / "outside")) == (2, [])


def test_a_link_within_a_checkout_is_gone_through(led_out: Path) -> None:
    (led_out / ".git").mkdir()
    (led_out / "real").mkdir()
    (led_out / "within").symlink_to("real")
    assert (scn("report", FILE, "-o", "within", cwd=led_out).code, (led_out / "real" / "cancer.html").exists()) == (0, True)


def test_a_place_outside_may_be_named_itself(led_out: Path) -> None:
    outside = led_out.parent / "outside"
    assert (scn("report", FILE, "-o", str(outside), cwd=led_out).code, (outside / "cancer.html").exists()) == (0, True)


def full_device() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


@pytest.mark.parametrize("arguments", [["report", FILE, "-o", "out"], ["assess", FILE, "-f", "json", "-o", "out/a.json"]])
def test_a_file_cut_short_leaves_nothing_behind(arguments: list[str], desk: Path) -> None:
    (desk / "out").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "scn_criteria", *arguments],
        cwd=desk,
        env=environment(),
        preexec_fn=full_device,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, left(desk / "out")) == (2, [])
    assert b'Error: cannot write "out/' in done.stderr
    assert b"Traceback" not in done.stderr


OWN_MOUNTS = ["unshare", "--mount", "--map-root-user"]
FULL_DISK = f"""
mount -t tmpfs -o size=48k none disk || exit 77
'{sys.executable}' -m scn_criteria report good -o disk
echo "exit $?, left: $(ls -A disk)"
"""


def may_mount() -> bool:
    try:
        command = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not may_mount(), reason="this machine lets no one mount a small disk of their own")
def test_a_full_disk_leaves_nothing_behind(desk: Path) -> None:
    (desk / "disk").mkdir()
    done = subprocess.run(
        [*OWN_MOUNTS, "sh", "-c", FULL_DISK], cwd=desk, env=environment(), capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.stdout == b"exit 2, left: \n"
    assert b"no space left on device" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("arguments", [["assess", FILE], ["lint", FILE, "-f", "json"], ["schema"], ["--help"]])
def test_standard_output_on_a_full_disk(arguments: list[str], desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scn_criteria", *arguments],
            cwd=desk,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"Error: the system refused: no space left on device\n")


@pytest.mark.parametrize("shape", ["json", "text"])
def test_a_reader_that_has_seen_enough(shape: str) -> None:
    """As in ``scn assess proposals | head -1``: the JSON is far longer than a pipe holds."""
    command = [sys.executable, "-m", "scn_criteria", "assess", "proposals", "-q", "-f", shape]
    held = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=held, stderr=held) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8:strict"])
def test_json_is_utf_8_whatever_the_terminal_says(encoding: str, desk: Path) -> None:
    (desk / "hearts.yaml").write_text(GOOD.replace("id: cancer", "id: hearts").replace("\ntitle: ", "\ntitle: ♥ "), "utf-8")
    ran = scn("assess", "hearts.yaml", "-f", "json", cwd=desk, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert '"title": "♥ ' in ran.out
