"""A folder of tables becomes a ruleset, or diagnostics that say why it cannot."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.document import Document, load_schema, mapping, read_file
from scn_criteria.ruleset.checks import check_ruleset
from scn_criteria.ruleset.checks.shape import HEAD
from scn_criteria.ruleset.codes import FINAL_ROW, NOT_A_RULESET, TOO_LARGE
from scn_criteria.ruleset.compilation import CompilationError, compile_ruleset
from scn_criteria.ruleset.fingerprint import fingerprint
from scn_criteria.ruleset.model import DECISION, Ruleset
from scn_criteria.ruleset.parsing import parse_ruleset, parse_tables
from scn_criteria.ruleset.vocabulary import Vocabulary

SET_APART = {"tests"}
"""Folders inside a ruleset that hold no tables."""
Vocabularies = Callable[[str], Vocabulary]
"""The vocabulary of a programme, by its word in the head of a ruleset."""
SOURCES_FILE = "sources.yaml"
"""The list of what the documents say. It decides nothing, and so is no part of the rules."""


@dataclass(frozen=True, slots=True)
class LoadedRuleset:
    """A ruleset, unless an error keeps it from being used, and what was found in its files."""

    ruleset: Ruleset | None
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...] = ()
    draft: Ruleset | None = None
    """A ruleset with tables that may be left open. Nothing may be decided by it, but it can be shown where it is open."""


def load_ruleset(folder: Path, shown: str, vocabulary: Vocabulary | Vocabularies) -> LoadedRuleset:
    """Read, judge and check all files of a ruleset, by one vocabulary or by that of the programme that it names.

    ``shown`` is the path of the folder as people should see it. Never raises on a bad ruleset.
    """
    if not (folder / HEAD).is_file():
        return LoadedRuleset(None, (Diagnostic(NOT_A_RULESET, f'no "{HEAD}" in this folder', shown),))
    documents: dict[str, Document] = {}
    diagnostics: list[Diagnostic] = []
    for file in ruleset_files(folder):
        loaded = read_file(file, f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}")
        faults = loaded.diagnostics
        if loaded.document:
            faults += load_schema("ruleset").judge(loaded.document)
            documents[file.relative_to(folder).as_posix()] = loaded.document
        diagnostics.extend(in_file_order(faults))
    if _broken(diagnostics):
        return LoadedRuleset(None, tuple(diagnostics))
    words = vocabulary if isinstance(vocabulary, Vocabulary) else vocabulary(_programme(documents[HEAD]))
    diagnostics.extend(check_ruleset(documents, shown, words))
    read = tuple(documents.values())
    if _broken(diagnostics):
        draft = _build(documents, shown, words) if _merely_open(diagnostics) else None
        return LoadedRuleset(None, tuple(diagnostics), read, draft)
    ruleset = _build(documents, shown, words)
    try:
        compile_ruleset(ruleset, words)
    except CompilationError as error:
        diagnostics.append(_too_large(error, documents))
        return LoadedRuleset(None, tuple(diagnostics))
    return LoadedRuleset(replace(ruleset, fingerprint=fingerprint(ruleset, words)), tuple(diagnostics), read)


def ruleset_files(folder: Path) -> Iterator[Path]:
    """The files of a ruleset that hold its head and its tables, in a fixed order."""
    for file in sorted(folder.rglob("*.yaml")):
        inside = file.relative_to(folder)
        if not SET_APART & set(inside.parts[:-1]) and inside.as_posix() != SOURCES_FILE:
            yield file


def _programme(head: Document) -> str:
    """What a ruleset is for. The wrong file in the place of the head is told later."""
    return str(mapping(head).get("programme", DECISION))


def _broken(diagnostics: list[Diagnostic]) -> bool:
    return any(found.severity is Severity.ERROR for found in diagnostics)


def _merely_open(diagnostics: list[Diagnostic]) -> bool:
    """Whether the only errors are about final rows: all else is in order, so the tables mean something."""
    return all(found.code is FINAL_ROW for found in diagnostics if found.severity is Severity.ERROR)


def _too_large(error: CompilationError, documents: dict[str, Document]) -> Diagnostic:
    document = next(document for document in documents.values() if document.path == error.table.path)
    at = (*error.table.at, "id")
    return Diagnostic(TOO_LARGE, str(error), document.path, document.span(at), at)


def _build(documents: dict[str, Document], shown: str, vocabulary: Vocabulary) -> Ruleset:
    tables = [
        table
        for name, document in documents.items()
        if name != HEAD
        for table in parse_tables(mapping(document), document.path)
    ]
    digests = {name: document.sha256 for name, document in documents.items()}
    ruleset = parse_ruleset(mapping(documents[HEAD]), tables, shown, _digest(digests))
    return replace(ruleset, vocabulary=vocabulary)


def ruleset_digest(folder: Path) -> str:
    """The digest of a ruleset as its files are, whether or not it can be used. Raises OSError where one cannot be read."""
    files = ((file.relative_to(folder).as_posix(), file.read_bytes()) for file in ruleset_files(folder))
    return _digest({name: hashlib.sha256(raw).hexdigest() for name, raw in files})


def _digest(digests: Mapping[str, str]) -> str:
    """One digest over the names of all files and the digests of their bytes."""
    digest = hashlib.sha256()
    for name, sha256 in sorted(digests.items()):
        digest.update(f"{name}\0{sha256}\n".encode())
    return digest.hexdigest()
