"""The one thing to do next, for the first screen: a reader must not have to look for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment
from scn_criteria.report.steps import Step, steps
from scn_criteria.report.words import counted
from scn_criteria.signing import NOT_SIGNED_OFF, SignOff, Standing
from scn_criteria.terms import Outcome

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
    """What to do, and where on the page it is told in full."""

    text: str
    anchor: str


def next_step(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> NextStep:
    """What whoever reads this has to do: a signature, another door, or more evidence."""
    todo = steps(assessment)
    if sign_off.standing is Standing.OTHERWISE:
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
    return f"{counted(len(todo))} things, each with its place in the file"


def _conditions(assessment: Assessment) -> str:
    still_open = sum(not condition.satisfied for condition in assessment.conditions)
    if not still_open:
        return ""
    return f"; {counted(still_open)} {'condition is' if still_open == 1 else 'conditions are'} still to be satisfied"
