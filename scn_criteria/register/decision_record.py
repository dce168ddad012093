"""Decision records: the recommendation, the decision, the signatures; reading them and drafting empty ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scn_criteria import resources
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.document import Document
from scn_criteria.document.records import read_record
from scn_criteria.safe_text import free_name, json_encoded, yaml_text
from scn_criteria.terms import Outcome

# Records


@dataclass(frozen=True, slots=True)
class ProposalVersion:
    """A proposal in exactly one version."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RulesetVersion:
    """A ruleset in exactly one version, with the parameters and readings that differ from its files."""

    id: str
    version: str
    sha256: str
    variant: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recommended:
    """The recommended outcome."""

    outcome: Outcome
    home_domain: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The recommendation that people decide on: its proposal, its ruleset, its day and its outcome."""

    proposal: ProposalVersion
    ruleset: RulesetVersion
    assessed_on: PartialDate
    recommended: Recommended


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision. Whatever nobody has filled in is ``None`` or empty."""

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
        """The outcome that holds once the record is signed: the recommended one, unless another was decided."""
        return self.recommended.outcome if self.decided.agree else self.decided.outcome or self.recommended.outcome


# Reading

ENDING = ".decision.yaml"


def file_name(identifier: str) -> str:
    """What the record of a proposal is called."""
    return f"{free_name(identifier)}{ENDING}"


def file_names(identifier: str) -> tuple[str, ...]:
    """What the record of a proposal may be called: where its id is reserved, also as any other record is called."""
    return tuple(dict.fromkeys((file_name(identifier), f"{identifier}{ENDING}")))


def read_decision(document: Document) -> DecisionRecord:
    """The record that a document holds. The schema has found no fault with it, and its dates are days."""
    return read_record(DecisionRecord, filled_in(document.data))


def filled_in(data: Any) -> Any:
    """The data without the keys that nobody has given a value. Items of lists stay in their places."""
    if isinstance(data, dict):
        return {key: filled_in(value) for key, value in data.items() if not _is_blank(value)}
    return [filled_in(item) for item in data] if isinstance(data, list) else data


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


# Drafting

TEMPLATE = "decision-record.yaml"
BLANK = re.compile(r"@(\w+)@")


def record_draft(recommendation: Recommendation) -> str:
    """The text of the file, with what was recommended filled in and what people decide left empty."""
    proposal, ruleset, recommended = recommendation.proposal, recommendation.ruleset, recommendation.recommended
    values = {
        "id": proposal.id,
        "proposal": _quoted(proposal.id),
        "proposal_sha256": _quoted(proposal.sha256),
        "ruleset": _quoted(ruleset.id),
        "version": _quoted(ruleset.version),
        "ruleset_sha256": _quoted(ruleset.sha256),
        "variant": json_encoded(dict(ruleset.variant)),
        "assessed_on": recommendation.assessed_on.text,
        "outcome": recommended.outcome.value,
        "home_domain": "" if recommended.home_domain is None else str(recommended.home_domain),
    }
    text = (resources.folder("templates") / TEMPLATE).read_text(encoding="utf-8")
    return BLANK.sub(lambda found: values[found[1]], text)


def is_untouched(text: str, recommendation: Recommendation) -> bool:
    """Whether a file is still as it was written for a recommendation: nobody has put as much as a comment into it."""
    return text.replace("\r\n", "\n") == record_draft(recommendation)


def _quoted(word: str) -> str:
    """A word in quotes, so that YAML never takes it for a number."""
    return yaml_text(word)
