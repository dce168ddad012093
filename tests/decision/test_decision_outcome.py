"""From ratings, situations and the type of network to an outcome, known or not.

Nine signs stand for the ratings of C1 to C9 and two for S1 and S2: ``+`` met or applies, ``~`` partly met, ``-`` not met or
does not apply, ``?`` not evidenced.
"""

from __future__ import annotations

import pytest
from shipped import compiled

from scn_criteria.decision.evaluation import RuleEvaluator
from scn_criteria.decision.findings import CriterionFinding, Decided, NetworkTypeFinding, OutcomeFinding, SituationFinding
from scn_criteria.decision.outcome import decide_outcome
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.terms import Criterion, NetworkType, Rating, Situation

RATINGS = {"+": Rating.MET, "~": Rating.PARTLY_MET, "-": Rating.NOT_MET, "?": Rating.NOT_EVIDENCED}
APPLIES = {"+": True, "-": False, "?": None}
DECIDED = Decided("X-R1", "Because.", Basis.SOURCE, Citation("way-forward", "Introduction"))
EVERYTHING = "C1 C2 C3 C4 C5 C6 C7 C8 C9 S1 S2"
STRATEGIC = [
    ("+++++++++", "++", "REC-R2 establish", "establish", ""),
    ("+++++++++", "+-", "REC-R2 establish", "establish", ""),
    ("+++++++++", "-+", "REC-R2 establish", "establish", ""),
    ("+++++++++", "+?", "REC-R2 establish", "establish", ""),
    ("+++++++++", "?+", "REC-R2 establish", "establish", ""),
    ("+++++++++", "--", "REC-R9 revise", "revise", ""),
    ("+++++++++", "?-", "REC-DEFER defer", "establish revise", "S1"),
    ("+++++++++", "??", "REC-DEFER defer", "establish revise", "S1 S2"),
    ("~++++++++", "++", "REC-R10 revise", "revise", ""),
    ("+~+++++++", "??", "REC-R10 revise", "revise", ""),
    ("+++-+++++", "++", "REC-R10 revise", "revise", ""),
    ("~~~~~~~~~", "++", "REC-R10 revise", "revise", ""),
    ("-++++++++", "++", "REC-R4 decline", "decline", ""),
    ("-????????", "??", "REC-R4 decline", "decline", ""),
    ("+++++-+++", "++", "REC-R5 decline", "decline", ""),
    ("?????-???", "??", "REC-R5 decline", "decline", ""),
    ("+++++++-+", "++", "REC-R6 decline", "decline", ""),
    ("???????-?", "??", "REC-R6 decline", "decline", ""),
    ("+-+-++-++", "++", "REC-R8 decline", "decline", ""),
    ("++++?++++", "++", "REC-DEFER defer", "establish revise", "C5"),
    ("?++++++++", "++", "REC-DEFER defer", "establish revise decline", "C1"),
    ("~++++?+++", "++", "REC-DEFER defer", "revise decline", "C6"),
    ("~+++?++++", "++", "REC-R10 revise", "revise", ""),
    ("++++?++++", "--", "REC-R10 revise", "revise", ""),
    ("?-?-??-??", "??", "REC-R8 decline", "decline", ""),
    ("?????????", "??", "REC-DEFER defer", "establish revise decline", EVERYTHING),
    ("?????????", "+-", "REC-DEFER defer", "establish revise decline", EVERYTHING.removesuffix(" S1 S2")),
]
OTHER_TYPES = [kind for kind in NetworkType if kind not in {NetworkType.STRATEGIC, NetworkType.UNDECIDED}]


def decide(ratings: str, situations: str, kind: NetworkType = NetworkType.STRATEGIC) -> OutcomeFinding:
    criteria = tuple(
        CriterionFinding(criterion, RATINGS[sign], DECIDED, (), ())
        for criterion, sign in zip(Criterion, ratings, strict=True)
    )
    placed = tuple(
        SituationFinding(situation, APPLIES[sign], DECIDED, ())
        for situation, sign in zip(Situation, situations, strict=True)
    )
    with compiled().engine.evaluation() as evaluation:
        evaluator = RuleEvaluator(compiled().ruleset, compiled().vocabulary, evaluation)
        return decide_outcome(evaluator, compiled().space, criteria, placed, NetworkTypeFinding(kind, DECIDED, ()))


@pytest.mark.parametrize(("ratings", "situations", "expected", "possible", "settle_first"), STRATEGIC)
def test_a_strategic_network(ratings: str, situations: str, expected: str, possible: str, settle_first: str) -> None:
    found = decide(ratings, situations)
    assert (expected, possible, settle_first) == (
        f"{found.decided.rule} {found.outcome.value}",
        " ".join(one.value for one in found.possible),
        " ".join(one.name for one in found.settle_first),
    )


@pytest.mark.parametrize("ratings", ["+++++++++", "--~-~----", "?????????"])
@pytest.mark.parametrize("kind", OTHER_TYPES, ids=lambda kind: kind.name)
def test_another_type_is_referred_however_strong_its_case(kind: NetworkType, ratings: str) -> None:
    assert decide(ratings, "??", kind).outcome.value == "refer"


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [("+~~~~~~~~", "One"), ("++++++++~", "Eight"), ("+-+-++-++", "Three"), ("~+++?++++", "Seven"), ("?-?-??-??", "Three")],
)
def test_totals_count_what_is_evidenced(ratings: str, expected: str) -> None:
    assert expected == decide(ratings, "++").decided.because.split()[0]


@pytest.mark.parametrize(
    ("ratings", "situations", "possible", "open_parts"),
    [
        ("+++++++++", "++", ["establish", "refer"], ["TYPE"]),
        ("--~-~----", "++", ["refer", "decline"], ["TYPE"]),
        ("~~~~~~~~~", "++", ["revise", "refer"], ["TYPE"]),
    ],
)
def test_a_type_that_is_not_decided_defers_whatever_the_ratings(
    ratings: str, situations: str, possible: list[str], open_parts: list[str]
) -> None:
    found = decide(ratings, situations, NetworkType.UNDECIDED)
    assert ("defer", possible, open_parts) == (
        found.outcome.value,
        [one.value for one in found.possible],
        [one.name for one in found.settle_first],
    )
