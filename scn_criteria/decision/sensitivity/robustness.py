"""Robustness of an outcome: the share of all admissible choices under which it holds, and the changes that break it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.consequences import consequence
from scn_criteria.decision.findings import Assessment, AssessmentResult, assessed, not_assessed_line, proposal_record
from scn_criteria.decision.sensitivity.evidence_sensitivity import (
    EvidenceScenario,
    EvidenceScenarioKind,
    case_of,
    evidence_scenarios,
    values_of_facts,
)
from scn_criteria.decision.sensitivity.fact_settings import fact_scenarios, fact_settings
from scn_criteria.decision.sensitivity.one_way_sensitivity import OneWaySensitivity, TippingPoint, one_way_sensitivities
from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount, outcomes_counted
from scn_criteria.decision.strength import FIRM
from scn_criteria.decision.vocabulary import fact_choices, vocabulary, words_of
from scn_criteria.decision.what_if import ResultChange, WhatIfResult, evaluate_scenario
from scn_criteria.proposal.evidence import Baseline, Effect, Figure, IndicatorItem, Precedent
from scn_criteria.ruleset.difference import fingerprint
from scn_criteria.ruleset.model import Parameter, Reading, Rules
from scn_criteria.ruleset.vocabulary import Number
from scn_criteria.serialisation import Record, json_lines, json_parts, pointer_text, text_record
from scn_criteria.terms import Outcome
from scn_criteria.wording import listed, parts_of_hundred


@dataclass(frozen=True, slots=True)
class Robustness:
    """The combinations of all choices by outcome, the sensitivity to each choice, and the effect of uncertain evidence.

    Every alternative of a reading and every step of a parameter's range counts the same. That is our convention.
    """

    outcome: Outcome
    counted: Mapping[Outcome, int]
    one_way_sensitivities: tuple[OneWaySensitivity, ...]
    evidence_scenarios: tuple[EvidenceScenario, ...]

    @property
    def combinations(self) -> int:
        """All combinations of readings and admissible values of parameters that bear on the outcome."""
        return sum(self.counted.values())

    @property
    def share(self) -> Fraction:
        """The share of them in which the outcome holds."""
        return Fraction(self.counted.get(self.outcome, 0), self.combinations)

    @property
    def firm(self) -> bool:
        """Whether the outcome has a firmness. "Refer" and "defer" have a reason instead: the share would praise nothing."""
        return self.outcome in FIRM

    @property
    def parts(self) -> Mapping[Outcome, int]:
        """So many of 100 combinations for each outcome. They add up, and only what is nought or all looks like it."""
        return parts_of_hundred(self.counted)

    @property
    def breaking(self) -> tuple[tuple[OneWaySensitivity, TippingPoint], ...]:
        """The choices that alone change the outcome, nearest first, each with its nearer tipping point."""
        return tuple((sensitivity, sensitivity.nearest) for sensitivity in self.one_way_sensitivities if sensitivity.nearest)

    @property
    def standing(self) -> tuple[OneWaySensitivity, ...]:
        """The choices that alone change nothing about the outcome."""
        return tuple(sensitivity for sensitivity in self.one_way_sensitivities if not sensitivity.tipping_points)


def robustness(assessment: Assessment) -> Robustness:
    """The robustness of the outcome of an assessment."""
    ruleset, words, case = assessment.ruleset, vocabulary(), case_of(assessment)

    def evaluate(varied: Rules) -> WhatIfResult:
        return evaluate_scenario(varied, words, values_of_facts(replace(case, choices=fact_choices(varied))))

    base = evaluate(ruleset)
    count = ScenarioCount(ruleset, values_of_facts(case))
    return Robustness(
        base.outcome,
        outcomes_counted(ruleset, fact_settings(ruleset, case)),
        one_way_sensitivities(count, base, fact_scenarios(ruleset), evaluate),
        evidence_scenarios(assessment, words, base),
    )


# Sentences

COMBINATIONS = "ways to set the open thresholds and readings"
CONVENTION = "Every possible value counts the same. That is our choice: the document gives no weights."
ENDS = {EvidenceScenarioKind.LOWER_END: "the lower end", EvidenceScenarioKind.UPPER_END: "the upper end"}


def in_hundred(found: Robustness) -> str:
    """The outcome's share of the combinations as so many of a hundred: ``96 of 100``."""
    return f"{found.parts[found.outcome]} of 100"


def holds(found: Robustness) -> str:
    """The number of combinations in which the outcome holds, as a sentence; of "refer" and "defer" what they rest on."""
    if found.outcome is Outcome.REFER:
        return "Another type of network fits, however strong the evidence for the nine criteria is."
    if found.outcome is Outcome.DEFER:
        established = found.parts.get(Outcome.ESTABLISH, 0)
        return f"Evidence is missing, so the outcome is open. It is established in {established} of 100 {COMBINATIONS}."
    if found.share == 1:
        return f"The outcome holds in all {COMBINATIONS}."
    return f"The outcome holds in {in_hundred(found)} {COMBINATIONS}."


def headline(found: Robustness) -> str:
    """The number of combinations in which the outcome holds, and the nearest change to it."""
    if found.share == 1:
        return holds(found)
    if not found.breaking:
        return f"{holds(found)} No single choice changes the outcome; it takes several together."
    return f"{holds(found)} First to change it: {broken(found, *found.breaking[0])}"


def otherwise(found: Robustness) -> str:
    """The other outcomes, and the number of combinations that lead to each. Empty where there are none."""
    others = [f"{outcome.value} in {part} of 100" for outcome, part in found.parts.items() if outcome is not found.outcome]
    return f"Otherwise: {listed(others)}." if others and found.firm else ""


def broken(found: Robustness, sensitivity: OneWaySensitivity, one: TippingPoint) -> str:
    """The value of a choice at which the outcome changes, and what changes with it."""
    return f"{moved(sensitivity, one)}, {consequence(found.outcome, one.outcome, one.turns)}."


def moved(sensitivity: OneWaySensitivity, one: TippingPoint) -> str:
    """A choice moved to a tipping point: ``if the threshold "longest gap" were 19 percent or more (now 10)``."""
    subject = sensitivity.subject
    if isinstance(subject, Parameter):
        now = wording.number(subject.value)
        return f"if the threshold “{choice_name(subject)}” were {moved_to(subject, one)} (now {now})"
    rule = subject.alternatives[str(one.value)].rstrip(".")
    return f"if the rule were “{rule}”"


def choice_name(subject: Parameter | Reading) -> str:
    """What a reader calls a choice: the title of a parameter, else the name."""
    return (subject.title if isinstance(subject, Parameter) else "") or wording.spoken(subject.name)


def moved_to(parameter: Parameter, one: TippingPoint) -> str:
    """The values of a parameter that change the outcome: ``19 percent or more``."""
    value = _with_unit(one.value, parameter)
    if one.until == one.value:
        return value
    if one.onwards:
        return f"{value} {'or more' if one.upwards else 'or less'}"
    return f"{_spoken(one.value)} to {_with_unit(one.until, parameter)}"


def scenario_text(found: Robustness, scenario: EvidenceScenario) -> str:
    """The effect of a change to a part of the evidence."""
    return f"{_supposed(scenario)}, {consequence(found.outcome, scenario.outcome, scenario.turns)}."


def _supposed(scenario: EvidenceScenario) -> str:
    if len(scenario.sources) == 1:
        return f"without the unverified source “{scenario.sources[0].title}”"
    if scenario.sources:
        every = "both" if len(scenario.sources) == 2 else f"all {len(scenario.sources)}"
        return f"without {every} unverified sources"
    value = "" if scenario.value is None else wording.value(scenario.value, _unit(scenario))
    before = "" if scenario.figure is None else wording.number(scenario.figure.value)
    return f"if {_figure(scenario)} were {value}, {ENDS[scenario.kind]} of its interval, instead of {before}"


def _figure(scenario: EvidenceScenario) -> str:
    if isinstance(scenario.figure, Effect) and isinstance(scenario.item, Precedent):
        return f'the result of "{scenario.item.setting}"'
    indicator = scenario.item.indicator if isinstance(scenario.item, IndicatorItem) else ""
    if isinstance(scenario.figure, Baseline):
        return f'the baseline of "{indicator}"'
    place = scenario.figure.place if isinstance(scenario.figure, Figure) else None
    return f'the figure for {place} in "{indicator}"' if place else f'a figure in "{indicator}"'


def _unit(scenario: EvidenceScenario) -> str:
    if isinstance(scenario.figure, Effect):
        return scenario.figure.unit
    return wording.spoken(scenario.item.unit) if isinstance(scenario.item, IndicatorItem) else ""


def _with_unit(value: Number | str, parameter: Parameter) -> str:
    """A value with its unit, which is in the plural: a bare 1 reads better than "1 groups"."""
    return _spoken(value) if value == 1 else f"{_spoken(value)} {parameter.unit}"


def _spoken(value: Number | str) -> str:
    return wording.spoken(value) if isinstance(value, str) else wording.number(value)


# JSON: exact shares as fractions in text, the same bytes for the same input

FORMAT = "scn-robustness/1"


def robustness_json(results: Iterable[AssessmentResult], ruleset: Rules) -> Iterator[str]:
    """How firm each outcome is as one JSON document in parts, each written before the next one is asked for."""
    refused: list[Record] = []
    found = (_proposal(one) for one in assessed(results, refused))
    return json_parts({"format": FORMAT, **_subject(ruleset), "proposals": found, "not_assessed": lambda: refused})


def robustness_json_lines(results: Iterable[AssessmentResult], ruleset: Rules) -> Iterator[str]:
    """One result a line, as it comes: the ruleset and ``"proposal": …``, or ``"not_assessed": …``."""
    subject = _subject(ruleset)
    return json_lines(
        {**subject, "proposal": _proposal(one)} if isinstance(one, Assessment) else not_assessed_line(one) for one in results
    )


def _subject(ruleset: Rules) -> Record:
    """What is the same for every proposal."""
    return {
        "ruleset": {
            "id": ruleset.id,
            "version": ruleset.version,
            "fingerprint": fingerprint(ruleset, words_of(ruleset)),
        },
        "variant": dict(ruleset.variant),
    }


def _proposal(assessment: Assessment) -> Record:
    found = robustness(assessment)
    return {
        **proposal_record(assessment),
        "assessed_on": assessment.assessed_on.isoformat(),
        "outcome": found.outcome.value,
        "sentence": headline(found),
        "share": str(found.share) if found.firm else None,
        "percent": found.parts[found.outcome] if found.firm else None,
        "combinations": str(found.combinations),
        "outcomes": {outcome.value: str(Fraction(number, found.combinations)) for outcome, number in found.counted.items()},
        "choices": [_choice(found, sensitivity) for sensitivity in found.one_way_sensitivities],
        "doubts": [_scenario(found, scenario) for scenario in found.evidence_scenarios],
    }


def _choice(found: Robustness, sensitivity: OneWaySensitivity) -> Record:
    subject = sensitivity.subject
    if isinstance(subject, Parameter):
        range_: Record = {
            "low": text_record(subject.low),
            "high": text_record(subject.high),
            "step": text_record(subject.step),
            "unit": subject.unit,
        }
        chosen = text_record(subject.value)
    else:
        range_ = {"alternatives": list(subject.alternatives)}
        chosen = subject.choice
    return {
        "kind": sensitivity.choice.kind.value,
        "name": subject.name,
        "chosen": chosen,
        **range_,
        "breaks": [_break(found, sensitivity, one) for one in sensitivity.tipping_points],
    }


def _break(found: Robustness, sensitivity: OneWaySensitivity, one: TippingPoint) -> Record:
    return {
        "value": text_record(one.value),
        "until": text_record(one.until),
        "steps": one.steps,
        "distance": str(one.distance),
        "outcome": one.outcome.value,
        "turns": [_turn(turn) for turn in one.turns],
        "sentence": broken(found, sensitivity, one),
    }


def _scenario(found: Robustness, scenario: EvidenceScenario) -> Record:
    return {
        "kind": scenario.kind.value,
        "pointer": pointer_text(scenario.at),
        "value": None if scenario.value is None else text_record(scenario.value),
        "sources": [source.key for source in scenario.sources],
        "flips": scenario.outcome is not found.outcome,
        "outcome": scenario.outcome.value,
        "turns": [_turn(turn) for turn in scenario.turns],
        "sentence": scenario_text(found, scenario),
    }


def _turn(turn: ResultChange) -> Record:
    return {
        "table": turn.table,
        "from": turn.before.result,
        "from_rule": turn.before.rule,
        "to": turn.after.result,
        "to_rule": turn.after.rule,
    }
