"""The list of the shipped ruleset, and what rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from coverage_samples import shipped_coverage, shipped_list

from scn_criteria import resources
from scn_criteria.decision.source_items import ROLE_OF_KIND, EncodingPlace, ItemStatus, Role, numbers_in
from scn_criteria.document.loader import load
from scn_criteria.ruleset.loader import SOURCES_FILE

ITEMS = shipped_coverage().items
FOLDERS = {
    "rules": resources.folder("rules"),
    "schemas": resources.folder("schemas"),
    "templates": resources.folder("templates"),
}
NOT_LISTED = {"npsa-2008"}
"""Documents that say nothing about networks, and whose items nobody lists."""
GAPS = [f"SI-{number}" for number in range(171, 179)]


@lru_cache
def text_of(path: str) -> list[str]:
    first, _, rest = path.partition("/")
    folder = FOLDERS.get(first) or Path(resources.HERE)
    return (folder / rest).read_text(encoding="utf-8").splitlines()


def lines_of(place: EncodingPlace) -> list[str]:
    """The lines that a place names; all lines of the file where it names none."""
    lines = text_of(place.path)
    return lines[place.span.start.line - 1 : place.span.end.line] if place.span else lines


def test_every_item_is_there() -> None:
    assert [f"SI-{number:03}" for number in range(1, 179)] == [item.number for item in shipped_list().items]


def test_nothing_is_wrong_with_the_list_nor_with_what_refers_to_it() -> None:
    assert [f"{one.path}:{one.span.start.line} {one.message}" for one in shipped_coverage().diagnostics] == []


def test_a_place_is_where_the_number_stands() -> None:
    named = [(one.item.number, place) for one in ITEMS for place in one.places]
    assert [(number, place) for number, place in named if number not in numbers_in(" ".join(lines_of(place)))] == []


def test_a_waiver_is_a_sentence_with_a_reason() -> None:
    waived = {one.item.number: one.item.waived for one in ITEMS if one.item.waived}
    assert {number: why for number, why in waived.items() if not re.fullmatch(r"[A-Z].{40,}\.", why)} == {}


def test_every_gap_says_what_is_done_about_it() -> None:
    handled = {one.item.number for one in ITEMS if one.item.handled}
    assert [number for number in GAPS if number not in handled] == []


def test_a_contradiction_has_both_accounts() -> None:
    by_number = {one.item.number: one.item for one in ITEMS}
    documents = {number: [each.document for each in by_number[number].accounts] for number in ("SI-049", "SI-105", "SI-174")}
    expected = {
        "SI-049": ["way-forward", "law-note"],
        "SI-105": ["way-forward", "update-2012-11"],
        "SI-174": ["way-forward", "update-2012-11"],
    }
    assert expected == documents


def test_the_default_for_the_situations_is_shown_as_a_choice_of_ours() -> None:
    item = next(one.item for one in ITEMS if one.item.number == "SI-008")
    assert (len(item.accounts), "either is the default" in item.handled) == (2, True)


STANDINGS = {
    "SI-001": ItemStatus.OPERATIVE,
    "SI-025": ItemStatus.OPERATIVE,
    "SI-045": ItemStatus.STATED,
    "SI-111": ItemStatus.STATED,
    "SI-135": ItemStatus.CITED,
    "SI-138": ItemStatus.STATED,
    "SI-151": ItemStatus.STATED,
    "SI-156": ItemStatus.STATED,
    "SI-157": ItemStatus.CITED,
    "SI-131": ItemStatus.WAIVED,
}
"""Examples of each status, and the items that were once said to be more than they are."""


def test_an_item_stands_by_the_most_that_is_done_with_it() -> None:
    assert {one.item.number: one.standing for one in ITEMS if one.item.number in STANDINGS} == STANDINGS


def test_an_item_that_acts_has_a_place_that_acts() -> None:
    operative = [one for one in ITEMS if one.standing is ItemStatus.OPERATIVE]
    assert [one.item.number for one in operative if not any(place.role is Role.ACTS for place in one.places)] == []


def test_no_item_is_left_without_a_place_or_a_reason() -> None:
    assert [one.item.number for one in ITEMS if one.unsettled] == []


def test_every_kind_of_place_has_a_role_of_its_own_or_only_cites() -> None:
    kinds = {place.kind for one in ITEMS for place in one.places}
    assert kinds - set(ROLE_OF_KIND) <= {"document", "code"}


DATA = [path for path in sorted(FOLDERS["rules"].rglob("*.yaml")) if "tests" not in path.parts and path.name != SOURCES_FILE]


def test_every_citation_of_a_document_names_its_items() -> None:
    cited = [(path.name, one) for path in DATA for one in citations(data_of(path))]
    assert [(file, one) for file, one in cited if one["document"] not in NOT_LISTED and "inventory" not in one] == []


def data_of(path: Path) -> Any:
    document = load(path.read_bytes(), path.name).document
    assert document is not None
    return document.data


def citations(data: Any) -> Iterator[Any]:
    """Every citation in the data of a file."""
    if isinstance(data, dict):
        if "document" in data and "section" in data:
            yield data
        for value in data.values():
            yield from citations(value)
    elif isinstance(data, list):
        for value in data:
            yield from citations(value)
