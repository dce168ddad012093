"""The language server of editors marks what we find, in the same lines, with nothing but our published schemas."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from scn_criteria.cli.main import scn
from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema, load_schema

pytestmark = pytest.mark.judge

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
SHOPPING = CASES / "document" / "schema.json"
SHIPPED = sorted([*ROOT.glob("proposals/*.yaml"), *ROOT.glob("rules/way-forward-2012/**/*.yaml")])
JUDGED = sorted((CASES / "document" / "schema").glob("*.yaml"))
TYPED = sorted((CASES / "document" / "yaml").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Variant:
    """A shipped file with a fault in it."""

    name: str
    file: str
    was: str
    becomes: str
    says: str = ""
    """The sentence that an editor shows, where that is tried."""

    def text(self) -> str:
        text = (ROOT / self.file).read_text(encoding="utf-8")
        assert self.was in text
        return text.replace(self.was, self.becomes, 1)


def variants(name: str) -> list[Variant]:
    return [Variant(**one) for one in yaml.safe_load((CASES / "editor" / name).read_text(encoding="utf-8"))]


VARIANTS, MESSAGES = variants("variants.yaml"), variants("messages.yaml")
EXPRESSION = re.compile(r"\^|\[a-z]|\\")
"""What a regular expression has, and a sentence has not."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that only one of the two marks, and why."""

    only_ours: frozenset[int]
    only_theirs: frozenset[int]
    why: str


DIFFERENCES = {
    "misspelt-required-key": Difference(
        frozenset(),
        frozenset({1}),
        "the server also misses the key that was misspelt; we say it once, where it is to be mended",
    ),
    "table-key-misspelt": Difference(
        frozenset(),
        frozenset({4}),
        "the server also misses the key that was misspelt; we say it once, where it is to be mended",
    ),
    "needs-company": Difference(
        frozenset({3}), frozenset({1}), "the server marks the whole mapping; we mark the key that needs another"
    ),
    "quotes-in-text": Difference(
        frozenset({4, 6, 8}), frozenset(), "to the server a text is a text; we find quotation marks that become a part of it"
    ),
    "item-twice": Difference(
        frozenset({34}), frozenset({33}), "the server marks the whole list; we mark the item that is there already"
    ),
    "numbers-as-people-write-them": Difference(
        frozenset({6}), frozenset(), "the server takes .nan for a number; we take no number that cannot be compared"
    ),
    "wrong-kinds": Difference(
        frozenset({3}), frozenset(), "the server takes 2.0 for a whole number; we ask for one that is written as such"
    ),
    "lost-in-text": Difference(
        frozenset({4, 5, 10, 11, 13, 16, 17, 18}),
        frozenset({1}),
        "to the server a text is a text; we find the lines in it that were meant as keys",
    ),
    "tab-before-a-key": Difference(
        frozenset(),
        frozenset({43, 45, 46, 50}),
        "the server reads on after a tab and marks what follows from it; we stop there",
    ),
    "bracket-left-open": Difference(
        frozenset({143}), frozenset({144}), "the server marks where it notices it; we mark the bracket that is to be closed"
    ),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines in which each of the two finds a fault."""

    ours: frozenset[int]
    theirs: frozenset[int]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Seen]:
    """What both find, by the names of the files. The server is asked once about all of them."""
    from editor import marks_in  # noqa: PLC0415 - what it needs is there for make judges only

    desk = tmp_path_factory.mktemp("desk")
    paths = [
        *_spoilt(desk, VARIANTS),
        *_started(desk / "started"),
        *_copied(JUDGED, desk / "judged"),
        *_copied(TYPED, desk / "typed"),
    ]
    readable = [path for path in [*SHIPPED, *paths] if _is_text(path)]
    marked = marks_in(readable, {SHOPPING: "**/judged/*.yaml"})
    return {_name(path): Seen(our_lines(path), frozenset(mark.line for mark in marked[path])) for path in readable}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[str]]:
    """What an editor says of each file that is spoilt for its message."""
    from editor import marks_in  # noqa: PLC0415 - what it needs is there for make judges only

    paths = list(_spoilt(tmp_path_factory.mktemp("desk"), MESSAGES))
    return {path.stem: [mark.message for mark in marks] for path, marks in marks_in(paths, {}).items()}


def _spoilt(desk: Path, variants: Iterable[Variant]) -> Iterable[Path]:
    """The variants, each where the file it was made from would lie."""
    shutil.copytree(ROOT / "schemas", desk / "schemas")
    for variant in variants:
        path = (desk / variant.file).with_name(f"{variant.name}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(variant.text(), encoding="utf-8")
        yield path


def _started(folder: Path) -> Iterable[Path]:
    """A proposal that was started in an empty folder, and the same with a fault in it."""
    folder.mkdir()
    draft, spoilt = folder / "draft.yaml", folder / "spoilt.yaml"
    done = CliRunner().invoke(scn, ["new", "draft", "-o", str(draft)])
    assert done.exit_code == 0
    text = draft.read_text(encoding="utf-8")
    spoilt.write_text(text.replace("\nsubmitted: ", "\nsubmited: "), encoding="utf-8")
    return draft, spoilt


def _copied(paths: Iterable[Path], folder: Path) -> Iterable[Path]:
    folder.mkdir()
    return [Path(shutil.copy(path, folder)) for path in paths]


def _is_text(path: Path) -> bool:
    """Whether an editor could open a file as UTF-8. What is not cannot be sent to a server."""
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=None)
def shopping() -> Schema:
    return Schema(json.loads(SHOPPING.read_text(encoding="utf-8"), parse_float=Decimal))


def our_schema(document: Document, path: Path) -> Schema | None:
    """The schema that an editor would judge a file by."""
    if path.parent.name == "judged":
        return shopping()
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return load_schema(Path(first.partition("=")[2]).name.partition(".")[0]) if "$schema=" in first else None


def our_lines(path: Path) -> frozenset[int]:
    """The lines in which we find a fault of YAML, or one against the schema."""
    loaded = load(path.read_bytes(), path.name)
    schema = our_schema(loaded.document, path) if loaded.document else None
    judged = schema.judge(loaded.document) if schema and loaded.document else ()
    return frozenset(found.span.start.line for found in (*loaded.diagnostics, *judged))


def differs(name: str) -> Difference:
    return DIFFERENCES.get(name, Difference(frozenset(), frozenset(), ""))


@pytest.mark.parametrize("name", [_name(path) for path in SHIPPED])
def test_a_shipped_file_is_sound_to_both(name: str, seen: Mapping[str, Seen]) -> None:
    assert Seen(frozenset(), frozenset()) == seen[name]


@pytest.mark.parametrize("name", [path.stem for path in JUDGED])
def test_a_case_is_marked_in_the_same_lines(name: str, seen: Mapping[str, Seen]) -> None:
    found, known = seen[f"judged/{name}"], differs(name)
    assert (known.only_ours, known.only_theirs) == (found.ours - found.theirs, found.theirs - found.ours)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_spoilt_file_is_marked_in_the_same_lines(variant: Variant, seen: Mapping[str, Seen]) -> None:
    found, known = seen[f"{Path(variant.file).parent.name}/{variant.name}"], differs(variant.name)
    assert (known.only_ours, known.only_theirs) == (found.ours - found.theirs, found.theirs - found.ours)


def test_a_draft_leads_editors_to_the_schema(seen: Mapping[str, Seen]) -> None:
    draft, spoilt = seen["started/draft"], seen["started/spoilt"]
    assert (draft, bool(spoilt.ours), spoilt.ours) == (Seen(frozenset(), frozenset()), True, spoilt.ours & spoilt.theirs)


def test_both_find_the_same_files_invalid(seen: Mapping[str, Seen]) -> None:
    """But for one, in which there is nothing but quotation marks in texts."""
    judged = {name: found for name, found in seen.items() if not name.startswith("typed/")}
    assert [name for name, found in judged.items() if bool(found.ours) != bool(found.theirs)] == ["judged/quotes-in-text"]


def test_what_is_no_yaml_to_an_editor_is_refused_by_us(seen: Mapping[str, Seen]) -> None:
    typed = {name: found for name, found in seen.items() if name.startswith("typed/")}
    assert [name for name, found in typed.items() if found.theirs and not found.ours] == []


def test_every_variant_is_spoilt_for_both(seen: Mapping[str, Seen]) -> None:
    names = [f"{Path(variant.file).parent.name}/{variant.name}" for variant in VARIANTS]
    assert [name for name in names if not (seen[name].ours and seen[name].theirs)] == []


def test_every_difference_is_still_there(seen: Mapping[str, Seen]) -> None:
    names = {path.stem for path in JUDGED} | {variant.name for variant in VARIANTS}
    assert [name for name in DIFFERENCES if name not in names] == []


@pytest.mark.parametrize("variant", MESSAGES, ids=lambda variant: variant.name)
def test_an_editor_shows_a_sentence(variant: Variant, messages: Mapping[str, Sequence[str]]) -> None:
    assert [variant.says] == messages[variant.name]


def test_an_editor_shows_no_expression(messages: Mapping[str, Sequence[str]]) -> None:
    assert [said for several in messages.values() for said in several if EXPRESSION.search(said)] == []


def test_an_editor_shows_marks_of_markdown_as_meant() -> None:
    from editor import hover_over  # noqa: PLC0415 - what it needs is there for make judges only

    assert "Write `percent`, not the sign." in hover_over(ROOT / "proposals" / "cancer.yaml", "unit:")
