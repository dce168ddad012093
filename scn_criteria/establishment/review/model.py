"""A return as frozen records. Mirrors ``schemas/review.schema.json``; what a file leaves out is ``None`` or empty."""

from __future__ import annotations

from dataclasses import dataclass, field

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.evidence import Direction, Framework, Number
from scn_criteria.proposal.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What something said in a return has in common: its place, and the key of a source."""

    at: Pointer = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Established:
    """What set the network up: its proposal in one version, and what people decided on it."""

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
class Agreed(Cited):
    """Whether a paper that a network must have is in force, and since when."""

    agreed: bool
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioning(Cited):
    """Whether the network commissioned or contracted, which it has no power to do."""

    done: bool
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """The papers that a network must have, and the power that it must not use."""

    terms_of_reference: Agreed | None = None
    accountability_agreement: Agreed | None = None
    commissioning: Commissioning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Cited):
    """Patients and the public in the oversight of the network."""

    in_oversight: int
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeModel(Cited):
    """Whether the NHS Change Model is the framework of a project, and how."""

    used: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients(Cited):
    """Whether patients and the public are involved in a project, and how."""

    involved: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Cited):
    """A piece of the year's improvement programme."""

    name: str
    national_priority: str | None = None
    local_priority: str | None = None
    change_model: ChangeModel | None = None
    patients: Patients | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Cited):
    """A practice that was offered to members, how many have taken it up, and of how many."""

    practice: str
    taken_up_by: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What the network had in the year, in pounds, by fund."""

    running_cost: Number
    programme: Number
    top_up: Number = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending(Cited):
    """Something that the network paid for."""

    what: str
    fund: str
    amount: Number
    use: str | None = None
    patient_care: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance:
    """The money of the year: what there was, what was paid, and the total."""

    available: Money
    total_spent: Number
    spent: tuple[Spending, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Cited):
    """The annual report: whether, when and where it was published, or why not."""

    published: bool
    on: PartialDate | None = None
    address: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Cited):
    """Where an indicator stands, in its unit, and when."""

    value: Number
    measured: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where an indicator is to be, and by when."""

    value: Number
    by: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedAim(Cited):
    """An aim: an indicator, where it stood, where it is to be, and where it stands."""

    aim: str
    direction: Direction
    baseline: Level
    target: Goal
    unit: str | None = None
    framework: Framework | None = None
    latest: Level | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Cited):
    """A sign of success, or of the want of it, in one part of the four statements."""

    part: str
    shows: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Cited):
    """Whether a guiding principle was followed, and how."""

    followed: bool
    how: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principles:
    """The five guiding principles."""

    quality: Principle | None = None
    clinical_leadership: Principle | None = None
    patient_voice: Principle | None = None
    equality: Principle | None = None
    innovation: Principle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities(Cited):
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
    governance: Governance = field(default_factory=Governance)
    involvement: Involvement | None = None
    projects: tuple[Project, ...] = ()
    spread: tuple[Practice, ...] = ()
    finance: Finance | None = None
    report: Report | None = None
    aims: tuple[ReviewedAim, ...] = ()
    success: tuple[Sign, ...] = ()
    principles: Principles = field(default_factory=Principles)
    priorities: Priorities | None = None
    exit: str | None = None
    sources: tuple[Source, ...] = ()
