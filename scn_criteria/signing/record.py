"""A decision record: what was recommended, what people decided on it, and who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.terms import Outcome


@dataclass(frozen=True, slots=True)
class ProposalVersion:
    """A proposal in exactly one version."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RulesetVersion:
    """A ruleset in exactly one version, and what was chosen otherwise than it says."""

    id: str
    version: str
    sha256: str
    variant: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recommended:
    """What came out."""

    outcome: Outcome
    home_domain: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What people decide on: what was recommended, of which proposal, by which rules and as on which day."""

    proposal: ProposalVersion
    ruleset: RulesetVersion
    assessed_on: PartialDate
    recommended: Recommended


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided. Whatever nobody has filled in is ``None`` or empty."""

    agree: bool | None = None
    outcome: Outcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature of one person, as far as it is filled in."""

    at: Pointer
    name: str = ""
    role: str = ""
    organisation: str = ""
    on: PartialDate | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nobody has signed here."""
        return not (self.name or self.role or self.organisation or self.on)

    @property
    def missing(self) -> tuple[str, ...]:
        """What a signature needs and this one has not."""
        needed = {"name": self.name, "role": self.role, "date": self.on}
        return tuple(word for word, given in needed.items() if not given)


@dataclass(frozen=True, slots=True)
class DecisionRecord(Recommendation):
    """A recommendation, and what became of it."""

    decided: Verdict = field(default_factory=Verdict)
    signatures: tuple[Signature, ...] = ()
    notes: str = ""

    @property
    def signed(self) -> tuple[Signature, ...]:
        """The signatures that somebody has begun."""
        return tuple(one for one in self.signatures if not one.is_blank)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been decided yet. A note alone decides nothing."""
        return self.decided == Verdict() and not self.signed

    @property
    def outcome(self) -> Outcome:
        """What holds once it is signed: what was recommended, unless something else was decided."""
        return self.recommended.outcome if self.decided.agree else self.decided.outcome or self.recommended.outcome
