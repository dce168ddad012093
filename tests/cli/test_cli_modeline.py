"""``scn new``: the first line of the draft leads editors to the schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran

from scn_criteria import resources

Run = Callable[..., Ran]
SCHEMA = resources.schema_file("proposal").read_text(encoding="utf-8")
LINE = "# yaml-language-server: $schema="


def named(path: Path) -> str:
    """The schema that a file names, or nothing."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix(LINE) if first.startswith(LINE) else ""


@pytest.fixture
def far(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder three steps into the desk, and the present one."""
    folder = desk / "a" / "b" / "c"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_the_schema_is_written_beside(desk: Path, run: Run) -> None:
    run("new", "heart-failure")
    assert (
        named(desk / "heart-failure.yaml"),
        (desk / "proposal.schema.json").read_text(encoding="utf-8"),
    ) == ("proposal.schema.json", SCHEMA)


@pytest.mark.parametrize("place", ["proposal.schema.json", "schemas/proposal.schema.json"])
@pytest.mark.parametrize("around", ["a/b/c", "a/b", "."])
def test_a_schema_that_is_there_is_used(place: str, around: str, desk: Path, far: Path, run: Run) -> None:
    path = desk / around / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(SCHEMA, encoding="utf-8")
    ran = run("new", "x")
    assert (ran.out, path.resolve()) == (
        "x.yaml written. Fill it in, then: scn lint x.yaml\n",
        (far / named(far / "x.yaml")).resolve(),
    )


def test_the_second_proposal_uses_the_schema_of_the_first(desk: Path, run: Run) -> None:
    run("new", "first")
    (desk / "proposal.schema.json").write_text(SCHEMA + "\n", encoding="utf-8")
    run("new", "second")
    assert (
        (desk / "proposal.schema.json").read_text(encoding="utf-8"),
        named(desk / "second.yaml"),
    ) == (SCHEMA + "\n", "proposal.schema.json")


@pytest.mark.parametrize("content", [b"{}", b"\xff"])
def test_a_file_of_the_same_name_for_something_else_is_left_alone(content: bytes, desk: Path, run: Run) -> None:
    (desk / "proposal.schema.json").write_bytes(content)
    run("new", "x")
    assert (content, "") == ((desk / "proposal.schema.json").read_bytes(), named(desk / "x.yaml"))


def test_a_schema_that_is_asked_for_is_written(desk: Path, run: Run) -> None:
    ran = run("new", "x", "-o", "good/x.yaml", "--schema", "the.json")
    assert (ran.code, named(desk / "good" / "x.yaml"), (desk / "the.json").read_text(encoding="utf-8")) == (
        0,
        "../the.json",
        SCHEMA,
    )


def test_a_schema_that_is_asked_for_and_there_is_left_alone(desk: Path, run: Run) -> None:
    (desk / "the.json").write_text("mine")
    run("new", "x", "--schema", "the.json")
    assert (named(desk / "x.yaml"), (desk / "the.json").read_text()) == ("the.json", "mine")


def test_a_schema_on_the_web_is_only_named(desk: Path, run: Run) -> None:
    run("new", "x", "--schema", "https://www.example.org/proposal.schema.json")
    assert ("https://www.example.org/proposal.schema.json", {"good", "x.yaml"}) == (
        named(desk / "x.yaml"),
        {path.name for path in desk.iterdir()},
    )


def test_no_schema_is_named_if_none_is_wanted(desk: Path, run: Run) -> None:
    run("new", "x", "--no-schema")
    assert ("", {"good", "x.yaml"}) == (named(desk / "x.yaml"), {path.name for path in desk.iterdir()})


def test_what_is_printed_names_a_schema_that_is_there(desk: Path, run: Run) -> None:
    (desk / "proposal.schema.json").write_text(SCHEMA, encoding="utf-8")
    assert run("new", "x", "-o", "-").out.startswith(f"{LINE}proposal.schema.json\n")


BAD = [
    (["--schema", "a b.json"], '"a b.json" cannot be the address of a schema, as editors read up to the first space'),
    (["--schema", "https://a b"], "cannot be the address of a schema"),
    (["--schema", "x.json", "--no-schema"], "--schema and --no-schema exclude each other; give one of them"),
]


@pytest.mark.parametrize(("options", "message"), BAD)
def test_a_schema_that_cannot_be(options: list[str], message: str, desk: Path, run: Run) -> None:
    ran = run("new", "x", *options)
    assert (ran.code, message in ran.err, [path.name for path in desk.iterdir()]) == (2, True, ["good"])


def test_nothing_is_written_if_the_schema_cannot_be(desk: Path, run: Run) -> None:
    ran = run("new", "x", "--schema", "nowhere/the.json")
    assert (ran.code, [path.name for path in desk.iterdir()]) == (2, ["good"])
