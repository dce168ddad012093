"""Advice to readers of a report: the decision in one sentence, the steps that would improve it, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, CriterionFinding, OutcomeFinding, SituationFinding
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff, SignOffStatus
from scn_criteria.report.other_types import network_phrase, taken_on
from scn_criteria.serialisation import portable
from scn_criteria.terms import Criterion, NetworkType, Outcome, Question, Rating, Situation
from scn_criteria.wording import any_of, capital, listed, number_word, reader_sentence

# The decision in one sentence that a lay member understands

SITUATIONS = {
    Situation.S1: "the change is large scale",
    Situation.S2: "earlier efforts did not settle the challenge",
}

STANDINGS = {
    Rating.PARTLY_MET: "partly met",
    Rating.NOT_MET: "not met",
    Rating.NOT_EVIDENCED: "not evidenced",
}

CONCLUSIONS = {
    Outcome.ESTABLISH: "a strategic clinical network is recommended",
    Outcome.REVISE: "the case is worth strengthening and bringing back",
}


def decision_headline(assessment: Assessment) -> str:
    """The outcome and its reason in one sentence."""
    outcome = assessment.outcome
    if outcome.outcome is Outcome.DEFER:
        return _deferred(outcome)
    if outcome.outcome is Outcome.REFER:
        return _referred(assessment)
    if outcome.outcome is Outcome.DECLINE:
        return f"A strategic clinical network is not recommended. {reader_sentence(outcome.decided.because)}"
    return f"{_standing(assessment)}: {CONCLUSIONS[outcome.outcome]}."


def number_and_name(part: Criterion | Situation | Question) -> str:
    """A criterion or situation by number and name: ``C5 (Links to NICE guidance)``."""
    if isinstance(part, Question):
        return "the type of network"
    return f"{part.name} ({part.title})"


def _deferred(outcome: OutcomeFinding) -> str:
    still = any_of([one.value for one in outcome.possible])
    missing = listed([number_and_name(part) for part in outcome.settle_first])
    if not missing:
        return f"It cannot be settled yet: it could still be {still}." if still else reader_sentence(outcome.decided.because)
    verb = "is" if len(outcome.settle_first) == 1 else "are"
    rest = f": it could still be {still}" if still else ""
    what = "settled" if Question.TYPE in outcome.settle_first else "evidenced"
    return f"It cannot be settled until {missing} {verb} {what}{rest}."


def _referred(assessment: Assessment) -> str:
    type_ = assessment.network_type.type
    why = reader_sentence(assessment.network_type.decided.because)
    if type_ is NetworkType.STRATEGIC:
        return reader_sentence(assessment.outcome.decided.because)
    phrase = network_phrase(type_)
    return f"{capital(phrase)} fits, not a strategic one. {why}"


def _standing(assessment: Assessment) -> str:
    met = sum(finding.rating is Rating.MET for finding in assessment.criteria)
    if met == len(assessment.criteria):
        return listed([f"All {number_word(met)} criteria are met", *_situations(assessment)])
    have = "is" if met == 1 else "are"
    total = number_word(len(assessment.criteria))
    return listed([f"{number_word(met).capitalize()} of the {total} criteria {have} met", *_shortfall_phrases(assessment)])


def _situations(assessment: Assessment) -> list[str]:
    applying = [SITUATIONS[found.situation] for found in assessment.situations if found.applies]
    return applying or ["neither situation is shown"]


def _shortfall_phrases(assessment: Assessment) -> list[str]:
    return [
        f"{listed([_short(finding, short) for finding in short])} {'is' if len(short) == 1 else 'are'} {words}"
        for rating, words in STANDINGS.items()
        if (short := [finding for finding in assessment.criteria if finding.rating is rating])
    ]


def _short(finding: CriterionFinding, among: list[CriterionFinding]) -> str:
    """The name too where only a few share a rating, and else the number alone, so that the sentence stays one."""
    return number_and_name(finding.criterion) if len(among) < 3 else finding.criterion.name


# Steps for the people who proposed the network

ACTIONS = {
    Rating.PARTLY_MET: "Strengthen the evidence",
    Rating.NOT_MET: "Answer the evidence that points the other way",
    Rating.NOT_EVIDENCED: "Add evidence with its source",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what to do, why, and where in the file. Without a line, the file has nothing there yet."""

    subject: str
    anchor: str
    action: str
    because: str
    path: str
    key: str
    line: int | None = None


def steps(assessment: Assessment) -> tuple[Step, ...]:
    """What to do, most needed first; nothing where the network is recommended."""
    outcome = assessment.outcome
    if outcome.outcome is Outcome.ESTABLISH:
        return ()
    if outcome.outcome is Outcome.REFER:
        return (_take_elsewhere(assessment),)
    if outcome.outcome is Outcome.DEFER and outcome.settle_first:
        return tuple(_settle(assessment, part) for part in outcome.settle_first)
    return _shortfall_steps(assessment)


def _shortfall_steps(assessment: Assessment) -> tuple[Step, ...]:
    criteria = [_criterion_step(assessment, found) for found in assessment.criteria if found.rating is not Rating.MET]
    if any(found.applies for found in assessment.situations):
        return tuple(criteria)
    return (*criteria, *(_situation_step(assessment, found) for found in assessment.situations))


def _settle(assessment: Assessment, part: Criterion | Situation | Question) -> Step:
    if isinstance(part, Question):
        return _type_step(assessment)
    if isinstance(part, Criterion):
        return _criterion_step(assessment, assessment[part.name])
    return _situation_step(assessment, next(found for found in assessment.situations if found.situation is part))


def _criterion_step(assessment: Assessment, found: CriterionFinding) -> Step:
    return Step(
        subject=number_and_name(found.criterion),
        anchor=found.criterion.name,
        action=ACTIONS.get(found.rating, "Keep the evidence"),
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key=f"criteria.{found.criterion.value}",
        line=min((item.line for item in found.evidence), default=None),
    )


def _situation_step(assessment: Assessment, found: SituationFinding) -> Step:
    return Step(
        subject=number_and_name(found.situation),
        anchor=found.situation.name,
        action="Show whether this situation applies" if found.applies is None else "Show that this situation applies",
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key=f"situations.{found.situation.value}",
    )


def _type_step(assessment: Assessment) -> Step:
    return Step(
        subject="The type of network",
        anchor="network-type",
        action="Say what it is for, what it serves, who sets it up, who hosts it and who pays, so that they fit one type",
        because=assessment.network_type.decided.because,
        path=portable(assessment.origin.path),
        key="function",
        line=assessment.origin.line(("function",)),
    )


def _take_elsewhere(assessment: Assessment) -> Step:
    found = assessment.network_type
    return Step(
        subject=found.type.title,
        anchor="network-type",
        action=taken_on(assessment),
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key="function",
    )


# The next step, for the first screen: a reader must not have to look for it

SIGN = "Sign the recommendation, or decide otherwise and say why"
SET_UP = "Set the network up, as signed off"
OTHERWISE = "Act on what was decided, which is not what is recommended here"
LEADS = {
    Outcome.DEFER: "Add what is missing",
    Outcome.REVISE: "Strengthen the case",
    Outcome.DECLINE: "Before it is brought back, answer what falls short",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step, and the part of the page that describes it in full."""

    text: str
    anchor: str


def next_step(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> NextStep:
    """The next step for the reader: a signature, another body to turn to, or more evidence."""
    todo = steps(assessment)
    if sign_off.standing is SignOffStatus.OTHERWISE:
        return NextStep(OTHERWISE, "sign-off")
    if not todo and sign_off.holds:
        return NextStep(f"{SET_UP}{_conditions(assessment)}", "conditions")
    if not todo:
        return NextStep(f"{SIGN}{_conditions(assessment)}", "sign-off")
    if assessment.outcome.outcome is Outcome.REFER:
        return NextStep(todo[0].action, "steps")
    return NextStep(f"{LEADS.get(assessment.outcome.outcome, 'Put right what falls short')}: {_things(todo)}", "steps")


def _things(todo: Sequence[Step]) -> str:
    """One thing by its name; of several how many there are, since the reason above has named them."""
    if len(todo) == 1:
        return todo[0].subject
    return f"{number_word(len(todo))} things, each with its place in the file"


def _conditions(assessment: Assessment) -> str:
    still_open = sum(not condition.satisfied for condition in assessment.conditions)
    if not still_open:
        return ""
    return f"; {number_word(still_open)} {'condition is' if still_open == 1 else 'conditions are'} still to be satisfied"
