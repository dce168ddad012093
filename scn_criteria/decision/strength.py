"""Strength of the evidence: how far ratings and outcome depend on what the rules leave to choose, and on which sources.

The source gives no degrees, so all of this is a convention. It takes its measure from the ruleset alone: every parameter
has a range that may be argued for, and every reading has the meanings that the text allows. One value of each is a
*setting*, and all settings count alike. The values that are chosen now play no part: they decide who qualifies, and should
not decide twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scn_criteria.decision.certainty import Certainty, EvidenceCertainty, evidence_certainty
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of
from scn_criteria.decision.sensitivity.fact_settings import fact_settings
from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount, outcomes_counted
from scn_criteria.ruleset.caching import memoised
from scn_criteria.serialisation import Record
from scn_criteria.terms import Criterion, Outcome, Rating
from scn_criteria.wording import hundredths, listed, parts_of_hundred

if TYPE_CHECKING:
    from scn_criteria.decision.findings import Assessment
    from scn_criteria.proposal.model import Source
    from scn_criteria.ruleset.model import Rules
    from scn_criteria.ruleset.vocabulary import Facts

Strengths = tuple[Fraction, ...]
"""One for each criterion, from nought to one."""

FIRM = frozenset({Outcome.ESTABLISH, Outcome.REVISE, Outcome.DECLINE})
"""The outcomes that have a firmness. For the others it would praise an empty file: they have their reason instead."""

STRONGLY, MODERATELY = 60, 30
"""From how many of 100 settings on an "establish" is called strongly or moderately supported. Our convention."""


@dataclass(frozen=True, slots=True)
class RatingShares:
    """For one criterion, the share of the settings of its table and of its facts in which it has each rating."""

    criterion: Criterion
    shares: Mapping[Rating, Fraction]

    @property
    def strength(self) -> Fraction:
        """The share of the settings in which the criterion is met."""
        return self.shares.get(Rating.MET, Fraction(0))

    @property
    def partly_met(self) -> Fraction:
        """The share of the settings in which it is partly met."""
        return self.shares.get(Rating.PARTLY_MET, Fraction(0))

    @property
    def evidenced(self) -> bool:
        """Whether it is evidenced in some setting. If not, it has no strength to show, and nought in the score."""
        return self.shares.get(Rating.NOT_EVIDENCED) != 1


@dataclass(frozen=True, slots=True)
class Support:
    """In how many settings the criteria have which rating, and the whole case comes to which outcome."""

    outcome: Outcome
    criteria: tuple[RatingShares, ...]
    outcomes: Mapping[Outcome, int]

    @property
    def settings(self) -> int:
        """The number of all settings."""
        return sum(self.outcomes.values())

    @property
    def strengths(self) -> Strengths:
        """The strength of each criterion, in order."""
        return tuple(one.strength for one in self.criteria)

    @property
    def score(self) -> Fraction:
        """The mean of the nine strengths, from nought to one."""
        return sum(self.strengths, Fraction(0)) / len(self.strengths)

    @property
    def least(self) -> Fraction:
        """The lowest score that any weights can give: all of the weight on the weakest criterion."""
        return min(self.strengths)

    @property
    def greatest(self) -> Fraction:
        """The highest score that any weights can give."""
        return max(self.strengths)

    @property
    def firmness(self) -> Fraction | None:
        """The share of the settings in which the same outcome follows. None for "refer" and "defer"."""
        return self.share(self.outcome) if self.outcome in FIRM else None

    @property
    def established(self) -> Fraction | None:
        """The share of the settings in which the network is established. None for another type of network."""
        return None if self.outcome is Outcome.REFER else self.share(Outcome.ESTABLISH)

    def holds_in(self, settings: int) -> bool:
        """Whether the outcome holds in at least so many of 100 settings. Never for "refer" and "defer"."""
        return self.firmness is not None and self.firmness * 100 >= settings

    def share(self, outcome: Outcome) -> Fraction:
        """The share of the settings in which an outcome follows."""
        return Fraction(self.outcomes.get(outcome, 0), self.settings)

    def in_hundred(self, outcome: Outcome) -> int:
        """The same as so many of 100. Those of all outcomes add up, and only what is nought or all looks like it."""
        return parts_of_hundred(self.outcomes).get(outcome, 0)


@dataclass(frozen=True, slots=True)
class EvidenceStrength:
    """How strong, how firm and how certain a case is, and what it hangs on."""

    support: Support
    certainty: EvidenceCertainty

    @property
    def weakest(self) -> Criterion:
        """The criterion of the least strength; among equals that of the lowest certainty, and then the first."""
        pairs = zip(self.support.criteria, self.certainty.criteria, strict=True)
        return min(pairs, key=lambda pair: (pair[0].strength, pair[1].certainty))[0].criterion

    def is_certain(self, level: Certainty) -> bool:
        """Whether the outcome is at least so certain. Never for "refer" and "defer"."""
        return self.support.outcome in FIRM and self.certainty.outcome >= level


@memoised(2)
def support_of(assessment: Assessment) -> Support:
    """The shares of the settings for an assessment. What equal facts of other proposals came to is not counted again."""
    facts = fact_settings(assessment.ruleset, case_of(assessment))
    counts = [(ScenarioCount(assessment.ruleset, one.facts), one.settings) for one in facts]
    criteria = tuple(_shares(counts, criterion) for criterion in Criterion)
    return Support(assessment.outcome.outcome, criteria, outcomes_counted(assessment.ruleset, facts))


@memoised(2)
def strength_of(assessment: Assessment) -> EvidenceStrength:
    """The strength of the evidence of an assessment."""
    return EvidenceStrength(support_of(assessment), evidence_certainty(assessment))


def strength(table: str, facts: Facts, ruleset: Rules) -> Fraction:
    """The share, from nought to one, of all settings of a criterion's table under which these facts are met."""
    return _shares([(ScenarioCount(ruleset, facts), 1)], Criterion[table]).strength


def _shares(counts: Sequence[tuple[ScenarioCount, int]], criterion: Criterion) -> RatingShares:
    """The shares over some facts, each with the number of the settings in which they follow from the evidence."""
    found: Counter[Rating] = Counter()
    for count, settings in counts:
        for word, number in count.results(criterion.name).items():
            found[Rating(word)] += settings * number
    return RatingShares(criterion, {rating: Fraction(number, found.total()) for rating, number in found.items()})


# Sentences


def outcome_text(found: Support) -> str:
    """The outcome with its support: ``Establish: strongly supported, 62 of 100 settings``. It is never printed bare."""
    title, established = found.outcome.title, found.in_hundred(Outcome.ESTABLISH)
    if found.outcome is Outcome.REFER:
        return title
    if found.outcome is Outcome.DEFER:
        return f"{title}; established in {established} of 100 settings"
    if found.outcome is Outcome.ESTABLISH:
        return f"{title}: {_degree(found)} supported, {established} of 100 settings"
    held = found.in_hundred(found.outcome)
    return f"{title}: holds in {held} of 100 settings, established in {established}"


def _degree(found: Support) -> str:
    held = found.in_hundred(Outcome.ESTABLISH)
    if held == 100:
        return "fully"
    return "strongly" if held >= STRONGLY else "moderately" if held >= MODERATELY else "weakly"


def score_text(found: Support) -> str:
    """The score with its range: ``94 of 100 (67 to 100 by weights)``."""
    least, greatest = hundredths(found.least), hundredths(found.greatest)
    return f"{hundredths(found.score)} of 100 ({least} to {greatest} by weights)"


def criterion_text(found: EvidenceStrength, criterion: Criterion) -> str:
    """The strength and certainty of a criterion: ``strength 67, certainty high``. Empty where nothing is evidenced."""
    place = list(Criterion).index(criterion)
    shares, certain = found.support.criteria[place], found.certainty.criteria[place]
    if not shares.evidenced:
        return ""
    parts = [f"strength {hundredths(shares.strength)}"]
    if shares.partly_met:
        parts.append(f"partly met in {hundredths(shares.partly_met)}")
    parts.append(f"certainty {certain.certainty.value}")
    return ", ".join([*parts, *(["argued"] if certain.argued else [])])


def weakest_text(found: EvidenceStrength) -> str:
    """The weakest criterion with its strength: ``C6 (67)``."""
    shares = found.support.criteria[list(Criterion).index(found.weakest)]
    return f"{found.weakest.name} ({hundredths(shares.strength) if shares.evidenced else 'not evidenced'})"


def certainty_text(found: EvidenceStrength) -> str:
    """The certainty of the outcome and what is argued: ``moderate; C2 and C6 are argued``. Empty for "refer" and "defer"."""
    if found.support.outcome not in FIRM:
        return ""
    argued = [one.criterion.name for one in found.certainty.criteria if one.argued]
    are = f"; {listed(argued)} {'is' if len(argued) == 1 else 'are'} argued" if argued else ""
    return f"{found.certainty.outcome.value}{are}"


def source_text(source: Source) -> str:
    """A source that the outcome rests on, marked where nobody has verified it."""
    return f"{source.title}{'' if source.verified else ' (not verified)'}"


# JSON: exact shares as fractions in text


def strength_record(found: EvidenceStrength) -> Record:
    """The whole of a case as plain data, without what stands at each criterion."""
    support, certainty = found.support, found.certainty
    return {
        "score": _share(support.score),
        "least": _share(support.least),
        "greatest": _share(support.greatest),
        "settings": str(support.settings),
        "outcomes": {
            outcome.value: {"share": str(support.share(outcome)), "percent": support.in_hundred(outcome)}
            for outcome in support.outcomes
        },
        "firmness": None if support.firmness is None else _outcome_share(support, support.outcome),
        "established": None if support.established is None else _outcome_share(support, Outcome.ESTABLISH),
        "certainty": certainty.outcome.value,
        "weakest": found.weakest.name,
        "rests_on": [{"source": one.key, "title": one.title, "verified": one.verified} for one in certainty.rests_on],
        "sentence": outcome_text(support),
    }


def criterion_strength_record(found: EvidenceStrength, criterion: Criterion) -> Record:
    """The strength and certainty of one criterion, for its place in an assessment."""
    place = list(Criterion).index(criterion)
    shares, certain = found.support.criteria[place], found.certainty.criteria[place]
    return {
        "strength": _share(shares.strength) if shares.evidenced else None,
        "partly_met": _share(shares.partly_met) if shares.evidenced else None,
        "certainty": certain.certainty.value,
        "argued": certain.argued,
    }


def _share(share: Fraction) -> Record:
    return {"share": str(share), "percent": hundredths(share)}


def _outcome_share(support: Support, outcome: Outcome) -> Record:
    return {"share": str(support.share(outcome)), "percent": support.in_hundred(outcome)}
