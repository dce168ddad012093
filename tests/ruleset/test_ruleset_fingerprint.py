"""The fingerprint changes when the logic changes, and only then."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from building import ruleset_of, shipped, synthetic_vocabulary, table_of

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.difference import fingerprint
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rules

pytestmark = pytest.mark.once

Edit = Callable[[str], str]


def digest(ruleset: Rules) -> str:
    return fingerprint(ruleset, vocabulary())


def edited(folder: Path, file: str, edit: Edit) -> Rules:
    """The shipped ruleset, with the text of one file changed."""
    copy = folder / DEFAULT_RULESET
    shutil.copytree(ruleset_folder(), copy)
    text = (copy / file).read_text(encoding="utf-8")
    changed = edit(text)
    assert text != changed
    (copy / file).write_text(changed, encoding="utf-8")
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None, loaded.diagnostics
    return loaded.ruleset


def swapped(one: str, other: str) -> Edit:
    """Exchange two pieces of text."""
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


def replaced(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


SAME: tuple[tuple[str, str, Edit], ...] = (
    ("a comment", "ruleset.yaml", lambda text: text + "# a comment\n"),
    ("a sentence", "network-type.yaml", replaced("because: Its main purpose", "because: The main purpose")),
    ("ids", "situations.yaml", lambda text: re.sub(r"id: S1-R(\d)", r"id: S1-R1\1", text)),
    ("a title", "ruleset.yaml", replaced("nine criteria", "criteria, nine of them,")),
    ("a basis", "situations.yaml", replaced("basis: convention", "basis: reading")),
    ("noughts", "ruleset.yaml", replaced("value: 1.5\n", "value: 1.500\n")),
    (
        "the order of parts",
        "situations.yaml",
        swapped("{fact: change_described, is: true}", "{fact: best_way_argued, is: true}"),
    ),
    (
        "the order of words",
        "outcome-domain.yaml",
        replaced("[cancer, cardiovascular_disease]", "[cardiovascular_disease, cancer]"),
    ),
    (
        "the other way about",
        "situations.yaml",
        replaced("{fact: change_described, is: true}", "{fact: change_described, is_not: false}"),
    ),
)
OTHER: tuple[tuple[str, str, Edit], ...] = (
    ("a range", "ruleset.yaml", replaced("range: [5, 25]", "range: [5, 24]")),
    ("a narrower range of groups", "ruleset.yaml", replaced("range: [0, 3]", "range: [0, 1]")),
    ("a finer step", "ruleset.yaml", replaced("step: 0.05", "step: 0.025")),
    (
        "one more way to read",
        "ruleset.yaml",
        replaced("      both: Both", "      none: Neither need hold.\n      both: Both"),
    ),
    (
        "a reading that is not chosen",
        "criteria/c6-other-means-insufficient.yaml",
        replaced("fact: means_answered_with_evidence, at_least", "fact: means_answered, at_least"),
    ),
    ("a literal for a parameter", "situations.yaml", replaced("$complex_pathways}\n", "2}\n")),
    ("a threshold", "ruleset.yaml", replaced("value: 10\n", "value: 11\n")),
    ("a threshold ten times as high", "ruleset.yaml", replaced("value: 5000\n", "value: 50000\n")),
    ("a threshold a tenth as high", "ruleset.yaml", replaced("value: 10000\n", "value: 1000\n")),
    ("a small difference", "ruleset.yaml", replaced("value: 1.5\n", "value: 1.5000001\n")),
    ("a choice", "ruleset.yaml", replaced("choice: either\n", "choice: both\n")),
    (
        "a result",
        "situations.yaml",
        replaced("then: not_evidenced\n        because: ", "then: applies\n        because: "),
    ),
    ("an operator", "situations.yaml", replaced("pathways_crossed, at_least", "pathways_crossed, more_than")),
    ("a word", "network-type.yaml", replaced("paid_by, is: ccg}", "paid_by, is: providers}")),
    ("yes for no", "situations.yaml", replaced("best_way_argued, is: true", "best_way_argued, is: false")),
    ("any for all", "situations.yaml", replaced("all:\n", "any:\n")),
    ("a row less", "situations.yaml", lambda text: re.sub(r"      - id: S2-R2\n(.*\n)*?        basis: source\n", "", text)),
)


@pytest.mark.parametrize(("file", "edit"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_wording_and_order_do_not_enter(tmp_path: Path, file: str, edit: Edit) -> None:
    assert digest(shipped()) == digest(edited(tmp_path, file, edit))


@pytest.mark.parametrize(("file", "edit"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_logic_enters(tmp_path: Path, file: str, edit: Edit) -> None:
    assert digest(shipped()) != digest(edited(tmp_path, file, edit))


@pytest.mark.parametrize(("file", "edit"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_the_digest_of_the_files_shows_every_edit(tmp_path: Path, file: str, edit: Edit) -> None:
    assert shipped().sha256 != edited(tmp_path, file, edit).sha256


def test_tables_may_stand_in_any_file_and_order(tmp_path: Path) -> None:
    copy = tmp_path / DEFAULT_RULESET
    shutil.copytree(ruleset_folder(), copy)
    (copy / "criteria" / "c1-measurable-improvement.yaml").rename(copy / "last.yaml")
    loaded = load_ruleset(copy, DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None
    assert digest(shipped()) == digest(loaded.ruleset)


def test_the_order_of_rows_enters() -> None:
    conditions = [{"fact": "flag", "is": True}, {"fact": "sign", "is": True}]
    one, other = (
        fingerprint(ruleset_of(table_of(order)), synthetic_vocabulary()) for order in (conditions, conditions[::-1])
    )
    assert one != other


def test_a_parameter_of_the_variant_enters() -> None:
    fingerprints = {digest(vary(shipped(), {"material_gap": text}, {}, vocabulary())) for text in ("10", "11", "20")}
    assert len(fingerprints) == 3


def test_a_reading_of_the_variant_enters() -> None:
    assert digest(shipped()) != digest(vary(shipped(), {}, {"situations": "both"}, vocabulary()))


def test_a_variant_as_shipped_has_the_same_fingerprint() -> None:
    same = vary(shipped(), {"material_gap": "10.00"}, {"situations": "either"}, vocabulary())
    assert digest(shipped()) == digest(same)


def test_a_fingerprint_is_a_sha256() -> None:
    assert re.fullmatch("[0-9a-f]{64}", digest(shipped()))
