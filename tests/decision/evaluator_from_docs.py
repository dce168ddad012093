"""An evaluator written from the pages of docs/ alone: it reads the rules as a reader would, and shares no code with ours.

``docs/reference/facts.md`` says which facts there are, what they mean and which words they may have;
``docs/reference/rules.md`` has the parameters, the readings and every row as a sentence; ``docs/rules.md`` says that what is
not known makes a comparison and its opposite false; ``docs/how-decisions-are-made.md`` says when an outcome is put off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"
Facts = Mapping[str, Any]
Setting = Mapping[str, Any]
Condition = Callable[[Facts, Setting], "bool | None"]
"""Whether a condition holds; ``None`` where what is not known keeps it and its opposite from holding."""

NUMBER = r"(-?[\d,]+(?:\.\d+)?)(?:[^()`\"]*? ?\(\$(\w+)\))?(?=$|\)| and | or )"
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "at least ": lambda value, limit: value >= limit,
    "more than ": lambda value, limit: value > limit,
    "less than ": lambda value, limit: value < limit,
    "at most ": lambda value, limit: value <= limit,
    "": lambda value, limit: value == limit,
}
OUTCOME = "recommendation"
DEFER = "defer"


def key(spoken: str) -> str:
    """A word as the pages speak it, such as "partly met" or "CCGs", in one form."""
    return spoken.strip().casefold().replace(" ", "_")


@dataclass(frozen=True)
class DocumentedFact:
    """A fact of the page: what it means, and the words that it may have."""

    name: str
    meaning: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class DocumentedRow:
    """A row of the page: when it matches, and the result that it gives."""

    id: str
    matches: Condition
    result: str


class Documented:
    """The rules as the pages have them."""

    def __init__(self) -> None:
        self.facts = {one.name: one for one in _facts((DOCS / "reference/facts.md").read_text(encoding="utf-8"))}
        page = (DOCS / "reference/rules.md").read_text(encoding="utf-8")
        self.setting: dict[str, Any] = dict(_choices(page))
        self.tables: dict[str, list[DocumentedRow]] = {}
        for identity, condition, table, result in re.findall(
            r"^\*\*([\w-]+)\*\* (otherwise|when .+): ([^*:]+) is \*([^*]+)\*\.$", page, re.MULTILINE
        ):
            matches = _always if condition == "otherwise" else Reader(condition[len("when ") :], self.facts).condition()
            self.tables.setdefault(key(table), []).append(DocumentedRow(identity, matches, key(result)))

    def results(self, facts: Facts, setting: Setting) -> dict[str, str]:
        """The result of every table but the recommendation, and the outcome."""
        chosen = {**self.setting, **setting}
        found = {name: _first(rows, facts, chosen) for name, rows in self.tables.items() if name != OUTCOME}
        outcomes = {_first(self.tables[OUTCOME], one, chosen) for one in self._ways(found)}
        return {**found, OUTCOME: outcomes.pop() if len(outcomes) == 1 else DEFER}

    def _ways(self, found: Mapping[str, str]) -> Iterator[Facts]:
        """Every way in which all that is open could turn out. Ratings that are only counted are counted as they come."""
        read = [name for name, fact in self.facts.items() if name in found and fact.words]
        ratings = [name for name in read if set(self.facts[name].words) == {"met", "partly_met", "not_met"}]
        alone = {"measurable_improvement", "other_means_insufficient", "whole_england"}
        ways: set[tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {((), ())}
        for name in read:
            possible = {row.result for row in self.tables[name]} & set(self.facts[name].words)
            turns = {found[name]} if found[name] in possible else possible
            counted = name in ratings and name not in alone
            ways = {
                (named, tuple(sorted((*others, turn)))) if counted else ((*named, (name, turn)), others)
                for named, others in ways
                for turn in turns
            }
        for named, others in ways:
            words = [*others, *(turn for name, turn in named if name in ratings)]
            yield {**dict(named), "ratings": words}


def _always(_facts: Facts, _setting: Setting) -> bool:
    return True


def _first(rows: list[DocumentedRow], facts: Facts, setting: Setting) -> str:
    return next(row.result for row in rows if row.matches(facts, setting))


def _facts(page: str) -> Iterator[DocumentedFact]:
    for name, meaning, kind in re.findall(r"^\| `(\w+)` \| (.+?)\. \| ([^|]+) \|", page, re.MULTILINE):
        yield DocumentedFact(name, meaning, tuple(re.findall(r"`(\w+)`", kind)))


def _choices(page: str) -> Iterator[tuple[str, Any]]:
    parameters, _, readings = page.partition("## Readings")
    for name, value in re.findall(r"^\| `(\w+)` \| ([\d,.]+)", parameters, re.MULTILINE):
        yield name, Fraction(value.replace(",", ""))
    for name, text in re.findall(r"^### (\w+)\n(.*?)(?=^##)", readings, re.MULTILINE | re.DOTALL):
        yield name, re.findall(r"^- `(\w+)` \(chosen\)", text, re.MULTILINE)[0]


class Reader:
    """Reads the sentence of a row: comparisons joined by "and" or by "or", with brackets where both are."""

    def __init__(self, text: str, facts: Mapping[str, DocumentedFact]) -> None:
        self.text = text
        self.facts = facts

    def condition(self) -> Condition:
        """All of the sentence. Raises ValueError for what it cannot read."""
        found = self._joined()
        if self.text:
            raise ValueError(f"cannot read: {self.text}")
        return found

    def _taken(self, pattern: str) -> re.Match[str] | None:
        found = re.match(pattern, self.text)
        if found:
            self.text = self.text[found.end() :]
        return found

    def _joined(self) -> Condition:
        parts = [self._part()]
        word = ""
        while joint := self._taken(r" (and|or) "):
            if word not in {"", joint[1]}:
                raise ValueError(f'"and" beside "or" without brackets before: {self.text}')
            word = joint[1]
            parts.append(self._part())
        return _all(parts) if word != "or" else _any(parts)

    def _part(self) -> Condition:
        if self._taken(r"\("):
            inside = self._joined()
            if not self._taken(r"\)"):
                raise ValueError(f"no closing bracket: {self.text}")
            return inside
        if reading := self._taken(r'"(\w+)" is read as "(\w+)"'):
            name, choice = reading.groups()
            return lambda _, setting: setting[name] == choice
        if counted := self._taken(r"the number of ratings that are (not met|met|partly met) is "):
            word = key(counted[1])
            return self._compared(lambda facts: facts["ratings"].count(word))
        if named := self._taken(r"`(\w+)` "):
            fact = self.facts[named[1]]
            if not self.text.casefold().startswith(fact.meaning.casefold() + " is "):
                raise ValueError(f"not as the page of facts has it: {self.text}")
            self.text = self.text[len(fact.meaning) + len(" is ") :]
            return self._said(fact)
        raise ValueError(f"cannot read: {self.text}")

    def _said(self, fact: DocumentedFact) -> Condition:
        name = fact.name
        if self._taken("known and is not "):
            other = self._word(fact)
            return lambda facts, _: None if facts[name] is None else facts[name] != other
        if self._taken("known"):
            return lambda facts, _: facts[name] is not None
        if answer := self._taken("(yes|no)(?=$|[)]| and | or )"):
            wanted = answer[1] == "yes"
            return lambda facts, _: None if facts[name] is None else facts[name] is wanted
        if fact.words:
            self._taken("one of ")
            words = [self._word(fact)]
            while self._taken(", "):
                words.append(self._word(fact))
            return lambda facts, _: None if facts[name] is None else facts[name] in words
        return self._compared(lambda facts: facts[name])

    def _word(self, fact: DocumentedFact) -> str:
        for word in sorted(fact.words, key=len, reverse=True):
            if key(self.text).startswith(word):
                self.text = self.text[len(word) :]
                return word
        raise ValueError(f"no word of {fact.name}: {self.text}")

    def _compared(self, value_of: Callable[[Facts], Any]) -> Condition:
        for sign, compare in COMPARED.items():
            found = self._taken(sign + NUMBER)
            if found:
                return _limit(value_of, compare, Fraction(found[1].replace(",", "")), found[2])
        raise ValueError(f"no number: {self.text}")


def _limit(
    value_of: Callable[[Facts], Any], compare: Callable[[Any, Any], bool], number: Fraction, parameter: str | None
) -> Condition:
    """A comparison with a number, or with a parameter in its place."""

    def holds(facts: Facts, setting: Setting) -> bool | None:
        value = value_of(facts)
        return None if value is None else compare(value, setting[parameter] if parameter else number)

    return holds


def _all(parts: list[Condition]) -> Condition:
    return lambda facts, setting: all(part(facts, setting) for part in parts)


def _any(parts: list[Condition]) -> Condition:
    return lambda facts, setting: any(part(facts, setting) for part in parts)
