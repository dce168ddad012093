"""Reports in Markdown: what they say, and that no text of a file becomes more than text."""

from __future__ import annotations

import re

import pytest
from hostile import TEXTS, poisoned
from sample import assessment, deferred

from scn_criteria.decision.findings import Assessment
from scn_criteria.report.markdown import report_markdown
from scn_criteria.safe_text import code, escaped
from scn_criteria.terms import Criterion, Outcome, Rating

ESCAPED = [
    ("plain words, 3.1-fold", "plain words, 3.1-fold"),
    ("a | b", r"a \| b"),
    ("<script>", r"\<script\>"),
    ("*bold* _it_ ~~no~~", r"\*bold\* \_it\_ \~\~no\~\~"),
    ("[text](https://x.org)", r"\[text\](https\://x.org)"),
    ("![picture](x)", r"\!\[picture\](x)"),
    ("see www.example.org", r"see www\.example.org"),
    ("mail mailto:a@b.org", "mail mailto\\:a@\N{WORD JOINER}b.org"),
    ("ask @somebody", "ask @\N{WORD JOINER}somebody"),
    ("as in #12", "as in \\#\N{WORD JOINER}12"),
    ("as in GH-7", "as in GH-\N{WORD JOINER}7"),
    ("so :smile: it", "so :\N{WORD JOINER}smile: it"),
    ("at 12:30", "at 12:30"),
    ("&lt;b&gt;", r"\&lt;b\&gt;"),
    ("`code`", r"\`code\`"),
    (r"back\slash", r"back\\slash"),
    ("two\n\n# lines", r"two \# lines"),
    ("- item", r"\- item"),
    ("+ item", r"\+ item"),
    ("1. item", r"1\. item"),
    ("12) item", r"12\) item"),
    ("2012 was", "2012 was"),
    ("---", r"\---"),
    ("\u202eright to left", r"\[U+202E\]right to left"),
    ("$x^2$", r"\$x\^2\$"),
]
CODES = [("a/b.yaml:3", "`a/b.yaml:3`"), ("a`b", "`` a`b ``"), ("a``b", "``` a``b ```"), ("two\nlines", "`two lines`")]


@pytest.mark.parametrize(("text", "expected"), ESCAPED, ids=[text for text, _ in ESCAPED])
def test_every_character_stands_for_itself(text: str, expected: str) -> None:
    assert expected == escaped(text)


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_code_stays_within_its_fence(text: str, expected: str) -> None:
    assert expected == code(text)


def bare(text: str) -> str:
    """A text without code, and without the characters that are escaped."""
    return re.sub(r"\\.", "", re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_hostile_text_becomes_a_mark(text: str) -> None:
    page = bare(report_markdown(poisoned(assessment(), text)))
    assert not re.search(r"[<>\[\]_]|://|www\.(?=\w)", page)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_hostile_text_makes_a_line_of_its_own(text: str) -> None:
    lines = report_markdown(poisoned(assessment(), "plain")).count("\n")
    assert lines == report_markdown(poisoned(assessment(), text)).count("\n")


def test_the_outcome_comes_first() -> None:
    assert report_markdown(assessment()).splitlines()[0] == "## Respiratory disease: establish"


def test_every_criterion_and_situation_has_a_row() -> None:
    rows = [line for line in report_markdown(assessment()).splitlines() if re.match(r"\| [CS]\d ", line)]
    assert [*(one.name for one in Criterion), "S1", "S2"] == [row[2:4] for row in rows]


@pytest.mark.parametrize(
    ("found", "expected"),
    [(assessment(), False), (assessment(Outcome.REVISE, {Criterion.C5: Rating.PARTLY_MET}), True), (deferred(), True)],
)
def test_what_to_do_is_said_where_there_is_something(found: Assessment, expected: bool) -> None:
    assert expected == ("### What to do next" in report_markdown(found))
