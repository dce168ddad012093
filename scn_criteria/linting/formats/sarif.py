"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scn_criteria import __version__
from scn_criteria.diagnostic_record import Record
from scn_criteria.linting.addresses import address, relative_reference
from scn_criteria.linting.fingerprint import Marked, marked
from scn_criteria.linting.formats import Manner
from scn_criteria.linting.result import Kind, Linted, Sources
from scn_criteria.linting.sarif.places import ROOT, Places
from scn_criteria.linting.sarif.results import result
from scn_criteria.linting.sarif.rules import rule
from scn_criteria.linting.subject import STANDARD_INPUT

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://scn-criteria.invalid/docs/linting.md"
"""SARIF wants an address. There is no home page, so it is one that leads nowhere for certain, as in the schemas' ids."""


def render(linted: Linted, sources: Sources, manner: Manner) -> str:
    """The log: one run, with the rules that found something and the files that were looked at. In pure ASCII."""
    found = marked(linted, manner.folder)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(linted, found, sources, manner.folder)]}
    return json.dumps(log, indent=2) + "\n"


def _run(linted: Linted, found: Sequence[Marked], sources: Sources, folder: str) -> Record:
    codes = {one.found.code.number: one.found.code for one in found}
    numbers = sorted(codes)
    artifacts = _artifacts(linted, found, folder)
    places = Places({path: index for index, path in enumerate(artifacts)}, sources, folder)
    return {
        "tool": {"driver": {**_driver(), "rules": [rule(codes[number]) for number in numbers]}},
        "automationDetails": {"id": "scn-criteria/lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that the command was run in."}}},
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [_artifact(path) for path in artifacts],
        "results": [result(one, numbers.index(one.found.code.number), places) for one in found],
    }


def _driver() -> Record:
    return {
        "name": "scn-criteria",
        "fullName": f"scn-criteria {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": INFORMATION,
        "shortDescription": {"text": "Checks proposals for strategic clinical networks, and the rules that judge them."},
    }


def _artifacts(linted: Linted, found: Sequence[Marked], folder: str) -> list[str]:
    """Every file that was looked at, once; of a ruleset, which is a folder, those that a finding names."""
    files = [address(one.path, folder) for one in linted.checked if one.kind is not Kind.RULESET]
    named = [address(second.path, folder) for one in found for second in one.found.related if second.path]
    return list(dict.fromkeys([*files, *(one.path for one in found), *named]))


def _artifact(path: str) -> Record:
    said = {"description": {"text": "Standard input."}} if path == STANDARD_INPUT else {}
    return {"location": {"uri": relative_reference(path), "uriBaseId": ROOT}, **said, "mimeType": "application/yaml"}
