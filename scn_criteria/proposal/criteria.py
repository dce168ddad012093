"""What a proposal offers for each of the nine criteria. Mirrors `criteria` in the proposal schema."""

from __future__ import annotations

from dataclasses import dataclass, field

from scn_criteria.proposal.evidence import (
    Alternative,
    Benefit,
    Guidance,
    International,
    Measure,
    NationalReason,
    Organisation,
    Precedent,
    Profession,
    Reason,
    Risk,
    Scale,
    Variation,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurableImprovement:
    """Evidence for C1."""

    rationale: str | None = None
    measures: tuple[Measure, ...] = ()
    international: tuple[International, ...] = ()
    variation: tuple[Variation, ...] = ()


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
