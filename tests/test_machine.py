"""The tools that set a machine up: what they find and what they say."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).resolve().parent.parent / "tools"
REQUIREMENTS = TOOLS.parent / "requirements"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tools_{name}", TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


check_machine = load("check_machine")
install = load("install")
pin = load("pin")

GOOD = check_machine.Facts(
    version=(3, 11, 7),
    compilers=("gcc", "cc"),
    compiler="gcc",
    header="/usr/include/python3.11/Python.h",
    has_header=True,
    has_venv=True,
)
CHOOSE = 'install one of these and name it, as in "make report PYTHON=python3.12"'
FAULTS = [
    ("too old", {"version": (3, 10, 13)}, f'found Python "3.10.13", expected 3.11 to 3.15: {CHOOSE}'),
    ("far too old", {"version": (2, 7, 18)}, f'found Python "2.7.18", expected 3.11 to 3.15: {CHOOSE}'),
    ("too new", {"version": (3, 16, 0)}, f'found Python "3.16.0", expected 3.11 to 3.15: {CHOOSE}'),
    ("the next major", {"version": (4, 0, 0)}, f'found Python "4.0.0", expected 3.11 to 3.15: {CHOOSE}'),
    ("the oldest that serves", {"version": (3, 11, 0)}, None),
    ("the newest that serves", {"version": (3, 15, 9)}, None),
    ("all there", {}, None),
    (
        "no virtual environments",
        {"has_venv": False},
        'found no "venv" and "ensurepip" in Python 3.11.7, expected both: install them '
        '(on Debian: "apt-get install python3-venv")',
    ),
    ("no compiler and no headers: the package works without", {"compiler": None, "has_header": False}, None),
    (
        "nothing at all: the version comes first",
        {"version": (3, 6, 15), "compiler": None, "has_header": False, "has_venv": False},
        f'found Python "3.6.15", expected 3.11 to 3.15: {CHOOSE}',
    ),
]
LACKS = [
    ("all there", {}, None),
    (
        "no compiler",
        {"compiler": None},
        'found no C compiler named "gcc" or "cc", expected one to build the rules engine: install one '
        '(on Debian: "apt-get install gcc libc6-dev") or name yours with CC',
    ),
    (
        "no headers",
        {"has_header": False},
        'found no "/usr/include/python3.11/Python.h", expected the C headers of Python 3.11.7 to build the rules '
        'engine: install them (on Debian: "apt-get install python3-dev")',
    ),
    (
        "neither: the compiler comes first",
        {"compiler": None, "has_header": False},
        'found no C compiler named "gcc" or "cc", expected one to build the rules engine: install one '
        '(on Debian: "apt-get install gcc libc6-dev") or name yours with CC',
    ),
]
COMPILERS = [
    ("chosen", "clang", "gcc -pthread", ("clang",)),
    ("chosen with options", "ccache gcc", "gcc", ("ccache",)),
    ("chosen as nothing", " ", "gcc -pthread", ("gcc", "cc")),
    ("this Python's own first", None, "x86_64-linux-gnu-gcc", ("x86_64-linux-gnu-gcc", "gcc", "cc")),
    ("unknown", None, None, ("gcc", "cc")),
]
LOG = Path("set-up.log")
NEEDS, PACKAGE = install.steps("test")
ENGINE = install.engine_step(broken=False)
WORDS_OF_PIP = [
    (
        "no connection",
        NEEDS,
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'",
        "the first set-up needs a connection to a package index: connect and run it again (set-up.log has the details)",
    ),
    (
        "no connection when the engine is due",
        ENGINE,
        "ERROR: No matching distribution (from versions: none)",
        "the first set-up needs a connection to a package index: connect and run it again (set-up.log has the details)",
    ),
    (
        "the compiler stops",
        ENGINE,
        "error: command 'gcc' failed with exit code 1",
        'the rules engine "durable-rules" could not be compiled: read the compiler\'s words in set-up.log and run it again',
    ),
    (
        "anything else",
        PACKAGE,
        "ERROR: No space left on device",
        "pip could not install the package: read its words in set-up.log and run it again",
    ),
]


def named(cases: list) -> dict:
    return {"argvalues": [case[1:] for case in cases], "ids": [case[0] for case in cases]}


@pytest.mark.parametrize(("difference", "expected"), **named(FAULTS))
def test_a_fault_is_one_sentence(difference: dict, expected: str | None) -> None:
    assert expected == check_machine.fault(GOOD._replace(**difference))


@pytest.mark.parametrize(("difference", "expected"), **named(LACKS))
def test_what_the_engine_lacks_is_one_sentence(difference: dict, expected: str | None) -> None:
    assert expected == check_machine.compile_lack(GOOD._replace(**difference))


@pytest.mark.parametrize(("chosen", "usual", "expected"), **named(COMPILERS))
def test_compilers_are_looked_for_in_order(chosen: str | None, usual: str | None, expected: tuple[str, ...]) -> None:
    assert expected == check_machine.wanted_compilers(chosen, usual)


@pytest.mark.parametrize(("mode", "expected"), [(0o755, "gcc"), (0o644, None)], ids=["to run", "only to read"])
def test_a_compiler_must_be_there_to_run(tmp_path: Path, mode: int, expected: str | None) -> None:
    (tmp_path / "gcc").touch(mode=mode)
    assert expected == check_machine.first_found(("cc", "gcc"), f"/nowhere:{tmp_path}")


def test_the_facts_are_of_the_python_that_runs() -> None:
    assert sys.version_info[:3] == check_machine.gather().version


@pytest.mark.parametrize(("step", "output", "expected"), **named(WORDS_OF_PIP))
def test_a_failure_of_pip_is_one_sentence(step: object, output: str, expected: str) -> None:
    assert expected == install.fault(step, output, LOG)


@pytest.mark.parametrize(("broken", "expected"), [(False, False), (True, True)], ids=["sound", "broken"])
def test_only_a_broken_engine_is_compiled_again(broken: bool, expected: bool) -> None:
    assert expected == ("--force-reinstall" in install.engine_step(broken).arguments)


def test_the_engine_never_comes_from_a_kept_wheel() -> None:
    assert {"--no-cache-dir", "--no-binary"} <= set(ENGINE.arguments)


@pytest.mark.parametrize(
    ("what", "file", "target"),
    [("test", "test.txt", ("--editable", str(TOOLS.parent))), ("dist/some.whl", "run.txt", ("dist/some.whl",))],
    ids=["a file of requirements", "a wheel"],
)
def test_the_package_comes_last_and_brings_nothing(what: str, file: str, target: tuple[str, ...]) -> None:
    needs, package = install.steps(what)
    expected = (str(REQUIREMENTS / file), ("--no-deps", "--no-build-isolation", *target))
    assert expected == (needs.arguments[-1], package.arguments)


@pytest.mark.parametrize("step", [NEEDS, ENGINE], ids=["needs", "engine"])
def test_what_comes_from_elsewhere_has_digests(step: Any) -> None:
    assert "--require-hashes" in step.arguments


def no_compiler() -> object:
    return GOOD._replace(compiler=None)


@pytest.mark.parametrize(
    ("what", "expected"),
    [("durable-if-possible", ("", f"{install.WITHOUT}: {LACKS[1][2]}\n")), ("durable", (LACKS[1][2], ""))],
    ids=["one line says so", "asked for"],
)
def test_without_a_compiler_the_engine_is_left_out(
    what: str, expected: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(install.check_machine, "gather", no_compiler)
    assert expected == (install.install(what), capsys.readouterr().out)


PINS = sorted(REQUIREMENTS.glob("*.txt"))


@pytest.mark.parametrize("path", PINS, ids=[path.stem for path in PINS])
def test_every_pin_is_exact_and_has_digests(path: Path) -> None:
    pins = re.findall(r"^[A-Za-z].*\n(?:[ \t]+.*\n?)*", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [pin for pin in pins if not re.match(r"[\w.-]+==[\w.!+]+ (;.*)?\\\n +--hash=sha256:", pin)] == []


def test_every_extra_is_pinned() -> None:
    asked = {name for names in pin.wanted().values() for name in map(pin_name, names)}
    pinned = {pin_name(line) for path in PINS for line in path.read_text(encoding="utf-8").splitlines()}
    assert asked - pinned == set()


def pin_name(text: str) -> str:
    """The name of a package as indexes write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", text, maxsplit=1)[0]).lower()
