"""Faults in files of cases: each an edit of a sound file, with the line that must be said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from agreed import shipped

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.cases import Case, CaseFile, LoadedCases, load_cases

SOUND = """\
format: scn-cases/1
tables:
  - table: C4
    base: {pathway_named: true, planning_argued: true, delivery_argued: true, people_affected: 200000, yearly_volume: 40000}
    cases:
      - name: A large pathway
        expect: met
        row: C4-R1
      - name: Neither is known
        given: {people_affected: not_known, yearly_volume: not_known}
        readings: {criteria: majority}
        parameters: {large_scale: 20000}
        expect: not_evidenced
        row: C4-R4
"""
FAULTS = [
    ("table: C4", "table: C44", '3:12 SCN424 unknown table "C44"; did you mean "C4"?'),
    (
        "given: {people_affected",
        "given: {people_afected",
        '10:17 SCN424 unknown fact "people_afected"; did you mean "people_affected"?',
    ),
    ("C4-R4", "C4-R8", '14:14 SCN424 unknown row of table C4 "C4-R8"; did you mean "C4-R4"?'),
    ("expect: met", "expect: meet", '7:17 SCN424 unknown result of table C4 "meet"; did you mean "met"?'),
    ("criteria: maj", "criterion: maj", '11:20 SCN424 unknown reading "criterion"; did you mean "criteria"?'),
    ("majority", "majorty", '11:30 SCN424 unknown alternative "majorty"; did you mean "majority"?'),
    ("large_scale:", "large_scales:", '12:22 SCN424 unknown parameter "large_scales"; did you mean "large_scale"?'),
    ("20000}", "20}", '12:35 SCN425 parameter "large_scale" may be 1000 to 100000 people, found "20"'),
    ("pathway_named: true", "pathway_named: 1", '4:27 SCN425 "pathway_named" is never "1"; expected "true" or "false"'),
    (
        "pathway_named: true",
        "pathway_named: not_known",
        '4:27 SCN425 "pathway_named" is never "not_known"; expected "true" or "false"',
    ),
    (
        "yearly_volume: 40000",
        "yearly_volume: -1",
        '4:119 SCN425 "yearly_volume" is never "-1"; expected a number from 0 or "not_known"',
    ),
    ("pathway_named: true, ", "", '4:5 SCN426 the base of table C4 does not give "pathway_named"'),
    ("not_evidenced", "met", '13:17 SCN427 row C4-R4 gives "not_evidenced", and the case expects "met"'),
    (
        "{people_affected: not",
        "{coverage: england, people_affected: not",
        '10:17 SCN428 table C4 does not read "coverage", so the case cannot depend on it',
    ),
    ("Neither is known", "A large pathway", '9:15 SCN429 the name "A large pathway" is used twice'),
    (
        "row: C4-R1",
        "rows: C4-R1",
        '8:9 SCN102 found the unknown key "rows" in item 1 of "cases", expected a known one; did you mean "row"?',
    ),
]


def loaded(text: str, folder: Path) -> LoadedCases:
    path = folder / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    return load_cases([CaseFile(path, "cases.yaml")], shipped(), vocabulary())


def said(found: LoadedCases) -> list[str]:
    return [f"{one.span.start.line}:{one.span.start.column} {one.code.number} {one.message}" for one in found.diagnostics]


def test_a_sound_file_has_no_fault(tmp_path: Path) -> None:
    assert said(loaded(SOUND, tmp_path)) == []


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_named(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert SOUND.count(old) == 1
    assert said(loaded(SOUND.replace(old, new), tmp_path)) == [expected]


def test_every_kind_of_fault_is_shown() -> None:
    shown = {expected.split()[1] for _, _, expected in FAULTS}
    assert {f"SCN42{digit}" for digit in range(4, 10)} <= shown


def test_an_error_keeps_the_cases_of_a_file_from_being_used(tmp_path: Path) -> None:
    assert loaded(SOUND.replace("C4-R4", "C4-R8"), tmp_path).cases == ()


def test_a_warning_does_not(tmp_path: Path) -> None:
    assert len(loaded(SOUND.replace("Neither is known", "A large pathway"), tmp_path).cases) == 2


def second(tmp_path: Path) -> Case:
    return loaded(SOUND, tmp_path).cases[1]


def test_what_a_case_gives_stands_in_place_of_the_base(tmp_path: Path) -> None:
    facts = second(tmp_path).facts
    assert (facts["pathway_named"], facts["people_affected"]) == (True, None)


def test_what_a_case_chooses_is_kept(tmp_path: Path) -> None:
    case = second(tmp_path)
    assert (dict(case.readings), dict(case.parameters)) == ({"criteria": "majority"}, {"large_scale": "20000"})


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    found = load_cases([CaseFile(tmp_path / "none.yaml", "none.yaml")], shipped(), vocabulary())
    assert [one.code.number for one in found.diagnostics] == ["SCN001"]


def test_other_data_found_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "proposal.yaml"
    path.write_text("format: scn-proposal/1\n", encoding="utf-8")
    assert load_cases([CaseFile(path, "p.yaml", found=True)], shipped(), vocabulary()) == LoadedCases((), ())
