"""Stopped by a signal at any moment: a folder is as before or as after, nothing lives on, the next run sweeps the rest."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import GOOD, PATIENCE, environment, scn

from scn_criteria import files, folder_swap

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a platform without these signals"),
]

READY = b"ready\n"
START = """
import signal, sys, time
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
from scn_criteria import files, folder_swap
from scn_criteria.cli.main import main
def stop_here(module, name, nth=1):
    ordinary, calls = getattr(module, name), []
    def stopping(*arguments):
        calls.append(arguments)
        if len(calls) == nth:
            sys.stderr.write("ready\\n")
            sys.stderr.flush()
            time.sleep(WAIT)
        return ordinary(*arguments)
    setattr(module, name, stopping)
"""
MOMENTS = {
    "before anything is written": "stop_here(files, '_stage')",
    "when half is written": "stop_here(files, '_stage', 3)",
    "before the new folder takes its place": "stop_here(folder_swap, '_carried')",
    "right before the step": "stop_here(folder_swap, '_exchange')",
    "right after the step": "stop_here(folder_swap, '_take_late')",
}
SIGNALS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "SIGKILL": -9}


DAYS = ("2012-11-30", "2012-12-20", "2013-01-31")


@pytest.fixture(scope="module")
def of_days(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports of each day."""
    desk = tmp_path_factory.mktemp("days")
    (desk / "good").mkdir()
    (desk / "good" / "cancer.yaml").write_text(GOOD, encoding="utf-8")
    for day in DAYS:
        assert scn("report", "good", "--assessed-on", day, "-o", day, cwd=desk).code == 0
    return {day: desk / day for day in DAYS}


@pytest.fixture
def reports(desk: Path, of_days: dict[str, Path]) -> Path:
    """A folder of reports of the first day, with a file and a folder of the user in it."""
    shutil.copytree(of_days[DAYS[0]], desk / "out")
    (desk / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    (desk / "out" / "minutes").mkdir()
    (desk / "out" / "minutes" / "first.txt").write_text("mine too", encoding="utf-8")
    return desk / "out"


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stopped(moment: str, name: str, desk: Path, wait: float = 30) -> int:
    """Run until a moment, send a signal, and answer with the exit code. Nothing of the run may be left."""
    script = f"WAIT = {wait}\n{START}\n{moment}\nmain()"
    typed = [sys.executable, "-c", script, "report", "good", "--assessed-on", "2012-12-20", "-o", "out"]
    with subprocess.Popen(typed, cwd=desk, env=environment(), stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stderr
        assert process.stderr.readline() == READY
        process.send_signal(getattr(signal, name))
        _, said = process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in said
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return process.returncode


WHOLE = [(moment, name) for moment in list(MOMENTS)[:3] for name in ("SIGTERM", "SIGHUP", "SIGKILL")]


@pytest.mark.parametrize(("moment", "name"), [*WHOLE, ("right before the step", "SIGKILL")])
def test_before_the_step_the_folder_is_as_before(moment: str, name: str, reports: Path, of_days: dict[str, Path]) -> None:
    before = state(reports)
    wait = 1.0 if moment.startswith("before the new") and name != "SIGKILL" else 30
    code = stopped(MOMENTS[moment], name, reports.parent, wait)
    if wait == 1.0:  # within the step, a signal waits until it is over
        assert (code, state(reports) == before, are_of(reports, of_days["2012-12-20"])) == (SIGNALS[name], False, True)
    else:
        assert (code, before) == (SIGNALS[name], state(reports))


def are_of(folder: Path, reports: Path) -> bool:
    """Whether a folder holds these reports, and the files of the user beside them."""
    mine = {"notes.txt": b"mine", "minutes/first.txt": b"mine too"}
    return state(folder) == {**state(reports), **mine}


def test_after_the_step_the_folder_is_as_after(reports: Path, of_days: dict[str, Path]) -> None:
    assert stopped(MOMENTS["right after the step"], "SIGKILL", reports.parent) == SIGNALS["SIGKILL"]
    assert are_of(reports, of_days["2012-12-20"])


@pytest.mark.parametrize("moment", ["when half is written", "right before the step", "right after the step"])
def test_the_next_run_sweeps_what_a_killed_one_left(moment: str, reports: Path, of_days: dict[str, Path]) -> None:
    desk = reports.parent
    stopped(MOMENTS[moment], "SIGKILL", desk)
    left = [path.name for path in desk.iterdir() if files.UNFINISHED_MARK in path.name]
    assert scn("report", "good", "--assessed-on", "2013-01-31", "-o", "out", cwd=desk).code == 0
    assert (len(left), sorted(path.name for path in desk.iterdir())) == (1, ["good", "out"])
    assert are_of(reports, of_days["2013-01-31"])
    assert not (reports / folder_swap.UNFINISHED).exists()


def test_two_runs_at_once_are_never_mixed(reports: Path, of_days: dict[str, Path]) -> None:
    desk = reports.parent
    days = ["2012-12-20", "2013-01-31"]
    command = [sys.executable, "-m", "scn_criteria", "report", "good", "-o", "out", "--assessed-on"]
    running = [subprocess.Popen([*command, day], cwd=desk, env=environment(), stdout=subprocess.DEVNULL) for day in days]
    assert [process.wait(PATIENCE) for process in running] == [0, 0]
    assert sum(are_of(reports, of_days[day]) for day in days) == 1


def test_where_the_folder_cannot_be_swapped_files_are_moved(reports: Path) -> None:
    before = state(reports)
    ran = scn("report", "../good", "--assessed-on", "2012-12-20", "-o", ".", cwd=reports)
    after = state(reports)
    changed = {name for name in after if before[name] != after[name]}
    assert (ran.code, ran.err, set(before)) == (0, "", set(after))
    assert {"cancer.html", "index.csv"} <= changed
    assert not {"notes.txt", "minutes/first.txt"} & changed


def test_without_the_call_of_the_system_it_takes_two_steps(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inode = reports.stat().st_ino
    monkeypatch.setattr(folder_swap, "_system_call", lambda: None)
    monkeypatch.chdir(reports.parent)
    with files.FolderTogether(Path("out")) as together:
        together.add(Path("out") / "cancer.html", ["new"])
    assert (reports / "cancer.html").read_text(encoding="utf-8") == "new"
    assert (inode == reports.stat().st_ino, state(reports)["notes.txt"]) == (False, b"mine")
    assert sorted(path.name for path in reports.parent.iterdir()) == ["good", "out"]


def test_a_file_of_a_run_that_goes_on_is_not_swept(desk: Path) -> None:
    own = files.beside(desk / "a.txt")
    own.write_text("x", encoding="utf-8")
    other = desk / own.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
    gone = desk / own.name.replace(f"-{os.getpid()}-", "-4194999-")
    elsewhere = desk / f".a.txt{files.UNFINISHED_MARK}00000000-1-1"
    for path in (other, gone, elsewhere):
        path.write_text("x", encoding="utf-8")
    files.sweep(desk)
    assert {own.name, other.name, elsewhere.name} == {path.name for path in desk.iterdir()} - {"good"}
    os.utime(elsewhere, (time.time() - files.OLD - 60,) * 2)
    files.sweep(desk)
    assert not elsewhere.exists()
