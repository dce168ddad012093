"""The decision in one sentence that a lay member understands."""

from __future__ import annotations

from scn_criteria.decision.findings import Assessment, CriterionFinding, OutcomeFinding
from scn_criteria.report.words import counted, listed, sentence
from scn_criteria.terms import Criterion, NetworkType, Outcome, Rating, Situation

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


def headline(assessment: Assessment) -> str:
    """What was decided, and why."""
    outcome = assessment.outcome
    if outcome.outcome is Outcome.DEFER:
        return _deferred(outcome)
    if outcome.outcome is Outcome.REFER:
        return _referred(assessment)
    if outcome.outcome is Outcome.DECLINE:
        return f"A strategic clinical network is not recommended. {sentence(outcome.decided.because)}"
    return f"{_standing(assessment)}: {CONCLUSIONS[outcome.outcome]}."


def named(part: Criterion | Situation) -> str:
    """A criterion or situation by number and name: ``C5 (Links to NICE guidance)``."""
    return f"{part.name} ({part.title})"


def network_phrase(type_: NetworkType) -> str:
    """A type of network in running text: ``an operational delivery network``."""
    title = type_.title[:1].lower() + type_.title[1:]
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"


def _deferred(outcome: OutcomeFinding) -> str:
    still = listed([one.value for one in outcome.possible], "or")
    missing = listed([named(part) for part in outcome.settle_first])
    if not missing:
        return f"It cannot be settled yet: it could still be {still}." if still else sentence(outcome.decided.because)
    verb = "is" if len(outcome.settle_first) == 1 else "are"
    rest = f": it could still be {still}" if still else ""
    return f"It cannot be settled until {missing} {verb} evidenced{rest}."


def _referred(assessment: Assessment) -> str:
    type_ = assessment.network_type.type
    why = sentence(assessment.network_type.decided.because)
    if type_ is NetworkType.STRATEGIC:
        return sentence(assessment.outcome.decided.because)
    phrase = network_phrase(type_)
    return f"{phrase[0].upper()}{phrase[1:]} fits, not a strategic one. {why}"


def _standing(assessment: Assessment) -> str:
    met = sum(finding.rating is Rating.MET for finding in assessment.criteria)
    if met == len(assessment.criteria):
        return listed([f"All {counted(met)} criteria are met", *_situations(assessment)])
    have = "is" if met == 1 else "are"
    total = counted(len(assessment.criteria))
    return listed([f"{counted(met).capitalize()} of the {total} criteria {have} met", *_shortfalls(assessment)])


def _situations(assessment: Assessment) -> list[str]:
    applying = [SITUATIONS[found.situation] for found in assessment.situations if found.applies]
    return applying or ["neither situation is shown"]


def _shortfalls(assessment: Assessment) -> list[str]:
    return [
        f"{listed([_short(finding, short) for finding in short])} {'is' if len(short) == 1 else 'are'} {words}"
        for rating, words in STANDINGS.items()
        if (short := [finding for finding in assessment.criteria if finding.rating is rating])
    ]


def _short(finding: CriterionFinding, among: list[CriterionFinding]) -> str:
    """The name too where only a few share a rating, and else the number alone, so that the sentence stays one."""
    return named(finding.criterion) if len(among) < 3 else finding.criterion.name
