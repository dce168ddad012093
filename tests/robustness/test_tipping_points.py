from collections.abc import Iterator
from fractions import Fraction

import pytest
from robustness_samples import NAMES, assessed, edited, stepped

from scn_criteria.decision.sensitivity.one_way_sensitivity import OneWaySensitivity, TippingPoint
from scn_criteria.decision.sensitivity.robustness import Robustness, robustness
from scn_criteria.ruleset.model import Parameter
from scn_criteria.terms import Outcome

pytestmark = pytest.mark.once


def found(name: str, **choices: str) -> Robustness:
    return robustness(assessed(name, **choices))


def outcome(name: str, choice: str, value: object) -> Outcome:
    """What the engine decides with one choice made otherwise."""
    return assessed(name, **{choice: str(value)}).outcome.outcome


BREAKING = [name for name in NAMES if found(name).breaking]


def tipping_points(name: str) -> Iterator[tuple[OneWaySensitivity, TippingPoint]]:
    for sensitivity, _ in found(name).breaking:
        yield from ((sensitivity, one) for one in sensitivity.tipping_points)


def nearer(sensitivity: OneWaySensitivity, one: TippingPoint) -> str:
    """The last value before a break."""
    if not isinstance(sensitivity.subject, Parameter):
        return sensitivity.subject.choice
    assert not isinstance(one.value, str)
    return stepped(one.value, sensitivity.subject.step, -1 if one.upwards else 1)


@pytest.mark.parametrize("name", BREAKING)
def test_the_engine_breaks_where_it_is_said(name: str) -> None:
    assert [one.outcome for _, one in tipping_points(name)] == [
        outcome(name, sensitivity.choice.name, one.value) for sensitivity, one in tipping_points(name)
    ]


@pytest.mark.parametrize("name", BREAKING)
def test_the_engine_holds_one_step_before(name: str) -> None:
    assert {found(name).outcome} == {
        outcome(name, sensitivity.choice.name, nearer(sensitivity, one)) for sensitivity, one in tipping_points(name)
    }


@pytest.mark.parametrize("name", BREAKING)
def test_the_rows_said_to_change_are_those_of_the_engine(name: str) -> None:
    for sensitivity, one in tipping_points(name):
        varied = assessed(name, **{sensitivity.choice.name: str(one.value)})
        rules = {found.decided.rule for found in varied.criteria} | {found.decided.rule for found in varied.situations}
        assert {turn.after.rule for turn in one.turns} <= rules


def ends(sensitivity: OneWaySensitivity) -> list[object]:
    subject = sensitivity.subject
    return [subject.low, subject.high] if isinstance(subject, Parameter) else list(subject.alternatives)


def test_a_choice_that_is_said_to_change_nothing_changes_nothing_at_its_ends() -> None:
    standing = found("cardiovascular-disease").standing
    assert {Outcome.ESTABLISH} == {
        outcome("cardiovascular-disease", sensitivity.choice.name, end)
        for sensitivity in standing
        for end in ends(sensitivity)
    }


def test_the_nearest_comes_first() -> None:
    distances = [one.distance for _, one in found("respiratory-disease").breaking]
    assert sorted(distances) == distances


def test_steps_and_distance_are_measured_from_the_value_as_chosen() -> None:
    _, first = found("respiratory-disease").breaking[0]
    assert (2, 1, Fraction(1, 3)) == (first.value, first.steps, first.distance)


VARIANTS = [
    ("a lower value breaks too", {"large_volume": "30000"}, 25000, 10),
    ("a value between the steps", {"large_volume": "5001"}, 25500, 41),
    ("a value just below the break", {"large_volume": "24999.5"}, 25500, 2),
    ("a value just above the break", {"large_volume": "25000.5"}, 25000, 1),
]


@pytest.mark.parametrize(("choices", "value", "steps"), [one[1:] for one in VARIANTS], ids=[one[0] for one in VARIANTS])
def test_a_break_is_counted_from_wherever_the_variant_stands(choices: dict, value: int, steps: int) -> None:
    smaller = edited("respiratory-disease", "value: 68530", "value: 25000", **choices)
    one = next(
        sensitivity for sensitivity in robustness(smaller).one_way_sensitivities if sensitivity.choice.name == "large_volume"
    )
    assert one.nearest is not None
    assert (value, steps) == (one.nearest.value, one.nearest.steps)
