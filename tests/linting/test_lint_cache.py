"""What is remembered between runs: never an answer to another question, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scn_criteria import resources
from scn_criteria.diagnostics import Severity
from scn_criteria.document import LIMITS
from scn_criteria.linting import Kind, Linted, Settings, Subject
from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.memory import stamp
from scn_criteria.linting.memory.key import content_of, key_of
from scn_criteria.linting.memory.store import FILE, KEPT_DAYS, Store
from scn_criteria.linting.running import Means, lint
from scn_criteria.linting.subject import LARGEST

CASES = Path(__file__).parents[1] / "cases"
GOOD = (Path(__file__).parents[2] / "proposals" / "cancer.yaml").read_text("utf-8")
BAD = GOOD + "sponsr: A slip of the pen\n"
DAY = date(2012, 12, 1)
OCCASION = Occasion(Settings(), DAY)


def found(linted: Linted) -> list[str]:
    return [one.code.number for one in linted.diagnostics if one.severity is not Severity.INFO]


def count(folder: Path) -> int:
    with closing(Store(folder, 0)) as store:
        return store.count()


def kept(folder: Path, *keys: bytes) -> set[bytes]:
    with closing(Store(folder, 0)) as store:
        return set(store.answers(keys))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cancer.yaml"
    path.write_text(GOOD, "utf-8")
    return path


@pytest.fixture
def ask(tmp_path: Path, file: Path) -> Callable[..., Linted]:
    """Look at the file with a memory. What is asked for a second time is not looked at again."""

    def asked(*, found: bool = False, stands_for: str = "", occasion: Occasion = OCCASION) -> Linted:
        return lint([Subject(str(file), found=found, stands_for=stands_for)], occasion, Means(memory=tmp_path / "memory"))

    return asked


def test_an_answer_is_remembered_whole(file: Path, ask: Callable[..., Linted], monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(BAD, "utf-8")
    first = ask()
    monkeypatch.setattr("scn_criteria.linting.answer.inspect", pytest.fail)
    assert ask() == first


def test_a_changed_file_is_looked_at_again(file: Path, ask: Callable[..., Linted]) -> None:
    ask()
    status = file.stat()
    file.write_text(GOOD.replace("id: cancer\n", "id: cancre\n"), "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert found(ask()) == ["SCN201"]


def test_the_name_of_the_file_counts(ask: Callable[..., Linted]) -> None:
    ask()
    assert found(ask(stands_for="drafts/dental.yaml")) == ["SCN201"]


def test_the_assessment_date_counts(ask: Callable[..., Linted]) -> None:
    ask()
    late = ask(occasion=replace(OCCASION, assessed_on=date(1999, 12, 31)))
    assert any("31 December 1999" in one.message for one in late.diagnostics)


def test_the_day_counts_where_something_may_be_waived(file: Path) -> None:
    subject = Subject(str(file))
    keys = [
        key_of(subject, content, replace(OCCASION, today=day)) for content in (b"a", b"# scn:") for day in (DAY, date.max)
    ]
    assert [keys[0] == keys[1], keys[2] == keys[3]] == [True, False]


@pytest.mark.parametrize("changed", ["version", "program", "schema", "reference"])
def test_what_judges_the_file_counts(changed: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject, content = Subject(str(file)), b"a"
    house, data = tmp_path / "house", tmp_path / "data"
    for name in (
        "house/document/reading.py",
        "house/proposal/a.py",
        "house/linting/a.py",
        "data/schemas/proposal.schema.json",
        "data/rules/reference/areas.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    monkeypatch.setattr(resources, "HERE", house)
    monkeypatch.setattr(resources, "place", lambda name: str(data / name))
    stamp.program_stamp.cache_clear()
    before = key_of(subject, content, OCCASION)
    match changed:
        case "version":
            monkeypatch.setattr(stamp, "__version__", "another")
        case "program":
            (house / "document" / "reading.py").write_text("#", "utf-8")
        case "schema":
            (data / "schemas" / "proposal.schema.json").write_text("{}", "utf-8")
        case _:
            (data / "rules" / "reference" / "areas.yaml").write_text("a: 1", "utf-8")
    stamp.program_stamp.cache_clear()
    after = key_of(subject, content, OCCASION)
    stamp.program_stamp.cache_clear()
    assert before != after


def test_a_program_changed_without_a_trace_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "reading.py"
    program.write_text("a = 1", "utf-8")
    monkeypatch.setattr(stamp, "_places", lambda: iter([str(program)]))
    before = stamp.program_stamp.__wrapped__()
    status = program.stat()
    program.write_text("a = 2", "utf-8")
    os.utime(program, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stamp.program_stamp.__wrapped__() != before


def test_a_ruleset_is_always_looked_at(tmp_path: Path) -> None:
    ruleset = Subject(str(resources.ruleset_folder()), is_ruleset=True)
    linted = lint([ruleset], OCCASION, Means(memory=tmp_path))
    assert ([one.kind for one in linted.checked], count(tmp_path)) == ([Kind.RULESET], 0)


@pytest.mark.parametrize("broken", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_store_is_made_anew(broken: bytes, tmp_path: Path, ask: Callable[..., Linted]) -> None:
    first = ask()
    (tmp_path / "memory" / FILE).write_bytes(broken)
    assert (ask(), ask(), count(tmp_path / "memory")) == (first, first, 1)


@pytest.mark.parametrize("place", ["file/memory", "file"])
def test_a_store_that_cannot_be_is_done_without(place: str, tmp_path: Path, file: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    linted = lint([Subject(str(file))], OCCASION, Means(memory=tmp_path / place))
    assert ([one.path for one in linted.checked], (tmp_path / "file").read_text("utf-8")) == ([str(file)], "in the way")


def keep(folder: Path, day: int, *learned: bytes, asked: bytes = b"") -> None:
    """A run on some day that asks for one answer and learns others."""
    store = Store(folder, day)
    store.answers([asked])
    store.keep((key, "null") for key in learned)
    store.tidy()
    store.close()


def test_a_day_on_which_nothing_is_learned_writes_once(tmp_path: Path) -> None:
    keep(tmp_path, 1, b"old")
    times = []
    for day in (2, 2):
        keep(tmp_path, day, asked=b"old")
        times.append((tmp_path / FILE).stat().st_mtime_ns)
    assert times[0] == times[1]


def test_an_answer_that_makes_no_sense_is_not_believed(tmp_path: Path, file: Path, ask: Callable[..., Linted]) -> None:
    first = ask()
    store = Store(tmp_path / "memory", DAY.toordinal())
    content = content_of(Subject(str(file)))
    store.keep([(key_of(Subject(str(file)), content or b"", OCCASION), '["proposal", 1]')])
    store.close()
    assert (ask(), ask(), count(tmp_path / "memory")) == (first, first, 1)


def test_old_answers_are_forgotten(tmp_path: Path) -> None:
    keep(tmp_path, 1, b"old")
    keep(tmp_path, 2 + KEPT_DAYS, b"new")
    assert kept(tmp_path, b"old", b"new") == {b"new"}


def test_what_is_of_use_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, 1, b"old")
    keep(tmp_path, 20, asked=b"old")
    keep(tmp_path, 2 + KEPT_DAYS, b"new")
    assert kept(tmp_path, b"old", b"new") == {b"new", b"old"}


def test_several_processes_share_a_store(tmp_path: Path) -> None:
    names = [tmp_path / f"p{number}.yaml" for number in range(30)]
    for number, path in enumerate(names):
        path.write_text(GOOD.replace("id: cancer\n", f"id: p{number}\n"), "utf-8")
    command = [
        sys.executable,
        "-m",
        "scn_criteria",
        "lint",
        "-f",
        "json",
        "--cache-dir",
        str(tmp_path / "memory"),
        *map(str, names),
    ]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    told = [process.communicate(timeout=120) for process in running]
    assert ({out for out, _ in told}, count(tmp_path / "memory")) == ({told[0][0]}, 30)


def test_what_cannot_be_remembered_has_no_key(tmp_path: Path) -> None:
    subjects = [
        Subject(str(tmp_path)),
        Subject(str(tmp_path / "none.yaml")),
        Subject("-"),
        Subject(str(tmp_path), is_ruleset=True),
    ]
    assert [content_of(subject) for subject in subjects] == [None, None, None, None]


def test_a_file_too_large_to_be_read_is_too_large_to_be_remembered() -> None:
    assert LIMITS.max_bytes == LARGEST


LOOKED_AT = """
import sys
from datetime import date
from scn_criteria.linting.inspection import Occasion, inspect
from scn_criteria.linting.settings import Settings
from scn_criteria.linting.subject import Subject
for path in sys.argv[1:]:
    inspect(Subject(path), Occasion(Settings(), date(2012, 7, 26)))
print(*(module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "scn_criteria"), sep="\\n")
"""


def test_everything_that_looks_at_a_proposal_is_in_the_stamp() -> None:
    cases = [path for path in CASES.rglob("*.yaml") if b"scn-proposal/" in path.read_bytes()]
    command = [sys.executable, "-c", LOOKED_AT, *map(str, cases)]
    paths = {"PYTHONPATH": str(Path(resources.HERE).parent)}
    done = subprocess.run(command, env=paths, capture_output=True, check=True)
    stamped = {name for place in stamp._places() for name, _ in stamp._files(place)}
    assert set(done.stdout.decode().split("\n")[:-1]) - stamped == set()


IMPORTED = """
import contextlib, io, sys
before = set(sys.modules)
from scn_criteria.cli import main
try:
    with contextlib.redirect_stdout(io.StringIO()):
        main()
except SystemExit as stopped:
    print(stopped.code or 0, *(set(sys.modules) - before))
"""
SLOW = {"yaml", "jsonschema", "jinja2", "durable", "pathlib", "multiprocessing", "concurrent.futures"}
LOOKING = {f"scn_criteria.{room}" for room in ("document", "ruleset", "proposal", "signing", "decision", "report")}
REMEMBERING = {
    "hashlib",
    "sqlite3",
    "scn_criteria.linting.memory.key",
    "scn_criteria.linting.memory.store",
    "scn_criteria.linting.wire",
}


def imported(*options: str, file: Path) -> set[str]:
    """What is imported to check a file, besides what every Python imports."""
    command = [sys.executable, "-c", IMPORTED, "lint", *options, file.name]
    paths = {"PYTHONPATH": str(Path(resources.HERE).parent)}
    done = subprocess.run(command, cwd=file.parent, env=paths, capture_output=True, check=True)
    code, *modules = done.stdout.decode().split()
    return {code, *modules}


@pytest.mark.parametrize(("text", "code"), [(GOOD, "0"), (BAD, "1")])
def test_a_known_answer_needs_nothing_that_looks(text: str, code: str, file: Path) -> None:
    file.write_text(text, "utf-8")
    imported("--cache-dir", "memory", file=file)
    again = imported("--cache-dir", "memory", file=file)
    assert (code in again, again & (SLOW | LOOKING)) == (True, set())


@pytest.mark.parametrize("text", [GOOD, BAD])
def test_looking_without_a_memory_needs_nothing_that_remembers(text: str, file: Path) -> None:
    file.write_text(text, "utf-8")
    found = imported("--no-cache", file=file)
    assert found & ((SLOW - {"yaml"}) | REMEMBERING) == set()
