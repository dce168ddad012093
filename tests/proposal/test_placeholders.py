"""Texts that say nothing, and the sentences of our template, which are among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scn_criteria import resources
from scn_criteria.document.loader import load
from scn_criteria.proposal.placeholders import TEMPLATE, TEMPLATE_WORDS, WORD, hollow_argument, unfinished
from scn_criteria.proposal.template_sentences import TEMPLATE_SENTENCES

HERE = Path(__file__).parent
EDITED = re.compile(r"^# ?|(?<=criteria:) \{\}", re.MULTILINE)
NOTE = re.compile(r"^# [A-Z`].*\n", re.MULTILINE)
KEYS = frozenset(
    {
        *("what", "kept_by"),
        *(
            "summary",
            "organisation",
            "service",
            "exit",
            "change",
            "why_best",
            "challenge",
            "joint_work",
            "effort",
            "indicator",
        ),
        *("statement", "pathway", "pathways", "why_plan", "why_deliver", "link", "why", "explanation", "risk", "impact"),
        *("experience", "safety", "terms_of_reference", "patient_involvement", "setting", "role"),
        *("quality", "clinical_leadership", "patient_voice", "equality", "innovation"),
        *("stage", "audience", "title", "description", "effect", "aim", "leadership", "who", "where", "sought", "what"),
    }
)
"""The keys of texts that are looked at."""


def cases() -> list[tuple[str, str | None]]:
    document = load((HERE / "placeholders.yaml").read_bytes(), "placeholders.yaml").document
    assert document is not None
    rows: Any = document.data
    return [(text, cause) for text, cause in rows]


def texts(held: object, key: str = "") -> Iterator[str]:
    """The texts of the template under keys of texts."""
    if isinstance(held, dict):
        for name, part in held.items():
            yield from texts(part, name)
    elif isinstance(held, list):
        for part in held:
            yield from texts(part, key)
    elif isinstance(held, str) and key in KEYS:
        yield held


def template() -> str:
    return (resources.folder("templates") / "proposal.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "cause"), cases())
def test_a_text_says_nothing_for_a_cause(text: str, cause: str | None) -> None:
    found = hollow_argument(text)
    assert cause == (found and found.name.lower())


@pytest.mark.parametrize(("least", "short"), [(3, False), (5, False), (6, True), (12, True)])
def test_how_many_words_an_argument_has_is_a_parameter(least: int, short: bool) -> None:
    assert short == (hollow_argument("Five words are one reason.", least) is not None)


def test_every_sentence_of_the_template_is_known() -> None:
    text = EDITED.sub("", NOTE.sub("", template())).replace("@", "x")
    document = load(text.encode(), "template.yaml").document
    assert document is not None
    found = {tuple(WORD.findall(one.casefold())) for one in texts(document.data)}
    assert {words for words in found if len(words) >= TEMPLATE_WORDS} == TEMPLATE


def test_every_sentence_that_is_known_is_of_the_template() -> None:
    assert [one for one in TEMPLATE_SENTENCES if one not in template()] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The network would meet (tbc) in each of the twelve areas.", "tbc"),
        ("The lead of the network is TBC. It would meet every month.", "TBC"),
        ("The reason is [insert reason here] and no other one.", "[insert"),
        ("The network for <name of the condition> would meet.", "<name of the condition>"),
        ("The first meeting is at TBC House.", ""),
    ],
)
def test_what_shows_that_a_text_is_unfinished_is_named(text: str, shown: str) -> None:
    assert unfinished(text) == shown
