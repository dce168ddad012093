"""Random proposals: parts of those that ship and of made-up ones in new mixtures, with words, figures and dates changed.

One thing is then deleted from each at random: an item, a key, a date, a source, or a source with all the items that rest on
it. What is no proposal, before or after, is drawn again, so that every number stands for one deletion from a valid file.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from deletions import Whole, compiled, places, verdict, whole_of

from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.proof.synthetic_proposals import proposal_text, synthetic_proposal
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.diagnostics import Pointer
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Value

Content = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[2] / "proposals"
NAME = "at-random"
DATES = ("2010", "2011-06", "2012-03-14", "2012", "2012-12", "2013-05-02")
EARLIER = "2001"
"""A date of a figure before those of all sources."""
TRIES = 40
DATED_KEYS = {"published", "accessed", "period"}
ROLES = ("nhs_commissioning_board", "providers", "ccg", "several")
FIGURES = {"home", "comparators", "lowest", "highest", "places", "people_affected", "yearly_volume"}
WORDS: dict[str, tuple[Any, ...]] = {
    "sufficient": (False, False, False, "partly", True),
    "result": ("improved", "improved", "mixed", "no_effect", "worsened"),
    "design": ("systematic_review", "randomised_trial", "controlled_study", "descriptive", "expert_opinion"),
    "likelihood": (1, 2, 3, 4, 5),
    "consequence": (1, 2, 3, 4, 5),
    "involvement": ("already", "already", "planned"),
}
"""Values of some keys that are drawn anew now and then. What a schema refuses is drawn again as a whole."""


@lru_cache(maxsize=1)
def shipped_contents() -> tuple[Content, ...]:
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml")))


@lru_cache(maxsize=1)
def laid_out() -> tuple[tuple[StateSpace, StateSet], ...]:
    """The states of every table of facts, and those that can happen."""
    ruleset = compiled().ruleset
    feasible = FeasibleStates(ruleset, vocabulary(), RELATIONS)
    spaces = [feasible.space(table) for name, table in ruleset.tables.items() if name != RECOMMENDATION]
    return tuple((space, feasible.attainable(space)) for space in spaces)


def synthetic(random: Random) -> Content:
    """A made-up proposal with any facts that a table can tell apart. A fact that two tables share is as the later says."""
    facts: dict[str, Value | None] = {}
    for space, attainable in laid_out():
        number = random.randrange(space.size)
        while not attainable >> number & 1:
            number = random.randrange(space.size)
        facts |= space.state(number)
    content: Content = yaml.safe_load(proposal_text(synthetic_proposal(NAME, facts)))
    return content


def random_content(random: Random) -> Content:
    """Each part is that of one of four proposals, with evidence of a second one mixed in and words changed."""
    kept = random.sample(shipped_contents(), 3)
    donors = [copy.deepcopy(one) for one in (*kept, synthetic(random))]
    favourite = random.choice(donors)
    content = {**copy.deepcopy(favourite), "id": NAME}
    for section in ("criteria", "situations"):
        names = {name for donor in donors for name in donor.get(section, {})}
        content[section] = {
            name: part for name in sorted(names) if (part := _part(donors, favourite, section, name, random))
        }
    for section in ("outcomes", "coverage", "function", "governance", "term", "condition"):
        giving = favourite if random.random() < 0.7 else random.choice(donors)
        if section in giving:
            content[section] = copy.deepcopy(giving[section])
    if random.random() < 0.8:  # else most would be referred
        content |= {section: copy.deepcopy(shipped_contents()[0][section]) for section in ("function", "coverage")}
    _reword(content, random)
    content["sources"] = {name: one for donor in donors for name, one in donor.get("sources", {}).items()}
    _date(content, random)
    cited = set(_cited(content["criteria"])) | set(_cited([content[key] for key in content if key != "sources"]))
    content["sources"] = {name: one for name, one in content["sources"].items() if name in cited}
    if not content["sources"]:
        del content["sources"]
    return content


def _part(donors: Sequence[Content], favourite: Content, section: str, name: str, random: Random) -> Content:
    """A criterion or a situation of one donor, its lists with some items of another."""
    giving, other = (favourite if random.random() < 0.6 else random.choice(donors) for _ in range(2))
    part: Content = copy.deepcopy(giving.get(section, {}).get(name, {}))
    for key, items in other.get(section, {}).get(name, {}).items():
        if isinstance(items, list) and isinstance(items[0], dict) and random.random() < 0.3:
            part[key] = copy.deepcopy([*part.get(key, []), *random.sample(items, random.randint(0, len(items)))])
            random.shuffle(part[key])
    return part


def _reword(content: Content, random: Random) -> None:
    """Some words and figures are drawn anew."""
    for at in list(places(content)):
        key, held = at[-1], _held(content, at)
        if key in WORDS and "previous_efforts" not in at:
            if random.random() < 0.25:
                held[key] = random.choice(WORDS[str(key)])
        elif key == "supports" or (at[:2] == ("criteria", "significant_benefits") and key == "statement"):
            if random.random() < 0.15:
                held["supports"] = False
        elif key == "value" and FIGURES & set(at) and "interval" not in held and random.random() < 0.2:
            held[key] = round(held[key] * random.choice((0.5, 0.9, 1.1, 1.3)), 3)
        elif key in {"set_up_by", "hosted_by", "paid_by"} and random.random() < 0.03:
            held[key] = random.choice(ROLES)
    if random.random() < 0.1:
        content["coverage"] = random.choice(({}, {"extent": "england"}, {"extent": "ccgs", "ccgs": ["A made-up CCG"]}))


def _date(content: Content, random: Random) -> None:
    """Most sources keep their dates; some lose them or get others, and some figures have an earlier date of their own."""
    dated = [_held(content["criteria"], at) for at in places(content["criteria"]) if at[-1] == "published"]
    for name, source in content["sources"].items():
        if random.random() < 0.3:
            source.pop("accessed", None)
            source.pop("published", None)
            if random.random() < 0.7:
                source["published"] = random.choice(DATES)
        for item in dated:
            if item.get("source") == name:
                source.pop("published", None)
    for at in list(places(content["criteria"])):
        if at[-1] == "source" and random.random() < 0.1:
            _held(content["criteria"], at)["published"] = EARLIER


def _held(data: Any, at: Pointer) -> Any:
    for step in at[:-1]:
        data = data[step]
    return data


def _cited(data: Any) -> Iterator[str]:
    for at in places(data):
        found = _held(data, at)[at[-1]]
        if at[-1] == "source" and isinstance(found, str):
            yield found


# One thing deleted at random


@dataclass(frozen=True)
class RandomDeletion:
    """What came of one deletion: its kind, the outcome before, what helped though nothing names it, and what is named."""

    kind: str
    outcome: str
    unnamed: tuple[str, ...]
    named: tuple[str, ...]


def _items(data: Content) -> list[list[Pointer]]:
    return [[at] for at in places(data) if isinstance(at[-1], int)]


def _keys(data: Content) -> list[list[Pointer]]:
    return [[at] for at in places(data) if isinstance(at[-1], str)]


def _dates(data: Content) -> list[list[Pointer]]:
    return [[at] for at in places(data) if at[-1] in DATED_KEYS]


def _sources(data: Content) -> list[list[Pointer]]:
    return [[at] for at in places(data) if at[-1] == "source" or (at[0] == "sources" and len(at) > 1)]


def _whole_sources(data: Content) -> list[list[Pointer]]:
    """A source, with every item that rests on it."""
    found = []
    for name in data.get("sources", {}):
        citing = [at[:-1] for at in places(data) if at[-1] == "source" and _held(data, at)["source"] == name]
        found.append([("sources", name), *citing])
    return found


KINDS: dict[str, Callable[[Content], list[list[Pointer]]]] = {
    "item": _items,
    "key": _keys,
    "date": _dates,
    "source": _sources,
    "source with all it carries": _whole_sources,
}


@lru_cache(maxsize=200)
def random_deletion(number: int) -> RandomDeletion:
    """What came of one deletion from the proposal with this number."""
    random = Random(f"deletion {number}")
    kind = list(KINDS)[number % len(KINDS)]
    while True:
        subject = _valid(random)
        data: Any = subject.document.data
        deletions = KINDS[kind](data)
        for deleted in random.sample(deletions, min(TRIES, len(deletions))):
            found = verdict(subject, deleted)
            if found:
                return RandomDeletion(kind, subject.assessment.outcome.outcome.value, tuple(found[0]), tuple(found[1]))


def _valid(random: Random) -> Whole:
    while True:
        text = json.dumps(random_content(random), default=str)
        found = whole_of(text.encode(), NAME)
        if found:
            return found
