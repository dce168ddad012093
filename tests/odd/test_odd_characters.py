"""Characters from Word, Excel and web pages, and other forms of YAML: named at their place, and mended by a fix."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.document import loader
from scn_criteria.document.loader import load
from scn_criteria.document.odd_characters import damaged_text, odd_lines, pasted_tables
from scn_criteria.document.python_parser import python_events
from scn_criteria.lint.fixing import fix_file
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.results import Checked
from scn_criteria.lint.settings import Settings

pytestmark = pytest.mark.once

HERE = Path(__file__).parent
TOP = HERE.parents[1]
NAME = "falls-and-fragility-fractures.yaml"
SOUND = (TOP / "proposals" / NAME).read_text("utf-8")
TABLES_OF_CASES = ("characters.yaml", "forms.yaml")
CASES: list[dict[str, Any]] = [case for name in TABLES_OF_CASES for case in yaml.safe_load((HERE / name).read_text("utf-8"))]
OCCASION = LintContext(Settings(), date(2012, 12, 1))
SHIPPED = sorted(path for folder in ("proposals", "reviews", "rules") for path in (TOP / folder).rglob("*.yaml"))


def look(subject: LintSubject) -> Checked | None:
    return inspect(subject, OCCASION)


def found_in(text: str) -> list[str]:
    checked = look(LintSubject(NAME, content=text.encode()))
    assert checked is not None
    return [f"{one.span.start.line}:{one.span.start.column} {one.code.number} {one.message}" for one in checked.diagnostics]


def fixed(text: str, *, unsafe: bool = False) -> str:
    return fix_file(LintSubject(NAME), text.encode(), look, unsafe=unsafe).after.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["is"]))
def test_it_is_named_at_its_place(case: dict[str, Any]) -> None:
    assert SOUND.count(case["was"]) == 1
    more = [said for said in found_in(SOUND.replace(case["was"], case["is"])) if said not in found_in(SOUND)]
    assert more == [case["says"]]


@pytest.mark.parametrize("case", [case for case in CASES if "help" in case], ids=lambda case: ascii(case["is"]))
def test_the_help_says_what_to_write(case: dict[str, Any]) -> None:
    checked = look(LintSubject(NAME, content=SOUND.replace(case["was"], case["is"]).encode()))
    assert checked is not None
    assert case["help"] in [one.advice for one in checked.diagnostics]


@pytest.mark.parametrize("case", [case for case in CASES if case.get("mends", True)], ids=lambda case: ascii(case["is"]))
def test_it_is_mended(case: dict[str, Any]) -> None:
    assert fixed(SOUND.replace(case["was"], case["is"]), unsafe=case.get("unsafe", False)) == SOUND


ODD_SPACES = ("\u00a0", "\u2007", "\u2009", "\u202f", "\u3000")
PLACES = {
    "in the indentation of a key": ("\n  extent: ccgs", "\n{0} extent: ccgs"),
    "in all of the indentation": ("\n  extent: ccgs", "\n{0}{0}extent: ccgs"),
    "in the indentation of an item": ("\n    - Hip fracture", "\n  {0} - Hip fracture"),
    "after a hyphen": ("\n    - Hip fracture", "\n    -{0}Hip fracture"),
    "after a hyphen before a key": ("\n      - indicator: People aged", "\n      -{0}indicator: People aged"),
    "after a colon": ("\n  extent: ccgs", "\n  extent:{0}ccgs"),
    "before a colon": ("\n  extent: ccgs", "\n  extent{0}: ccgs"),
    "after a colon that ends its line": ("\ncoverage:\n", "\ncoverage:{0}\n"),
    "in the indentation of a text": ("\n      Falls can be counted", "\n    {0}{0}Falls can be counted"),
    "behind a word": ("\n  extent: ccgs", "\n  extent: ccgs{0}"),
    "after the sign of a text": ("\n    rationale: >-\n      Falls", "\n    rationale: >-{0}\n      Falls"),
}


@pytest.mark.parametrize(("space", "place"), [*product(ODD_SPACES, PLACES)], ids=ascii)
def test_a_planted_space_is_mended(space: str, place: str) -> None:
    was, typed = PLACES[place]
    assert SOUND.count(was) == 1
    assert fixed(SOUND.replace(was, typed.format(space))) == SOUND


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["is"]))
def test_it_is_found_alike_without_libyaml(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    text = SOUND.replace(case["was"], case["is"])
    before = load(text.encode(), NAME).diagnostics
    monkeypatch.setattr(loader, "parser_events", python_events)
    assert load(text.encode(), NAME).diagnostics == before


def test_nothing_is_found_in_what_ships() -> None:
    texts = {path.name: path.read_text("utf-8") for path in SHIPPED}
    found = {name: (odd_lines(text), damaged_text(text, name), pasted_tables(text, name)) for name, text in texts.items()}
    assert [name for name, faults in found.items() if any(faults)] == []


LEGITIMATE = (
    "note: Between 5\u00a0% and 10\u00a0% \u2013 or so \u2013 of people\u2019s care",
    "note: \u201cGood\u201d care \u2014 as they say",
    "name: \u0141\u00f3d\u017a, T\u0177 Newydd, \u03b2-blocker, 10 \u03bcg, \u03b11-antitrypsin",
    "name: NHS \u041c\u043e\u0441\u043a\u0432\u0430",
    "note: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 and \U0001f469\u200d\u2695\ufe0f",
    "note: The aims are\n  \u2022 one\n  \u2022 two",
    "note: >-\n  The aims\n  \u2013 one\n  \u2022 two\n  key\uff1avalue",
    "note: 'CAF\u00c9\u201d'",
    "# a comment with\u00a0a space: and\u00a0: more\na: 1",
)


@pytest.mark.parametrize("text", LEGITIMATE, ids=ascii)
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert load(f"{text}\n".encode(), "a.yaml").diagnostics == ()


WRONGLY_READ = {
    "\u00a36m": "\u00c2\u00a36m",
    "people\u2019s": "people\u00e2\u20ac\u2122s",
    "caf\u00e9": "caf\u00c3\u00a9",
    "5 \u2013 6": "5 \u00e2\u20ac\u201c 6",
}


@pytest.mark.parametrize("meant", WRONGLY_READ, ids=ascii)
def test_text_read_in_a_wrong_encoding_is_named(meant: str) -> None:
    (found,) = load(f"note: {WRONGLY_READ[meant]}\n".encode(), "a.yaml").diagnostics
    assert (found.code.number, found.fix and found.fix.edits[0].text) == (
        "SCN044",
        next(c for c in meant if not c.isascii()),
    )


TABLES = ("name\tvalue\n  Age UK\t3\n", "| name | value |\n  | Age UK | 3 |\n")


@pytest.mark.parametrize("table", TABLES)
def test_a_pasted_table_is_named(table: str) -> None:
    found = load(f"note: |\n  {table}".encode(), "a.yaml").diagnostics
    assert [one.code.number for one in found] == ["SCN043"]
