"""Certainty: how far ratings and outcome depend on sources that are near to what they say, checked and dated.

The source document says nothing of the worth of sources, so the levels are our convention. They change no rating. Evidence
worth less than a level is left out, level by level: what stays as it was is certain to that level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import total_ordering
from typing import TYPE_CHECKING

from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of, cited_sources, citing, values_of_facts, without
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.decision.what_if import WhatIfResult, evaluate_scenario
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Guidance, Item
from scn_criteria.proposal.model import Source
from scn_criteria.proposal.reference import GuidanceStatus
from scn_criteria.terms import Criterion, Outcome, Rating, Titled

if TYPE_CHECKING:
    from scn_criteria.decision.findings import Assessment


@total_ordering
class Certainty(Titled):
    """How certain something is by the worth of its sources, least first."""

    NONE = ("none", "None")
    LOW = ("low", "Low")
    MODERATE = ("moderate", "Moderate")
    HIGH = ("high", "High")

    def __lt__(self, other: Certainty) -> bool:
        """Whether this is the lower level."""
        levels = list(Certainty)
        return levels.index(self) < levels.index(other)


LEVELS = (Certainty.LOW, Certainty.MODERATE, Certainty.HIGH)
"""The levels that something can reach, lowest first."""

WORTH: Mapping[tuple[str | None, bool], Certainty] = {
    ("primary", True): Certainty.HIGH,
    ("secondary", True): Certainty.MODERATE,
    ("tertiary", True): Certainty.LOW,
    ("primary", False): Certainty.LOW,
    ("secondary", False): Certainty.LOW,
}
"""What a dated source is worth by its tier and by whether it is verified; nothing where it is not listed."""

SETTLED = frozenset({Outcome.ESTABLISH, Outcome.REVISE, Outcome.DECLINE})
"""The outcomes that rest on evidence. The others say what is missing, or that another network fits."""


LeftOut = Callable[[Item], bool]
"""Whether an item of evidence is left out."""


@dataclass(frozen=True, slots=True)
class CriterionCertainty:
    """How certain the rating of a criterion is, and whether it is argued: another one without what names no source."""

    criterion: Criterion
    certainty: Certainty
    argued: bool


@dataclass(frozen=True, slots=True)
class EvidenceCertainty:
    """How certain the ratings and the outcome are, and the sources without any one of which the outcome is another."""

    criteria: tuple[CriterionCertainty, ...]
    outcome: Certainty
    rests_on: tuple[Source, ...]


def worth(case: DatedProposal, item: Item) -> Certainty:
    """What an item with a source is worth on its day.

    Guidance that the register of this package knows to be in force is worth the most, whoever is named as its source.
    """
    if isinstance(item, Guidance) and case.reference.standing(item.id, case.assessed_on) is GuidanceStatus.IN_FORCE:
        return Certainty.HIGH
    source = case.proposal.source(item.source)
    if source is None or (case.published(item) is None and case.accessed(item) is None):
        return Certainty.NONE
    return WORTH.get((source.tier, source.verified), Certainty.NONE)


def evidence_certainty(assessment: Assessment) -> EvidenceCertainty:
    """The certainty of an assessment: a few trials, and one more for each source where the outcome is settled."""
    trials = EvidenceTrials(assessment)
    criteria = tuple(trials.criterion(criterion) for criterion in Criterion)
    if trials.outcome not in SETTLED:
        return EvidenceCertainty(criteria, Certainty.NONE, ())
    return EvidenceCertainty(criteria, trials.outcome_certainty(), trials.deciding_sources())


class EvidenceTrials:
    """The ratings and the outcome of a proposal without some of its evidence."""

    def __init__(self, assessment: Assessment) -> None:
        self._ruleset, self._case = assessment.ruleset, case_of(assessment)
        self._as_it_is = self._without(_nothing)
        self._arguments = self._without(self._case.evidenced)
        self._evidence = self._without(self._argument)
        self._with_arguments = {level: self._without(self._worth_less(level)) for level in LEVELS}
        self._alone = {level: self._without(self._worth_less(level, self._argument)) for level in LEVELS}

    @property
    def outcome(self) -> Outcome:
        """The outcome with all of the evidence."""
        return self._as_it_is.outcome

    def outcome_certainty(self) -> Certainty:
        """The certainty of the outcome. Arguments stay: they are part of every case."""
        return _certain(self._with_arguments, lambda one: one.outcome is self.outcome)

    def criterion(self, criterion: Criterion) -> CriterionCertainty:
        """The certainty of one rating. What arguments alone would give is certain only by what the sources give alone."""
        known = self._as_it_is.answers[criterion.name].result

        def stays(one: WhatIfResult) -> bool:
            return one.answers[criterion.name].result == known

        argued = not stays(self._evidence)
        if known == Rating.NOT_EVIDENCED.value:
            return CriterionCertainty(criterion, Certainty.NONE, argued)
        trials = self._alone if stays(self._arguments) else self._with_arguments
        return CriterionCertainty(criterion, _certain(trials, stays), argued)

    def deciding_sources(self) -> tuple[Source, ...]:
        """The single sources without which the outcome is another."""
        sources = sorted(cited_sources(self._case.proposal), key=lambda source: source.key)
        return tuple(one for one in sources if self._without(citing({one.key})).outcome is not self.outcome)

    def _argument(self, item: Item) -> bool:
        """Whether an item stands as an argument: without a source, or with one that is set aside."""
        return not self._case.evidenced(item)

    def _worth_less(self, level: Certainty, besides: LeftOut | None = None) -> LeftOut:
        """Whether an item has a source and is worth less than a level, or is left out besides."""

        def left_out(item: Item) -> bool:
            if self._case.evidenced(item) and worth(self._case, item) < level:
                return True
            return besides is not None and besides(item)

        return left_out

    def _without(self, left_out: LeftOut) -> WhatIfResult:
        case = replace(self._case, proposal=without(self._case.proposal, left_out))
        return evaluate_scenario(self._ruleset, vocabulary(), values_of_facts(case))


def _nothing(_: Item) -> bool:
    return False


def _certain(trials: Mapping[Certainty, WhatIfResult], stays: Callable[[WhatIfResult], bool]) -> Certainty:
    """The highest level up to which leaving out what is worth less changes nothing."""
    certain = Certainty.NONE
    for level, trial in trials.items():
        if not stays(trial):
            break
        certain = level
    return certain
