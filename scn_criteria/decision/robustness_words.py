"""How firm a decision is, in sentences for readers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.breaks import Break, Reach
from scn_criteria.decision.doubts import Doubt, DoubtKind
from scn_criteria.decision.robustness import Robustness
from scn_criteria.decision.trial import Turn
from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, NOT_EVIDENCED, TYPE
from scn_criteria.proposal.evidence import Baseline, Effect, Figure, IndicatorItem, Precedent
from scn_criteria.ruleset.model import Parameter
from scn_criteria.ruleset.vocabulary import Number
from scn_criteria.terms import NetworkType, Outcome, Rating

CONVENTION = (
    "Every alternative of a reading and every step in the range of a parameter counts the same. "
    "That is our convention: the source document gives no weights."
)
ENDS = {DoubtKind.LOWER_END: "the lower end", DoubtKind.UPPER_END: "the upper end"}
VERBS = {
    APPLIES: "would apply",
    DOES_NOT_APPLY: "would not apply",
    NOT_EVIDENCED: "would not be evidenced",
    Rating.NOT_MET.value: "would not be met",
}


def in_hundred(share: Fraction) -> str:
    """A share as so many of a hundred: ``96 of 100``. What is not all or nothing is never rounded to it."""
    rounded = round(share * 100)
    if rounded == 0 and share:
        return "fewer than 1 of 100"
    if rounded == 100 and share != 1:
        return "more than 99 of 100"
    return f"{rounded} of 100"


def held(found: Robustness) -> str:
    """In how many combinations the outcome holds, as part of a sentence."""
    if found.share == 1:
        return "in every combination of readings and parameter values that the rules admit"
    return f"in {in_hundred(found.share)} combinations of readings and parameter values that the rules admit"


def headline(found: Robustness) -> str:
    """In how many combinations the outcome holds, and what changes it first."""
    holds = f"The outcome holds {held(found)}."
    if found.share == 1:
        return holds
    if not found.breaking:
        return f"{holds} No single choice changes it; it takes several together."
    return f"{holds} First to change it: {broken(found, *found.breaking[0])}"


def otherwise(found: Robustness) -> str:
    """The other outcomes, and in how many combinations each follows. Empty where there are none."""
    others = {outcome: number for outcome, number in found.counted.items() if outcome is not found.outcome}
    parts = [f"{outcome.value} in {in_hundred(Fraction(number, found.combinations))}" for outcome, number in others.items()]
    return f"Otherwise: {listed(parts)}." if parts else ""


def broken(found: Robustness, reach: Reach, one: Break) -> str:
    """What a choice would have to be for the outcome to change, and what would change with it."""
    return f"{moved(reach, one)}, {consequence(found.outcome, one.outcome, one.turns)}."


def moved(reach: Reach, one: Break) -> str:
    """A choice moved to a break: ``if "material gap" were 19 percent or more instead of 10``."""
    name = wording.spoken(reach.subject.name)
    if isinstance(reach.subject, Parameter):
        return f'if "{name}" were {moved_to(reach.subject, one)} instead of {wording.number(reach.subject.value)}'
    chosen = wording.spoken(reach.subject.choice)
    return f'if "{name}" were read as "{_spoken(one.value)}" instead of "{chosen}"'


def moved_to(parameter: Parameter, one: Break) -> str:
    """The values of a parameter that change the outcome: ``19 percent or more``."""
    value = _with_unit(one.value, parameter)
    if one.until == one.value:
        return value
    if one.onwards:
        return f"{value} {'or more' if one.upwards else 'or less'}"
    return f"{_spoken(one.value)} to {_with_unit(one.until, parameter)}"


def doubted(found: Robustness, doubt: Doubt) -> str:
    """What if a part of the evidence were otherwise."""
    return f"{_supposed(doubt)}, {consequence(found.outcome, doubt.outcome, doubt.turns)}."


def consequence(before: Outcome, after: Outcome, turns: Sequence[Turn]) -> str:
    """What would change: ``C3 would be partly met, and the outcome "revise"``."""
    changes = turned(turns)
    if after is not before:
        return ", ".join([*changes, f'{"and " if changes else ""}the outcome would be "{after.value}"'])
    return f"{listed(changes)}, but the outcome would stay" if changes else "nothing would change"


def turned(turns: Sequence[Turn]) -> list[str]:
    """The tables that would say something else, those together that would say the same: ``C3 and S1 would not apply``."""
    tables: dict[str, list[str]] = {}
    for turn in turns:
        tables.setdefault(_verb(turn), []).append("the network type" if turn.table == TYPE else turn.table)
    return [f"{listed(names)} {verb}" for verb, names in tables.items()]


def _verb(turn: Turn) -> str:
    result = turn.after.result
    if turn.table == TYPE:
        return f'would be "{NetworkType(result).title}"'
    return VERBS.get(result, f"would be {wording.spoken(result)}")


def listed(parts: Sequence[str]) -> str:
    """Parts as one phrase: ``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _supposed(doubt: Doubt) -> str:
    if len(doubt.sources) == 1:
        return f'if the source "{doubt.sources[0].title}", which is not verified, were left out'
    if doubt.sources:
        every = "both" if len(doubt.sources) == 2 else f"all {len(doubt.sources)}"
        return f"if {every} sources that are not verified were left out"
    value = "" if doubt.value is None else wording.value(doubt.value, _unit(doubt))
    before = "" if doubt.figure is None else wording.number(doubt.figure.value)
    return f"if {_figure(doubt)} were {value}, {ENDS[doubt.kind]} of its interval, instead of {before}"


def _figure(doubt: Doubt) -> str:
    if isinstance(doubt.figure, Effect) and isinstance(doubt.item, Precedent):
        return f'the result of "{doubt.item.setting}"'
    indicator = doubt.item.indicator if isinstance(doubt.item, IndicatorItem) else ""
    if isinstance(doubt.figure, Baseline):
        return f'the baseline of "{indicator}"'
    place = doubt.figure.place if isinstance(doubt.figure, Figure) else None
    return f'the figure for {place} in "{indicator}"' if place else f'a figure in "{indicator}"'


def _unit(doubt: Doubt) -> str:
    if isinstance(doubt.figure, Effect):
        return doubt.figure.unit
    return wording.spoken(doubt.item.unit) if isinstance(doubt.item, IndicatorItem) else ""


def _with_unit(value: Number | str, parameter: Parameter) -> str:
    """A value with its unit, which is in the plural: a bare 1 reads better than "1 groups"."""
    return _spoken(value) if value == 1 else f"{_spoken(value)} {parameter.unit}"


def _spoken(value: Number | str) -> str:
    return wording.spoken(value) if isinstance(value, str) else wording.number(value)
