"""No line of a file is lost without a word: keys and items pushed into texts, texts cut by comments, first signs."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from edits import Edit, cut, document, pushed, schema_of, shipped

from scn_criteria.diagnostics import Diagnostic, has_error
from scn_criteria.document.foreign_files import fault_of_data
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema
from scn_criteria.lint.fixing import applied

pytestmark = pytest.mark.once

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "first_signs.yaml").read_text("utf-8"))
STRANGERS: list[dict[str, Any]] = yaml.safe_load((HERE / "edits_of_strangers.yaml").read_text("utf-8"))
CANCER = Path(HERE.parents[1], "proposals", "cancer.yaml")
SOUND = Path(HERE.parents[1], "proposals", "falls-and-fragility-fractures.yaml")
TITLE = "\ntitle: Falls and fragility fractures in one CCG"
SAMPLED = 60
"""So many edits of all shipped files in the plain run; the thorough one tries them all."""


def found_in(text: str, schema: Schema) -> tuple[Diagnostic, ...]:
    loaded = load(text.encode(), "a.yaml")
    return loaded.diagnostics + (schema.judge(loaded.document) if loaded.document else ())


def schema_for(path: Path) -> Schema:
    schema = schema_of(document(path))
    assert schema is not None
    return schema


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_nothing_is_found_in_what_ships(path: Path) -> None:
    assert schema_for(path).judge(document(path)) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_one_fault_with_one_fix(case: dict[str, Any]) -> None:
    sound = SOUND.read_text("utf-8")
    text = sound.replace(TITLE, f"\ntitle: {case['typed']}")
    found = found_in(text, schema_for(SOUND))
    assert [(one.code.number, one.message) for one in found] == [(case["code"], case["says"])]
    fix = found[0].fix
    assert case.get("fix") == (fix.edits[0].text if fix else None)
    if fix:
        assert applied(text, fix.edits) == sound.replace(TITLE, f"\ntitle: {case['fix']}")


def unnoticed(edits: list[tuple[Path, Edit]]) -> list[str]:
    """The edits that nothing is said about, or after whose fix the file holds other data than before."""
    return [edit.name for path, edit in edits if not _is_noticed(path, edit)]


def _is_noticed(path: Path, edit: Edit) -> bool:
    loaded = load(edit.text.encode(), edit.path)
    if loaded.document is None:
        return True
    found = schema_for(path).judge(loaded.document)
    fixes = [one.fix for one in found if one.fix and "inside the text" in one.message]
    if len(fixes) != 1 or fixes[0] is None:
        return False
    mended = load(applied(edit.text, fixes[0].edits).encode(), edit.path).document
    return mended is not None and mended.data == document(path).data


PUSHED = [(path, edit) for path in shipped() for edit in pushed(path)]
CUT = [(path, edit) for path in shipped() for edit in cut(path)]


def sample(edits: list[tuple[Path, Edit]]) -> list[tuple[Path, Edit]]:
    return random.Random(2012).sample(edits, SAMPLED)


def test_there_are_many_edits() -> None:
    assert len(PUSHED) > 400
    assert len(CUT) > 1200


def test_a_key_pushed_into_a_text_is_noticed_and_put_back() -> None:
    assert unnoticed(sample(PUSHED)) == []


@pytest.mark.thorough
def test_every_key_pushed_into_a_text_is_noticed_and_put_back() -> None:
    assert unnoticed(PUSHED) == []


def uncut(edits: list[tuple[Path, Edit]]) -> list[str]:
    """The edits that make no error, or one that is blamed on something else than the number sign."""
    return [edit.name for path, edit in edits if not _is_blamed(found_in(edit.text, schema_for(path)))]


def _is_blamed(found: tuple[Diagnostic, ...]) -> bool:
    return has_error(found) and any(one.message.startswith('found "#1') for one in found)


def test_a_number_sign_in_a_text_is_noticed() -> None:
    assert uncut(sample(CUT)) == []


@pytest.mark.thorough
def test_every_number_sign_in_a_text_is_noticed() -> None:
    assert uncut(CUT) == []


@pytest.mark.parametrize("put", ["2012 #1", "# scn: ignore[SCN201] agreed"])
def test_a_comment_behind_what_is_no_free_text_is_a_comment(put: str) -> None:
    text = SOUND.read_text("utf-8").replace("\nsubmitted: 2012-11-30", f"\nsubmitted: 2012-11-30 {put[put.index('#') :]}", 1)
    assert found_in(text, schema_for(SOUND)) == ()


PROSE = """
Two things matter: first, that people are seen early; second, that they are seen by somebody who knows them.
As one reviewer put it: no area can do this alone. The figures, in short: 12 of 30.
Note that costs fall: the audit of 2011 says so, and the plan: see above, follows it.
Terms: of what is agreed, the audit of 2011 says the most.
Outcome: see the audit of 2011
Condition:
""".strip().splitlines()


def test_prose_with_colons_is_no_key() -> None:
    for line in PROSE:
        text = SOUND.read_text("utf-8").replace("\nsummary: >-\n", f"\nsummary: >-\n  {line}\n", 1)
        assert line in text
        assert [one.message for one in found_in(text, schema_for(SOUND)) if "inside the text" in one.message] == []


NEAR_KEYS = [
    ("sponsor:", "Sponsor:", "sponsor"),
    ("condition:", "conditon:", "condition"),
    ("submitted: 2012-11-30", "Submitted: 2012-11-30", "submitted"),
    ("submitted: 2012-11-30", "submited: 2012-11-30", "submitted"),
]


@pytest.mark.parametrize(("line", "typed", "key"), NEAR_KEYS, ids=lambda each: each)
def test_a_misspelt_key_pushed_into_a_text_is_noticed_and_put_back(line: str, typed: str, key: str) -> None:
    sound = SOUND.read_text("utf-8")
    block = sound[sound.index(f"\n{line}\n") :]
    block = block[: block.index("\n\n", 1) + 1]
    rest = sound.replace(block, "", 1)
    summary = rest.index("\nsummary: >-\n")
    at = rest.index("\n\n", summary)
    pushed_in = block.replace(line, typed, 1).rstrip("\n").replace("\n", "\n  ")
    text = rest[:at] + pushed_in + rest[at:]
    found = [one for one in found_in(text, schema_for(SOUND)) if "inside the text" in one.message]
    assert [f'did you mean the key "{key}", in column 1?' in one.message for one in found] == [True]
    assert found[0].fix is not None
    mended = load(applied(text, found[0].fix.edits).encode(), "a.yaml").document
    assert mended is not None
    assert mended.data == document(SOUND).data


@pytest.mark.parametrize("case", STRANGERS, ids=lambda case: case["name"])
def test_one_mistake_is_one_fault_with_advice_that_mends_it(case: dict[str, Any]) -> None:
    sound = CANCER.read_text("utf-8")
    text = sound.replace(case["was"], case["is"], 1)
    found = found_in(text, schema_for(CANCER))
    assert [f"{one.span.start.line}:{one.span.start.column} {one.code.number}" for one in found] == [case["found"]]
    assert (found[0].help or found[0].code.help) == case["help"]
    fix = found[0].fix
    assert (fix is not None) == case.get("mended", False)
    if fix is not None:
        assert yaml.safe_load(applied(text, fix.edits)) == yaml.safe_load(sound)


def test_line_ends_of_old_macs_are_one_fault_and_mended() -> None:
    sound = CANCER.read_text("utf-8")
    old = sound.replace("\n", "\r")
    found = found_in(old, schema_for(CANCER))
    assert [one.code.number for one in found] == ["SCN017"]
    assert found[0].fix is not None
    assert applied(old, found[0].fix.edits) == sound


@pytest.mark.parametrize(
    ("text", "codes"),
    [('{"format": "scn-proposal/1", "id": "a",}', ["SCN041"]), ('{"format": "scn-proposal/1", "id": "a,}"}', [])],
)
def test_json_with_a_comma_too_many_is_named_as_json(text: str, codes: list[str]) -> None:
    found = load(text.encode(), "a.yaml").document
    assert found is not None
    fault = fault_of_data(found)
    assert ([fault.code.number] if fault else []) == codes
