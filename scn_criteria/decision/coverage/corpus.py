"""Everything that may rest on items of the source: a ruleset, the data beside it, program, schemas, templates and pages.

Only files that name a number are taken apart, so that this stays quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.coverage.code_mentions import mentions_in_code
from scn_criteria.decision.coverage.mark_mentions import mentions_in_marks
from scn_criteria.decision.coverage.model import Mention
from scn_criteria.decision.coverage.numbers import PREFIX
from scn_criteria.decision.coverage.schema_mentions import mentions_in_schema
from scn_criteria.decision.coverage.yaml_mentions import mentions_in_data
from scn_criteria.document import Document, load
from scn_criteria.ruleset.loading import SET_APART, SOURCES_FILE

PACKAGE = "scn_criteria"
FAULTS = "faults"
"""Pages of kinds of fault. Their examples name numbers and rest on none."""
HERE = Path(__file__).parent.name


def of_ruleset(folder: Path, shown: str) -> Iterator[Mention]:
    """What a ruleset names, its head and all of its tables."""
    for file in _files(folder, ".yaml"):
        inside = file.relative_to(folder)
        if file.name != SOURCES_FILE and not SET_APART & set(inside.parts[:-1]):
            yield from _data(file, f"{shown.rstrip('/')}/{inside.as_posix()}")


def of_what_ships() -> Iterator[Mention]:
    """What everything else that ships with the package names: other data, schemas, program and templates."""
    rules, templates, program = resources.folder("rules"), resources.folder("templates"), Path(resources.HERE)
    for folder in sorted(path for path in rules.iterdir() if path.is_dir()):
        if folder.name != resources.DEFAULT_RULESET:
            yield from of_ruleset(folder, f"rules/{folder.name}")
    for file in _files(resources.folder("schemas"), ".json"):
        yield from _in_document(file, f"schemas/{file.name}", mentions_in_schema)
    for file in _files(program, ".py"):
        if HERE not in file.relative_to(program).parts:
            text = file.read_text(encoding="utf-8")
            yield from mentions_in_code(text, f"{PACKAGE}/{file.relative_to(program).as_posix()}")
    yield from _of_templates(templates)


def of_pages(folder: Path, shown: str) -> Iterator[Mention]:
    """What the marks of pages in Markdown name."""
    for file in _files(folder, ".md"):
        path = f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}"
        yield from mentions_in_marks(file.read_text(encoding="utf-8"), path, "page")


def _of_templates(templates: Path) -> Iterator[Mention]:
    for file in _files(templates, ".j2", ".md", ".html"):
        path = f"templates/{file.relative_to(templates).as_posix()}"
        yield from mentions_in_marks(file.read_text(encoding="utf-8"), path, "template")
    for file in _files(templates, ".yaml"):
        if FAULTS not in file.relative_to(templates).parts:
            yield from _data(file, f"templates/{file.relative_to(templates).as_posix()}")


def _files(folder: Path, *endings: str) -> Iterator[Path]:
    """The files below a folder that name a number, in a fixed order."""
    mark = PREFIX.encode()
    for file in sorted(folder.rglob("*")):
        if file.suffix in endings and file.is_file() and mark in file.read_bytes():
            yield file


def _data(file: Path, shown: str) -> Iterator[Mention]:
    yield from _in_document(file, shown, mentions_in_data)


def _in_document(file: Path, shown: str, mentions: Callable[[Document], Iterator[Mention]]) -> Iterator[Mention]:
    """What a file names, if it can be read. If it cannot, who uses it says so."""
    document = load(file.read_bytes(), shown).document
    if document:
        yield from mentions(document)
