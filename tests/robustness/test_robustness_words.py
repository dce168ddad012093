from fractions import Fraction

import pytest
from robustness_samples import NAMES, assessed

from scn_criteria.decision.sensitivity.robustness import headline, in_hundred, robustness
from scn_criteria.wording import listed

ALWAYS = "The outcome holds in every combination of readings and parameter values that the rules admit."
HOLDS = "The outcome holds in {} of 100 combinations of readings and parameter values that the rules admit."
C2_BREAKS = 'C2 would be partly met, and the outcome would be "revise".'
TWO_GROUPS = f'First to change it: if "quantified groups" were 2 groups or more instead of 1, {C2_BREAKS}'
THREE_GROUPS = f'First to change it: if "quantified groups" were 3 groups instead of 1, {C2_BREAKS}'

SENTENCES = {
    "cancer": f"{HOLDS.format(62)} {THREE_GROUPS}",
    "cardiovascular-disease": f"{HOLDS.format(58)} {TWO_GROUPS}",
    "dental-services": ALWAYS,
    "end-of-life-care-draft": ALWAYS,
    "falls-and-fragility-fractures": ALWAYS,
    "major-trauma": ALWAYS,
    "maternity-and-children": f"{HOLDS.format(32)} {TWO_GROUPS}",
    "mental-health-dementia-neurology": f"{HOLDS.format(54)} {THREE_GROUPS}",
    "neonatal-critical-care": ALWAYS,
    "respiratory-disease": f"{HOLDS.format(18)} {TWO_GROUPS}",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_sentence_of_a_shipped_proposal(name: str) -> None:
    assert SENTENCES[name] == headline(robustness(assessed(name)))


SHARES = [
    (Fraction(0), "0 of 100"),
    (Fraction(1, 1000), "fewer than 1 of 100"),
    (Fraction(96, 100), "96 of 100"),
    (Fraction(2, 3), "67 of 100"),
    (Fraction(9999, 10000), "more than 99 of 100"),
    (Fraction(1), "100 of 100"),
]


@pytest.mark.parametrize(("share", "expected"), SHARES)
def test_a_share_is_never_rounded_to_all_or_nothing(share: Fraction, expected: str) -> None:
    assert expected == in_hundred(share)


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_a_phrase(parts: list[str], expected: str) -> None:
    assert expected == listed(parts)
