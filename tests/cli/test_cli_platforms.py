"""The commands where a platform lacks a call, a terminal cannot show UTF-8, or nothing can be written."""

from __future__ import annotations

import ast
import errno
import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import PACKAGE, PATIENCE, Ran, python, scn

from scn_criteria import files
from scn_criteria.cli.main import main
from scn_criteria.files import reader_is_gone

Run = Callable[..., Ran]

NOT_EVERYWHERE = frozenset(
    {
        "chown",
        "chroot",
        "dup",
        "dup2",
        "fchdir",
        "fchmod",
        "fchown",
        "fork",
        "forkpty",
        "getegid",
        "geteuid",
        "getgid",
        "getgroups",
        "getloadavg",
        "getpgid",
        "getppid",
        "getuid",
        "initgroups",
        "kill",
        "killpg",
        "lchown",
        "link",
        "mkfifo",
        "mknod",
        "nice",
        "openpty",
        "pipe",
        "posix_fadvise",
        "posix_spawn",
        "register_at_fork",
        "sched_getaffinity",
        "sendfile",
        "setegid",
        "seteuid",
        "setgid",
        "setsid",
        "setuid",
        "statvfs",
        "symlink",
        "sync",
        "ttyname",
        "umask",
        "wait",
        "waitpid",
        "O_CLOEXEC",
        "O_DIRECTORY",
        "O_NOFOLLOW",
        "O_NONBLOCK",
        "SIGALRM",
        "SIGCHLD",
        "SIGHUP",
        "SIGKILL",
        "SIGPIPE",
        "SIGQUIT",
        "SIGUSR1",
        "SIGUSR2",
        "alarm",
        "pthread_kill",
        "setitimer",
        "sigwait",
    }
)
"""What ``os`` and ``signal`` lack on some platform, or do otherwise there."""
MODULES = frozenset({"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"})
KEYWORDS = frozenset({"dir_fd", "src_dir_fd", "dst_dir_fd", "preexec_fn"})
ALLOWED = "files.py"
"""The module that has another way beside each."""
WITH_A_WAY_ROUND = "contained_files.py"
"""The module that asks first whether files can be opened from a folder."""

COMMANDS = [
    ["lint", "good"],
    ["assess", "good"],
    ["report", "good", "-o", "out"],
    ["assess", "good", "-o", "out.txt"],
]
SHOWING = [
    ["lint", "good", "bad"],
    ["assess", "good"],
    ["explain", "good"],
    ["explain", "SCN201"],
    ["report", "good", "-o", "out"],
    ["doctor"],
]


def odd_names(path: Path) -> list[str]:
    """What a module names that not every platform has."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(value=ast.Name(id="os" | "signal"), attr=name) if name in NOT_EVERYWHERE:
                found.append(name)
            case ast.ImportFrom(module="os" | "signal", names=names):
                found += [one.name for one in names if one.name in NOT_EVERYWHERE]
            case ast.Import(names=names):
                found += [one.name for one in names if one.name in MODULES]
            case ast.ImportFrom(module=str(name)) if name in MODULES:
                found.append(name)
            case ast.keyword(arg=str(name)) if name in KEYWORDS:
                found.append(name)
    return found


def test_few_modules_name_what_not_every_platform_has() -> None:
    package = PACKAGE / "scn_criteria"
    found = {path.relative_to(package).as_posix(): odd_names(path) for path in sorted(package.rglob("*.py"))}
    assert {path: sorted(names, reverse=True) for path, names in found.items() if names} == {
        **{ALLOWED: ["umask", "umask", "kill", "dup2", "dup"], "folder_swap.py": ["link", "fcntl"]},
        **{WITH_A_WAY_ROUND: ["dup", *["dir_fd"] * 4]},
    }


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_without_these_calls_the_answers_stay(
    arguments: list[str], desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run(*arguments)
    written = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    with monkeypatch.context() as lacking:
        for name in ("umask", "dup2", "link"):
            lacking.delattr(os, name)
        ran = run(*arguments)
    assert expected == ran
    assert written == {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}


def test_a_disk_without_permissions_takes_files(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "chmod", refuse)
    assert run("assess", "good", "-o", "out.txt").code == 0
    assert stat.S_ISREG((desk / "out.txt").stat().st_mode)


@pytest.mark.parametrize("lacking", ["", "del os.dup2"])
def test_a_reader_that_has_seen_enough_ends_the_command_quietly(lacking: str) -> None:
    with python(f"import os\n{lacking}\nfrom scn_criteria.cli.main import main\nmain()", "schema") as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        error = process.stderr.read()
        assert (process.wait(PATIENCE), error) == (0, b"")


@pytest.mark.parametrize(
    ("error", "windows", "gone"),
    [
        (BrokenPipeError(errno.EPIPE, "broken pipe"), False, True),
        (OSError(errno.EINVAL, "invalid argument"), True, True),
        (OSError(errno.EINVAL, "invalid argument"), False, False),
        (OSError(errno.EINVAL, "invalid argument", "a?b"), True, False),
        (OSError(errno.ENOSPC, "no space"), True, False),
    ],
)
def test_how_platforms_say_that_nobody_reads_on(
    error: OSError, windows: bool, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WINDOWS", windows)
    assert gone == reader_is_gone(error)


class Terminal(io.TextIOWrapper):
    """A terminal of some encoding."""

    def __init__(self, encoding: str) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding)

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "shift_jis"])
@pytest.mark.parametrize("arguments", SHOWING, ids=" ".join)
def test_a_terminal_that_cannot_show_all(
    arguments: list[str], encoding: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "bad").mkdir()
    (desk / "bad" / "odd.yaml").write_text("title: 日本 “é” ±\nnaïve: 🙂\n", encoding="utf-8")
    out, err = Terminal(encoding), Terminal(encoding)
    monkeypatch.setattr(sys, "argv", ["scn", *arguments])
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit) as stopped:
        main()
    out.flush()
    err.flush()
    printed = (out.bytes.getvalue() + err.bytes.getvalue()).decode("utf-8" if encoding == "ascii" else encoding, "replace")
    assert stopped.value.code in {None, 0, 1}
    assert ("internal error" in printed, "Traceback" in printed, bool(printed)) == (False, False, True)


def test_a_stream_of_another_encoding_gets_utf_8(desk: Path) -> None:
    (desk / "odd.yaml").write_text("title: 日本 “é” ±\n", encoding="utf-8")
    expected = scn("lint", ".", cwd=desk)
    for encoding in ("ascii", "cp1252"):
        assert expected == scn("lint", ".", cwd=desk, PYTHONIOENCODING=encoding, PYTHONUTF8="0")


def test_a_home_that_is_not_there_is_not_needed(desk: Path) -> None:
    expected = scn("assess", "good", cwd=desk)
    nowhere = str(desk / "good" / "cancer.yaml" / "home")
    assert expected == scn("assess", "good", cwd=desk, HOME=nowhere, USERPROFILE=nowhere, XDG_CACHE_HOME=nowhere)


def refusing(number: int) -> Callable[..., Any]:
    def refuse(*_arguments: Any, **_more: Any) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


REFUSED = [
    (errno.EACCES, "permission denied; name a place where you may write, or ask for the permission"),
    (errno.EROFS, "read-only file system; name a place on a disk that can be written to"),
    (errno.ENOSPC, "no space left on device; make room on the disk, or name a place on another"),
]


@pytest.mark.parametrize(("number", "text"), REFUSED)
def test_a_folder_that_takes_no_file(number: int, text: str, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_private", refusing(number))
    for arguments in (["report", "good", "-o", "out"], ["assess", "good", "-o", "out.txt"], ["new", "x"]):
        ran = run(*arguments)
        assert (ran.code, text in ran.err, ran.err.count("Error: ")) == (2, True, 1)
    assert [path.name for path in desk.rglob("*") if path.is_file() and path.name != "cancer.yaml"] == []


@pytest.mark.parametrize(("number", "text"), REFUSED)
def test_a_folder_that_cannot_be_made(number: int, text: str, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", refusing(number))
    ran = run("report", "good", "-o", "out")
    assert (2, f'Error: cannot make the folder "out": {text}\n') == (ran.code, ran.err[ran.err.index("Error") :])
    assert [path.name for path in desk.iterdir()] == ["good"]
