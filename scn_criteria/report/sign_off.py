"""The sign-off of a recommendation as reports show it: who decided what, when and why, or that nobody has."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment
from scn_criteria.document.dates import PartialDate
from scn_criteria.register.decision_record import (
    DecisionRecord,
    ProposalVersion,
    Recommendation,
    Recommended,
    RulesetVersion,
)
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff, SignOffStatus
from scn_criteria.serialisation import portable
from scn_criteria.wording import listed


def recommendation_of(assessment: Assessment) -> Recommendation:
    """The recommendation that people decide on."""
    ruleset, outcome = assessment.ruleset, assessment.outcome.outcome
    return Recommendation(
        ProposalVersion(assessment.proposal.id, assessment.origin.sha256),
        RulesetVersion(ruleset.id, ruleset.version, ruleset.sha256, ruleset.variant),
        PartialDate.parse(assessment.assessed_on.isoformat()),
        Recommended(outcome, assessment.home_domain.domain.number),
    )


@dataclass(frozen=True, slots=True)
class SignOffView:
    """A sign-off in words. Where a record does not hold, its decision is shown as one of the past."""

    sign_off: SignOff

    @property
    def record(self) -> DecisionRecord | None:
        """The record that somebody has signed, whether or not it holds."""
        return self.sign_off.record

    @property
    def holds(self) -> bool:
        """Whether what was decided holds for what this report recommends."""
        return self.sign_off.holds

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.sign_off.standing is SignOffStatus.OPEN

    @property
    def path(self) -> str:
        """The path of the record."""
        return portable(self.sign_off.path) if self.sign_off.path else ""

    @property
    def lint(self) -> str:
        """The command that shows the faults of the record."""
        return shlex.join(["scn", "lint", self.path])

    @property
    def word(self) -> str:
        """The status in a word, for programs."""
        return str(self.sign_off.standing.value)

    @property
    def status(self) -> str:
        """The status in a few words, for a table."""
        if self.sign_off.standing is SignOffStatus.OTHERWISE:
            return f"{SignOffStatus.OTHERWISE.title}: {self.decision}"
        return self.sign_off.standing.title

    @property
    def sentence(self) -> str:
        """The status in a sentence, for the head of the report. Names are of people, so it is text from a file."""
        if not self.holds or self.record is None:
            return _OPEN[self.sign_off.standing]
        return f"{self.status}. {self.signatories}, {self.last_signed}"

    @property
    def decision(self) -> str:
        """The decision in words."""
        return self.record.outcome.title if self.record else ""

    @property
    def signatories(self) -> str:
        """Who signed, by name."""
        return listed([one.name for one in self.record.signed]) if self.record else ""

    @property
    def last_signed(self) -> str:
        """When the last of them signed."""
        days = [one.on for one in self.record.signed if one.on] if self.record else []
        return str(max(days)) if days else ""

    @property
    def changes(self) -> str:
        """Why a record does not hold for this recommendation."""
        return listed(self.sign_off.changes)


UNSIGNED = SignOffView(NOT_SIGNED_OFF)
"""How every report begins."""

_OPEN = {
    SignOffStatus.OPEN: "Not signed off",
    SignOffStatus.FAULTY: "Not signed off: the decision record has faults",
    SignOffStatus.OUT_OF_DATE: "Not signed off: the decision on record is for another version",
}
