"""Every fact that rules may read, and the tables that read or show it."""

from __future__ import annotations

from reference.markdown import code, table
from reference.rules import shipped
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.ruleset.model import DecisionTable
from scn_criteria.ruleset.normal_form import facts_in
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger
from scn_criteria.wording import sentence

TYPES = {FactType.BOOLEAN: "yes or no", FactType.NUMBER: "number"}
STRONGER = {Stronger.HIGHER: "higher", Stronger.LOWER: "lower", Stronger.NEITHER: ""}


def page() -> str:
    """The page of facts."""
    derived = {one.definition.name for one in REGISTRY}
    definitions = vocabulary().facts.values()
    head = (
        "# Facts\n\n"
        "A fact is a value that is derived from the evidence of a proposal.\n"
        "Nobody types a fact: the package works it out, with exact numbers.\n"
        "A fact that cannot be worked out is *not known*, and a comparison with it is false.\n\n"
        "*Stronger* says which way a fact strengthens a case, where it has a way.\n"
    )
    return "\n".join(
        [
            head,
            "## Facts from evidence\n",
            _table([one for one in definitions if one.name in derived]),
            "## What the other tables answered\n",
            "Only the recommendation reads these.\n",
            _table([one for one in definitions if one.name not in derived]),
        ]
    )


def _table(definitions: list[FactDefinition]) -> str:
    head = ("fact", "meaning", "type", "unit", "stronger", "read or shown by")
    return table(
        head,
        (
            (f"`{one.name}`", sentence(one.meaning), _type(one), one.unit, STRONGER[one.stronger], _readers(one))
            for one in definitions
        ),
    )


def _type(definition: FactDefinition) -> str:
    return TYPES.get(definition.type) or f"one of {code(definition.words)}"


def _readers(definition: FactDefinition) -> str:
    return code(one.id for one in shipped().tables.values() if definition.name in _named(one))


def _named(one: DecisionTable) -> set[str]:
    return {*one.also_shows, *(name for row in one.rows for name in facts_in(row.when))}
