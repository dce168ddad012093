"""The words of the field, as enumerations. Each value is the word that files and JSON use; ``title`` is for readers.

Source: The Way Forward: Strategic clinical networks (NHS Commissioning Board, 26 July 2012).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class Titled(Enum):
    """A word with a title for readers."""

    title: str

    def __new__(cls, value: str, title: str = "") -> Self:
        """Take the first item as the value and keep the second as the title."""
        member = object.__new__(cls)
        member._value_ = value
        member.title = title
        return member


class Rating(Titled):
    """How far a criterion is met, strongest first. The scale is ours: the source gives none."""

    MET = ("met", "Met")
    PARTLY_MET = ("partly_met", "Partly met")
    NOT_MET = ("not_met", "Not met")
    NOT_EVIDENCED = ("not_evidenced", "Not evidenced")


class Criterion(Titled):
    """The nine criteria, in the order of the source (Establishing strategic clinical networks, items 1 to 9)."""

    C1 = ("measurable_improvement", "Measurable improvement")
    C2 = ("significant_benefits", "Significant benefits")
    C3 = ("wide_involvement", "Wide involvement")
    C4 = ("scale_and_volume", "Scale and volume")
    C5 = ("nice_guidance", "Links to NICE guidance")
    C6 = ("other_means_insufficient", "Other means insufficient")
    C7 = ("network_model", "A network can do it")
    C8 = ("whole_england", "Whole of England")
    C9 = ("risk_of_absence", "Risk without a network")


class Situation(Titled):
    """The two situations in which a strategic clinical network is established."""

    S1 = ("large_scale_change", "Large scale change across complex care pathways")
    S2 = ("resistant_challenge", "A challenge that earlier efforts did not settle")


class NetworkType(Titled):
    """The five types of network (Clinical networks in the new health system), and none of them."""

    STRATEGIC = ("strategic_clinical_network", "Strategic clinical network")
    DELIVERY = ("operational_delivery_network", "Operational delivery network")
    PROFESSIONAL = ("local_professional_network", "Local professional network")
    LOCAL = ("local_ccg_network", "Local network of CCGs")
    PROVIDER = ("provider_network", "Provider network")
    UNDECIDED = ("undecided", "Not decided")


class Question(Titled):
    """What is asked of a proposal besides the criteria and situations, and may be open."""

    TYPE = ("network_type", "Which type of network this is")


class Outcome(Titled):
    """What is recommended. A person decides."""

    ESTABLISH = ("establish", "Establish")
    REVISE = ("revise", "Revise and strengthen")
    REFER = ("refer", "Refer to another type of network")
    DECLINE = ("decline", "Decline")
    DEFER = ("defer", "Defer: evidence is missing")


class Domain(Titled):
    """The five domains of the NHS Outcomes Framework, and none."""

    ONE = ("domain_1", "Preventing people from dying prematurely")
    TWO = ("domain_2", "Enhancing quality of life for people with long term conditions")
    THREE = ("domain_3", "Helping people to recover from episodes of ill health or following injury")
    FOUR = ("domain_4", "Ensuring that people have a positive experience of care")
    FIVE = ("domain_5", "Treating and caring for people in a safe environment and protecting them from avoidable harm")
    NONE = ("none", "No home domain")

    @property
    def number(self) -> int | None:
        """1 to 5, or nothing."""
        return None if self is Domain.NONE else int(self.value[-1])


class Condition(Titled):
    """What an established network must have."""

    TERM = ("limited_term", "A term of at most five years, and an exit")
    REFERENCE = ("terms_of_reference", "Clear terms of reference")
    AGREEMENT = ("annual_agreement", "An annual accountability agreement with the NHS Commissioning Board")
    NON_STATUTORY = ("no_commissioning_powers", "No commissioning powers")
    HOME = ("one_home_domain", "One home domain")
    EXPERIENCE = ("experience_embedded", "Patient experience built into all its work")
    SAFETY = ("safety_embedded", "Patient safety built into all its work")
    AIMS = ("aims_set", "A set of aims to achieve")
    INVOLVEMENT = ("patients_involved", "Patients and the public involved in all its work")
    PRINCIPLES = ("five_principles", "The five guiding principles followed")
    LASTING = ("lasting_change", "Change that lasts when the network ends, and somebody to keep it")
