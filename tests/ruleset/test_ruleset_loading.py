"""The shipped ruleset loads without a fault, and a folder of any kind never raises."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from building import shipped

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.compilation import MOST_PATTERNS, compile_ruleset
from scn_criteria.ruleset.loader import load_ruleset, ruleset_files
from scn_criteria.ruleset.model import Basis


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / DEFAULT_RULESET
    shutil.copytree(ruleset_folder(), folder)
    return folder


def numbers(folder: Path) -> list[str]:
    return [found.code.number for found in load_ruleset(folder, folder.name, vocabulary()).diagnostics]


def test_the_shipped_ruleset_has_no_fault_of_any_weight() -> None:
    """Not even a fact that no rule reads, which is worth no more than a remark."""
    assert load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary()).diagnostics == ()


def test_every_table_that_a_decision_asks_is_there() -> None:
    assert set(vocabulary().tables) == set(shipped().tables)


def test_tables_stand_far_below_what_the_engine_can_fire() -> None:
    compiled = compile_ruleset(shipped(), vocabulary())
    sizes = {table: sum(name.startswith(f"{table}.") for name in compiled.rows) for table in shipped().tables}
    assert max(sizes.values()) < MOST_PATTERNS / 2


def test_numbers_are_exact() -> None:
    variation = shipped().parameters["material_variation"]
    assert [Decimal("1.5"), Decimal("1.25"), Decimal("2.5"), Decimal("0.05")] == [
        variation.value,
        variation.low,
        variation.high,
        variation.step,
    ]


def test_a_row_without_a_source_rests_on_that_of_its_table() -> None:
    table = shipped().tables["S1"]
    assert {table.source} == {row.source for row in table.rows}


def test_a_row_may_have_a_source_of_its_own() -> None:
    table = shipped().tables["REC"]
    assert table.row("REC-R6").source.section == "Introduction"


def test_only_a_number_of_the_document_is_called_its_own() -> None:
    """The source gives one number. All others say that they are ours, or one of its meanings."""
    assert [name for name, one in shipped().parameters.items() if one.basis is Basis.SOURCE] == ["longest_term"]


def test_files_are_read_in_a_fixed_order() -> None:
    names = [file.relative_to(ruleset_folder()).as_posix() for file in ruleset_files(ruleset_folder())]
    assert sorted(names) == names


def test_tests_of_a_ruleset_are_no_tables(copy: Path) -> None:
    (copy / "tests").mkdir(exist_ok=True)
    (copy / "tests" / "example.yaml").write_text("anything: at all\n", encoding="utf-8")
    assert numbers(copy) == []


def test_an_empty_folder_is_no_ruleset(tmp_path: Path) -> None:
    assert numbers(tmp_path) == ["SCN401"]


def test_a_folder_that_is_not_there_is_no_ruleset(tmp_path: Path) -> None:
    assert numbers(tmp_path / "nowhere") == ["SCN401"]


def test_a_file_is_no_ruleset(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text("", encoding="utf-8")
    assert numbers(tmp_path / "ruleset.yaml") == ["SCN401"]


BROKEN = (
    ("nothing", b""),
    ("not YAML", b"{"),
    ("not text", b"\xff\xfe\x00"),
    ("a list", b"- a\n"),
    ("of another format", b"format: scn-proposal/1\n"),
    ("a second head", b"format: scn-ruleset/1\n"),
    ("no tables", b"format: scn-tables/1\ntables: []\n"),
    ("tables that are none", b"format: scn-tables/1\ntables: [1, [], {}]\n"),
    ("a row that is none", b"format: scn-tables/1\ntables: [{rows: [{when: {all: [{any: 3}]}}]}]\n"),
)


@pytest.mark.parametrize("file", ["ruleset.yaml", "situations.yaml", "criteria/c10.yaml"])
@pytest.mark.parametrize("raw", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_file_is_a_diagnostic(copy: Path, file: str, raw: bytes) -> None:
    (copy / file).write_bytes(raw)
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is None
    assert {found.path for found in loaded.diagnostics} == {f"{DEFAULT_RULESET}/{file}"}


def test_a_second_head_among_the_tables_is_a_diagnostic(copy: Path) -> None:
    shutil.copy(copy / "ruleset.yaml", copy / "second.yaml")
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is None


def test_tables_in_the_place_of_the_head_are_a_diagnostic(copy: Path) -> None:
    shutil.copy(copy / "situations.yaml", copy / "ruleset.yaml")
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is None


def test_faults_of_several_files_are_found_at_once(copy: Path) -> None:
    for file in ("situations.yaml", "network-type.yaml"):
        text = (copy / file).read_text(encoding="utf-8")
        (copy / file).write_text(text.replace("fact:", "fakt:"), encoding="utf-8")
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert len({found.path for found in loaded.diagnostics}) == 2
