"""A proposal with given facts, as text that can be run: what shows a finding about the rules to whoever doubts it.

For the recommendation the facts are ratings, situations and the type of network; evidence is sought that is rated so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from json import dumps

from scn_criteria.decision.made_up import SOURCE, Content, decimal, made_up
from scn_criteria.decision.ratable import evidence_for
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.document import load
from scn_criteria.proposal import examine
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Facts

NAME = "made-up"


def fragment(table: str, facts: Facts, ruleset: Ruleset, name: str = NAME) -> str | None:
    """The text of a proposal from which these facts of a table derive; nothing where no proposal can have them together.

    The ruleset says what is rated how. The file wants to be called ``name`` with the ending ``.yaml``.
    """
    shown = evidence_for(facts, ruleset, vocabulary()) if table == RECOMMENDATION else facts
    if shown is None:
        return None
    text = written(made_up(name, shown))
    found = derived(text)
    return text if all(fact in found and found[fact] == value for fact, value in shown.items()) else None


def derived(text: str) -> Facts:
    """The facts of a proposal that was made up here; none where it fits no schema."""
    case = examine(load(text.encode(), f"{NAME}.yaml")).case
    return {} if case is None else {one.definition.name: one.derive(case).value for one in REGISTRY}


def written(content: Content) -> str:
    """A proposal as YAML. Sources that nothing cites are left out."""
    cited = "\n".join(_lines({key: value for key, value in content.items() if key != "sources"}))
    whole = content if f"source: {SOURCE}" in cited else {**content, "sources": None}
    return "\n".join(_lines(whole)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    for key, value in content.items():
        if _is_empty(value):
            continue
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}:"
            for item in value:
                first, *others = _lines(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in others)
        else:
            yield f"{key}: {_scalar(value)}"


def _is_empty(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(part) for part in value.values())
    return value is None or value == []


@singledispatch
def _scalar(value: object) -> str:
    return str(value)


@_scalar.register
def _(value: bool) -> str:
    return "true" if value else "false"


@_scalar.register(Decimal)
@_scalar.register(Fraction)
def _(value: Decimal | Fraction) -> str:
    return decimal(value)


@_scalar.register
def _(value: str) -> str:
    return value if value.replace("_", "").replace("-", "").isalnum() and not value.isdigit() else dumps(value)


@_scalar.register(list)
def _(value: list[object]) -> str:
    return f"[{', '.join(_scalar(item) for item in value)}]"
