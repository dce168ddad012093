"""A proposal as frozen records. Mirrors ``schemas/proposal.schema.json``; what a file leaves out is ``None`` or empty."""

from dataclasses import dataclass, field

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.evidence import (
    Aim,
    Alternative,
    Benefit,
    Effort,
    Guidance,
    International,
    Measure,
    NationalReason,
    Number,
    Organisation,
    Precedent,
    Profession,
    Reason,
    Risk,
    Scale,
    Variation,
)
from scn_criteria.proposal.particulars import (
    Author,
    CoreCommittee,
    Impact,
    Letter,
    Option,
    PresentProvision,
    ProcessAim,
    RelatedDocument,
    Search,
    Trend,
)

# Evidence for the nine criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurableImprovement:
    """Evidence for C1."""

    rationale: str | None = None
    measures: tuple[Measure, ...] = ()
    international: tuple[International, ...] = ()
    variation: tuple[Variation, ...] = ()
    trends: tuple[Trend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignificantBenefits:
    """Evidence for C2."""

    rationale: str | None = None
    patients: tuple[Benefit, ...] = ()
    professionals: tuple[Benefit, ...] = ()
    partner_organisations: tuple[Benefit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WideInvolvement:
    """Evidence for C3."""

    rationale: str | None = None
    professions: tuple[Profession, ...] = ()
    organisations: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAndVolume:
    """Evidence for C4."""

    rationale: str | None = None
    pathway: str | None = None
    people_affected: Scale | None = None
    yearly_volume: Scale | None = None
    pathway_organisations: Scale | None = None
    spending: Scale | None = None
    why_plan: str | None = None
    why_deliver: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NiceGuidance:
    """Evidence for C5."""

    rationale: str | None = None
    guidance: tuple[Guidance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMeans:
    """Evidence for C6."""

    rationale: str | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkModel:
    """Evidence for C7."""

    rationale: str | None = None
    precedents: tuple[Precedent, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeEngland:
    """Evidence for C8."""

    rationale: str | None = None
    reasons: tuple[NationalReason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskOfAbsence:
    """Evidence for C9."""

    rationale: str | None = None
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """The nine criteria. One that the file leaves out is empty here."""

    measurable_improvement: MeasurableImprovement = field(default_factory=MeasurableImprovement)
    significant_benefits: SignificantBenefits = field(default_factory=SignificantBenefits)
    wide_involvement: WideInvolvement = field(default_factory=WideInvolvement)
    scale_and_volume: ScaleAndVolume = field(default_factory=ScaleAndVolume)
    nice_guidance: NiceGuidance = field(default_factory=NiceGuidance)
    other_means_insufficient: OtherMeans = field(default_factory=OtherMeans)
    network_model: NetworkModel = field(default_factory=NetworkModel)
    whole_england: WholeEngland = field(default_factory=WholeEngland)
    risk_of_absence: RiskOfAbsence = field(default_factory=RiskOfAbsence)


# The proposal and its other parts

TOP_UP = "top_up"
"""The fund for money other than the Board's core funding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCondition:
    """The condition or patient group."""

    name: str
    includes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """Who proposes the network."""

    organisation: str
    type: str


SEVERAL = "several"
"""The word for founders, hosts or payers that are not one of the three known bodies alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """What the network is for and who runs it (Clinical networks in the new health system).

    Founders, hosts and payers are one word, or a list of words and names where several work in partnership.
    """

    main_purpose: str
    service: str
    founders: str | tuple[str, ...]
    hosts: str | tuple[str, ...]
    payers: str | tuple[str, ...]
    other_purposes: tuple[str, ...] = ()

    @property
    def set_up_by(self) -> str:
        """Who sets it up, in one word."""
        return in_one_word(self.founders)

    @property
    def hosted_by(self) -> str:
        """Who hosts it, in one word."""
        return in_one_word(self.hosts)

    @property
    def paid_by(self) -> str:
        """Who pays for it, in one word."""
        return in_one_word(self.payers)


def in_one_word(bodies: str | tuple[str, ...]) -> str:
    """The word for one body, and ``several`` for any list: a list of one must not say more than one of two."""
    return bodies if isinstance(bodies, str) else SEVERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which part of the country the network serves."""

    extent: str
    areas: tuple[str, ...] = ()
    ccgs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingChange:
    """Something that stays when the network ends, and who keeps it."""

    at: Pointer
    what: str
    kept_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long the network is to last, in years, how it ends and what stays."""

    years: Number
    start: PartialDate | None = None
    end: PartialDate | None = None
    exit: str | None = None
    lasting: tuple[LastingChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeScaleChange:
    """S1 as the proposal describes it."""

    change: str | None = None
    pathways: tuple[str, ...] = ()
    why_best: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResistantChallenge:
    """S2 as the proposal describes it."""

    challenge: str | None = None
    joint_work: str | None = None
    previous_efforts: tuple[Effort, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situations:
    """The two establishing situations."""

    large_scale_change: LargeScaleChange = field(default_factory=LargeScaleChange)
    resistant_challenge: ResistantChallenge = field(default_factory=ResistantChallenge)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What the network is to achieve. More than one home domain is a fault that a check names."""

    home_domain: tuple[int, ...] = ()
    aims: tuple[Aim, ...] = ()
    process_aims: tuple[ProcessAim, ...] = ()
    experience: str | None = None
    safety: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The accountability agreement."""

    with_: str
    annual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """How the network is governed."""

    terms_of_reference: str | None = None
    accountability_agreement: Agreement | None = None
    commissioning_powers: str | None = None
    patient_involvement: str | None = None
    leadership: tuple[str, ...] = ()
    core_committee: CoreCommittee | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principles:
    """The five guiding principles."""

    quality: str | None = None
    clinical_leadership: str | None = None
    patient_voice: str | None = None
    equality: str | None = None
    innovation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Someone else to be worked with."""

    name: str
    kind: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Something that the network would spend in one year, in pounds."""

    what: str
    year: str
    fund: str
    use: str
    amount: Number
    area: str | None = None
    patient_care: str | None = None
    paid_by: str | None = None
    at: Pointer = ()

    @property
    def is_core(self) -> bool:
        """Whether national core funding is to pay for it, and not somebody who tops it up."""
        return self.fund != TOP_UP


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What the network would spend: core funding and what tops it up, kept apart."""

    core_total: Number
    lines: tuple[BudgetLine, ...]
    top_up_total: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An entry of the bibliography."""

    key: str
    title: str
    publisher: str | None = None
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    """When somebody read it: it was public no later than that."""
    url: str | None = None
    tier: str | None = None
    verified: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal for a strategic clinical network."""

    id: str
    title: str
    summary: str
    condition: HealthCondition
    sponsor: Sponsor
    submitted: PartialDate
    function: Function
    version: str | None = None
    stage: str | None = None
    authors: tuple[Author, ...] = ()
    audience: str | None = None
    related_documents: tuple[RelatedDocument, ...] = ()
    coverage: Coverage | None = None
    present_provision: PresentProvision | None = None
    options: tuple[Option, ...] = ()
    term: Term | None = None
    situations: Situations = field(default_factory=Situations)
    criteria: Criteria = field(default_factory=Criteria)
    outcomes: Outcomes = field(default_factory=Outcomes)
    governance: Governance = field(default_factory=Governance)
    principles: Principles = field(default_factory=Principles)
    stakeholders: tuple[Stakeholder, ...] = ()
    impact: Impact | None = None
    support: tuple[Letter, ...] = ()
    searched: tuple[Search, ...] = ()
    budget: Budget | None = None
    sources: tuple[Source, ...] = ()

    def source(self, key: str | None) -> Source | None:
        """The source with this key, if there is one."""
        for source in self.sources:
            if source.key == key:
                return source
        return None
