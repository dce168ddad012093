"""A return as frozen records. Mirrors ``schemas/review.schema.json``; what a file leaves out is ``None`` or empty."""

from dataclasses import dataclass, field

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.evidence import Direction, Framework, Number
from scn_criteria.proposal.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedItem:
    """A statement in a return with its place and the key of a source."""

    at: Pointer = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Established:
    """The documents that set the network up: its proposal in one version, and the decision record."""

    proposal: str
    sha256: str
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The network that reports."""

    condition: str
    area: str
    established: Established
    started: PartialDate
    term_years: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The year that is reported on, counted from the start of the network."""

    number: int
    begins: PartialDate
    ends: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(CitedItem):
    """Whether a paper that a network must have is in force, and since when."""

    agreed: bool
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioning(CitedItem):
    """Whether the network commissioned or contracted, which it has no power to do."""

    done: bool
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedGovernance:
    """The papers that a network must have, and the power that it must not use."""

    terms_of_reference: Agreed | None = None
    accountability_agreement: Agreed | None = None
    commissioning: Commissioning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(CitedItem):
    """Patients and the public in the oversight of the network."""

    in_oversight: int
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeModel(CitedItem):
    """Whether the NHS Change Model is the framework of a project, and how."""

    used: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients(CitedItem):
    """Whether patients and the public are involved in a project, and how."""

    involved: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(CitedItem):
    """A piece of the year's improvement programme."""

    name: str
    national_priority: str | None = None
    local_priority: str | None = None
    change_model: ChangeModel | None = None
    patients: Patients | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(CitedItem):
    """A practice that was offered to members, how many have taken it up, and of how many."""

    practice: str
    taken_up_by: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailableMoney:
    """The money that the network had in the year, in pounds, by fund."""

    running_cost: Number
    programme: Number
    top_up: Number = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending(CitedItem):
    """Something that the network paid for."""

    what: str
    fund: str
    amount: Number
    use: str | None = None
    patient_care: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance:
    """The money of the year: what there was, what was paid, and the total."""

    available: AvailableMoney
    total_spent: Number
    spent: tuple[Spending, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport(CitedItem):
    """The annual report: whether, when and where it was published, or why not."""

    published: bool
    on: PartialDate | None = None
    address: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLevel(CitedItem):
    """The level of an indicator, in its unit, and its day."""

    value: Number
    measured: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The target of an indicator, and its day."""

    value: Number
    by: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedAim(CitedItem):
    """An aim: an indicator, its baseline, its target and its latest level."""

    aim: str
    direction: Direction
    baseline: MeasuredLevel
    target: Goal
    unit: str | None = None
    framework: Framework | None = None
    latest: MeasuredLevel | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(CitedItem):
    """A sign of success, or of the want of it, in one part of the four statements."""

    part: str
    shows: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(CitedItem):
    """Whether a guiding principle was followed, and how."""

    followed: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedPrinciples:
    """The five guiding principles."""

    quality: Principle | None = None
    clinical_leadership: Principle | None = None
    patient_voice: Principle | None = None
    equality: Principle | None = None
    innovation: Principle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities(CitedItem):
    """Whether national priorities have moved away from this condition."""

    shifted: bool
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """The yearly return of a network."""

    id: str
    title: str
    network: Network
    year: Year
    submitted: PartialDate
    illustrative: bool = False
    governance: ReviewedGovernance = field(default_factory=ReviewedGovernance)
    involvement: Involvement | None = None
    projects: tuple[Project, ...] = ()
    spread: tuple[Practice, ...] = ()
    finance: Finance | None = None
    report: AnnualReport | None = None
    aims: tuple[ReviewedAim, ...] = ()
    success: tuple[Sign, ...] = ()
    principles: ReviewedPrinciples = field(default_factory=ReviewedPrinciples)
    priorities: Priorities | None = None
    exit: str | None = None
    sources: tuple[Source, ...] = ()
