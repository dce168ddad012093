"""Every sentence of every row of both rulesets, whatever is counted and whatever is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import product

import pytest

from scn_criteria import resources
from scn_criteria.decision.row_sentences import because
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rule, Rules
from scn_criteria.ruleset.rule_sentence import blanks, facts_named, parsed
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Value

RULESETS = ("way-forward-2012", "review-2012")
MANY = 1234
LONGEST = 20
"""The words that a sentence has at most, without what a blank may add."""

WRONG = {
    "nought of something": r"\b(0|none) of them\b|\b0 of\b",
    "a value that is not known": r"not known",
    "empty brackets": r"\(\s*\)|\[\s*\]|\(\s*[,;.]",
    "two spaces": r"\s\s|^\s|\s$",
    "a space before a mark": r"\s[,;:.)]|\(\s",
    "marks without words between": r"[,;:.(]\s*[,;:.)]|\.\.",
    "one of many": r"\b(1|[Oo]ne) (professions|sectors|links|items|reasons|examples|groups|criteria|care pathways|earlier "
    r"efforts|years|aims|people|parts|projects|practices|payments|days|measures|statements|principles|ways)\b",
    "many that are one": r"\b([2-9]|1,234|two|three|all) (profession|sector|link|item|reason|example|group|criterion|"
    r"care pathway|earlier effort|year|aim|person|part|project|practice|payment|day|measure|statement|principle|way)\b",
    "one with are": r"\b([Oo]ne|1) (of [a-z ]+ )?(are|were|come)\b",
    "many with is": r"\b([2-9]|[Tt]wo|[Tt]hree|1,234) (of [a-z]+ )?(is|was|comes)\b",
    "none before a noun": r"\b([Nn]one|[Aa]ll none) (?!of|is|comes|gains|needed)[a-z]+s\b|\b[Aa]ll none",
    "a sentence that begins small": r"[.] [a-z]",
    "a blank left open": r"[{}#$]",
}


@lru_cache(maxsize=None)
def ruleset(name: str) -> Rules:
    loaded = load_ruleset(resources.folder("rules") / name, f"rules/{name}", vocabulary_for).ruleset
    assert loaded is not None
    return loaded


def samples(definition: FactDefinition) -> tuple[Value | None, ...]:
    """Nothing, one, two, as many as there may be, many, and what is not known where that may be."""
    values: tuple[Value, ...]
    if definition.type is FactType.BOOLEAN:
        values = (False, True)
    elif definition.type is FactType.WORD:
        values = definition.words
    else:
        most = MANY if definition.most is None else definition.most
        part = () if definition.whole else (Fraction(1235, 100),)
        least = 0 if definition.least is None else definition.least
        values = tuple(one for one in dict.fromkeys((least, 0, 1, 2, 3, *part, most)) if least <= one <= most)
    return values if definition.always_known else (*values, None)


def settings(rules: Rules, row: Rule) -> Iterator[Rules]:
    """The ruleset as chosen, and with each setting that the sentence names at the ends of its range or otherwise."""
    yield rules
    for name in {one.name.removeprefix("$") for one in blanks(parsed(row.because)) if one.name.startswith("$")}:
        if name in rules.parameters:
            one = rules.parameters[name]
            for value in (one.low, one.high):
                yield vary(rules, {name: str(value)}, {}, words_of(rules))
        else:
            for choice in rules.readings[name].alternatives:
                yield vary(rules, {}, {name: choice}, words_of(rules))


ROWS = [
    pytest.param(name, row, id=f"{name}-{row.id}")
    for name in RULESETS
    for table in ruleset(name).tables.values()
    for row in table.rows
]


def sentences(rules: Rules, row: Rule) -> Iterator[tuple[dict[str, Value | None], str]]:
    """The sentence of a row for every sample of the facts that it names, under every setting that it names."""
    vocabulary = words_of(rules)
    names = facts_named(row.because)
    chosen = tuple(settings(rules, row))
    for values in product(*(samples(vocabulary.facts[name]) for name in names)):
        facts = dict(zip(names, values, strict=True))
        for varied in chosen:
            yield facts, because(row.because, varied, vocabulary, facts)


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_whatever_is_counted_or_unknown_it_is_plain_english(name: str, row: Rule) -> None:
    found = {
        f"{what}: {text}"
        for _, text in sentences(ruleset(name), row)
        for what, wrong in WRONG.items()
        if re.search(wrong, text)
    }
    assert sorted(found) == []
