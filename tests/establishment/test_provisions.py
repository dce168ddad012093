"""The files that plans are made from: those that ship, and faulty ones."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from scn_criteria import resources
from scn_criteria.document.loader import load
from scn_criteria.establishment.provisions_file import FILES, examine_provisions

FOLDER = resources.folder("rules") / "establishment"
HEAD = """\
format: scn-establishment/1
id: team
title: A team
documents: {update: {title: An update, publisher: A board, published: 2012}}
"""
POST = "{name: manager, title: Manager, wte: 1, appointed: 1, basis: convention, source: {document: update, section: S}, %s}"
SOURCE = "source: {document: update, section: S}"
PAY = "pay: [{from: 2012-04-01, verified: false, title: T, why: Made up for a test., bands: {'7': [1, 2], '8A': [3, 4]}}]\n"


def found(text: str) -> list[str]:
    examined = examine_provisions(load(text.encode(), "team.yaml"))
    return [f"{one.span.start.line} {one.code.number} {one.message}" for one in examined.diagnostics]


@pytest.mark.parametrize("name", FILES)
def test_what_ships_is_sound(name: str) -> None:
    assert found((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")) == []


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(resources.schema_file("establishment").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FILES)
def test_every_citation_names_a_document_of_its_file(name: str) -> None:
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    named = {one["document"] for one in sources(data)}
    assert named <= set(data["documents"])


def sources(data: object) -> list[dict[str, str]]:
    if isinstance(data, dict):
        own = [data["source"]] if "source" in data else []
        return own + [one for value in data.values() for one in sources(value)]
    return [one for value in data for one in sources(value)] if isinstance(data, list) else []


POSTS = {
    "a band that is known": ("bands: ['8A']", []),
    "a band that is typed as a number": ("bands: [7]", []),
    "no band": ("bands: []", ['6 SCN328 the post "Manager" has no band; expected at least one, or "sessional: true"']),
    "a band nobody pays": (
        "bands: ['7', '8B']",
        ['6 SCN329 the pay of band "8B" of the post "Manager" is not given, expected one of 7, 8A'],
    ),
    "by the session": ("sessional: true", []),
}


@pytest.mark.parametrize(("more", "expected"), POSTS.values(), ids=POSTS)
def test_the_bands_of_a_post(more: str, expected: list[str]) -> None:
    assert expected == found(f"{HEAD}posts:\n  - {POST % more}\n{PAY}")


REFERENCES = {
    "a document that is not listed": (
        f"posts:\n  - {POST % 'sessional: true'}\n".replace("document: update", "document: updat"),
        ['6 SCN415 unknown document "updat"; did you mean "update"?'],
    ),
    "a choice that there is not": (
        "readings: {split: {choice: equally, alternatives: {equal: Each has the same., population: By people in it.}, "
        f"why: Made up for a test., {SOURCE}}}}}\n",
        ['5 SCN407 unknown alternative "equally"; did you mean "equal"?'],
    ),
    "a value outside of its range": (
        "parameters: {share: {value: 2, unit: share, range: [0, 1], step: 1, basis: convention, "
        f"why: Made up for a test., {SOURCE}}}}}\n",
        ['5 SCN416 parameter "share" is 2, outside its range 0 to 1'],
    ),
}


@pytest.mark.parametrize(("more", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_what_a_file_refers_to_exists(more: str, expected: list[str]) -> None:
    assert expected == found(f"{HEAD}{more}")


def test_without_pay_no_band_is_known() -> None:
    message = '6 SCN329 the pay of band "7" of the post "Manager" is not given, expected pay for it in this file'
    assert [message] == found(f"{HEAD}posts:\n  - {POST % 'bands: [7]'}\n")


def test_a_file_that_does_not_fit_its_schema_is_reported() -> None:
    assert [one.split()[1] for one in found(f"{HEAD}post: []\n")] == ["SCN102"]


def test_a_statement_is_about_a_word_of_the_format() -> None:
    sentence = f"{{about: procider_network, text: Those that set it up keep it., basis: convention, {SOURCE}}}"
    assert [line[:8] for line in found(f"{HEAD}statements:\n  - {sentence}\n")] == ["6 SCN104"]


def test_the_name_of_a_band_has_letters_and_digits() -> None:
    assert [line[:8] for line in found(HEAD + PAY.replace("'8A'", "'8_A'"))] == ["5 SCN105"]
