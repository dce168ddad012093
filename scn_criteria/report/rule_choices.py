"""Parameters and readings as the rule book shows them: what is chosen, what else could be, and which rows ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.report.links import anchor
from scn_criteria.report.rule_rows import Rest, RuleRow, rests
from scn_criteria.ruleset.model import Parameter, Ruleset


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A threshold: its value, how far it may move, why it is as it is, and the rows that use it."""

    title: str
    anchor: str
    value: str
    range: str
    why: str
    rest: Rest
    used_by: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the meanings that a reading may be given."""

    name: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading with all its alternatives, why there are several, and the rows that ask for it."""

    title: str
    anchor: str
    alternatives: tuple[Alternative, ...]
    why: str
    rest: Rest
    used_by: tuple[str, ...]
    changed: bool


def parameter_rows(ruleset: Ruleset, rows: Sequence[RuleRow]) -> tuple[ParameterRow, ...]:
    """All parameters, in the order of the ruleset."""
    singulars = {fact.unit: fact.singular for fact in vocabulary().facts.values() if fact.singular}
    return tuple(
        ParameterRow(
            anchor=f"parameter-{anchor(one.name)}",
            title=_title(one.name),
            value=wording.value(one.value, one.unit, singulars.get(one.unit, "")),
            range=_range(one),
            why=one.why,
            rest=rests(ruleset, one.source, one.basis),
            used_by=tuple(row.id for row in rows if any(phrase.parameter == one.name for phrase in row.phrases)),
            changed=one.name in ruleset.variant,
        )
        for one in ruleset.parameters.values()
    )


def reading_rows(ruleset: Ruleset, rows: Sequence[RuleRow]) -> tuple[ReadingRow, ...]:
    """All readings, in the order of the ruleset."""
    return tuple(
        ReadingRow(
            title=_title(one.name),
            anchor=f"reading-{anchor(one.name)}",
            alternatives=tuple(Alternative(name, text, name == one.choice) for name, text in one.alternatives.items()),
            why=one.why,
            rest=rests(ruleset, one.source),
            used_by=tuple(row.id for row in rows if any(phrase.reading == one.name for phrase in row.phrases)),
            changed=one.name in ruleset.variant,
        )
        for one in ruleset.readings.values()
    )


def _title(name: str) -> str:
    words = wording.spoken(name)
    return f"{words[:1].upper()}{words[1:]}"


def _range(one: Parameter) -> str:
    if one.low == one.high:
        return "this value alone"
    return f"{wording.number(one.low)} to {wording.number(one.high)}, in steps of {wording.number(one.step)}"
