"""From files of cases to cases, or to diagnostics that say why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.document import Document, load_schema, mapping, read_file
from scn_criteria.ruleset.cases.checks import check_cases
from scn_criteria.ruleset.cases.model import NOT_KNOWN, Base, Case
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary

FOLDER = "tests"
"""The folder of a ruleset that holds its cases."""

KIND = "scn-cases"
"""What the format of a file of cases begins with."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file to read, its path as people should see it, and whether somebody named it or it was found in a folder."""

    path: Path
    shown: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class LoadedCases:
    """The cases of all files without an error, in file order, what was found in the files, and those that could be read."""

    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...] = ()


def case_files(folder: Path, shown: str) -> tuple[CaseFile, ...]:
    """The files of cases that belong to a ruleset, in a fixed order."""
    files = sorted((folder / FOLDER).rglob("*.yaml"))
    return tuple(CaseFile(file, f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}") for file in files)


def load_cases(files: Iterable[CaseFile], ruleset: Ruleset, vocabulary: Vocabulary) -> LoadedCases:
    """Read, judge and check files of cases for a ruleset. Never raises on a bad file."""
    cases: list[Case] = []
    diagnostics: list[Diagnostic] = []
    documents: list[Document] = []
    for file in files:
        loaded = read_file(file.path, file.shown)
        faults = loaded.diagnostics
        if loaded.document and file.found and _is_other(loaded.document):
            continue
        if loaded.document:
            documents.append(loaded.document)
            broken = load_schema("rule-cases").judge(loaded.document)
            faults += broken or check_cases(loaded.document, ruleset, vocabulary)
            if all(found.severity is not Severity.ERROR for found in faults):
                cases.extend(parse_cases(loaded.document))
        diagnostics.extend(in_file_order(faults))
    return LoadedCases(tuple(cases), tuple(diagnostics), tuple(documents))


def parse_cases(document: Document) -> Iterator[Case]:
    """The cases of a document in which no check found an error."""
    for index, group in enumerate(mapping(document)["tables"]):
        base = Base(group["table"], _facts(group["base"]))
        for number, data in enumerate(group["cases"]):
            yield Case(
                name=data["name"],
                base=base,
                given=_facts(data.get("given", {})),
                result=data["expect"],
                row=data["row"],
                readings={name: str(choice) for name, choice in data.get("readings", {}).items()},
                parameters={name: str(value) for name, value in data.get("parameters", {}).items()},
                path=document.path,
                span=document.span(("tables", index, "cases", number, "name")),
            )


def _is_other(document: Document) -> bool:
    """Whether a document says itself that it is something else than cases."""
    stated = document.data.get("format") if isinstance(document.data, dict) else None
    return isinstance(stated, str) and not stated.startswith(KIND)


def _facts(data: Mapping[str, Any]) -> Facts:
    return {name: None if value == NOT_KNOWN else value for name, value in data.items()}
