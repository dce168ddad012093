"""A ruleset as frozen records: decision tables, parameters and readings, with the source of each.

Tables are closed on purpose, so that everything about them can be proved: rows of ``all``, ``any`` and ``not`` over
comparisons of one fact with a literal or a parameter; the first row that matches decides; the last row always matches.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from scn_criteria.diagnostics import Pointer
from scn_criteria.ruleset.vocabulary import Number, Value, Vocabulary

DECISION = "decision"
"""What a ruleset is for that does not say so."""


class Basis(Enum):
    """Where a row, a parameter or a reading comes from."""

    SOURCE = "source"
    READING = "reading"
    CONVENTION = "convention"

    @property
    def title(self) -> str:
        """The basis in words for readers."""
        return {
            "source": "The document says so",
            "reading": "One of the meanings that the document allows",
            "convention": "Ours: the document gives no number or rule",
        }[self.value]


class Operator(Enum):
    """How a fact is compared with a value."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    NOT_IN = "not_in"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a document that a rule rests on."""

    document: str
    section: str
    item: str = ""
    inventory: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The citation as a reader would write it, without the document."""
        return f"{self.section}, {self.item}" if self.item else self.section


@dataclass(frozen=True, slots=True)
class ParameterName:
    """A parameter used in place of a literal, written ``$name``."""

    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact compared with a literal, a list of words or a parameter. False where the fact is not known."""

    fact: str
    operator: Operator
    operand: Value | tuple[str, ...] | ParameterName


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a group have one of some words, compared with a number or a parameter."""

    group: str
    words: tuple[str, ...]
    operator: Operator
    operand: int | ParameterName


@dataclass(frozen=True, slots=True)
class ReadingIs:
    """Whether a reading has been chosen in this way."""

    reading: str
    choice: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite comparison holds. A fact that is not known satisfies neither a comparison nor its opposite."""

    part: "Clause"


Atom = Comparison | Count | ReadingIs
Clause = Atom | All | AnyOf | Not


def atoms_in(clause: Clause | None) -> Iterator[Atom]:
    """The comparisons, counts and readings of a condition in their order, those that are negated too."""
    if isinstance(clause, Not):
        yield from atoms_in(clause.part)
    elif isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from atoms_in(part)
    elif clause is not None:
        yield clause


def with_atoms(clause: Clause, change: Callable[[Atom], Atom]) -> Clause:
    """A condition with each of its comparisons, counts and readings changed."""
    if isinstance(clause, Not):
        return Not(with_atoms(clause.part, change))
    if isinstance(clause, All | AnyOf):
        return replace(clause, parts=tuple(with_atoms(part, change) for part in clause.parts))
    return change(clause)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: when it holds, what follows, why, and on what it rests. ``when`` is ``None`` for the last row of a table."""

    id: str
    when: Clause | None
    then: str
    because: str
    source: Citation
    basis: Basis
    at: Pointer = field(compare=False, default=())


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table: the first row that matches decides."""

    id: str
    name: str
    title: str
    question: str
    source: Citation
    rows: tuple[Rule, ...]
    also_shows: tuple[str, ...]
    path: str = field(compare=False, default="")
    at: Pointer = field(compare=False, default=())

    def row(self, rule: str) -> Rule:
        """The row with this id."""
        return next(row for row in self.rows if row.id == rule)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named threshold: value, unit, the range that may be argued for, and why."""

    name: str
    value: Number
    unit: str
    low: Number
    high: Number
    step: Number
    why: str
    basis: Basis
    source: Citation
    title: str = field(compare=False, default="")
    """What it is, in a few words for readers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A named choice where the source allows two meanings."""

    name: str
    choice: str
    alternatives: Mapping[str, str]
    why: str
    source: Citation


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that the ruleset rests on."""

    key: str
    title: str
    publisher: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Deferral:
    """Why an answer is put off. It has no row: it follows from what is still possible."""

    id: str
    because: str
    basis: Basis
    source: Citation


class InvariantForm(Enum):
    """What a statement claims, by the key that makes it."""

    NEVER = "never"
    """A condition never holds."""
    ALONE_PREVENTS = "alone_prevents"
    """Each fact of a group can by itself prevent an outcome."""
    WITHHELD = "withheld"
    """Leaving out never helps."""
    STRONGER = "stronger"
    """Stronger evidence never worsens a result."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """A statement that a ruleset makes about itself, declared by people and proved of the rules."""

    id: str
    says: str
    because: str
    form: InvariantForm
    never: Clause | None = None
    table: str = ""
    """The table whose facts and rating ``never`` is about. Empty for the recommendation."""
    group: str = ""
    outcome: str = ""
    """Each of the group can by itself prevent this outcome."""
    every_setting: bool = True
    """Whether it is claimed of every setting, or only of the choices made."""
    path: str = field(compare=False, default="")
    at: Pointer = field(compare=False, default=())


@dataclass(frozen=True, slots=True)
class Rules:
    """A versioned folder of tables, with its parameters and readings as chosen."""

    id: str
    version: str
    title: str
    documents: Mapping[str, CitedDocument]
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    tables: Mapping[str, DecisionTable]
    deferral: Deferral
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Results in the order of their strength, weakest first. Results that no order names stand apart."""
    sha256: str = ""
    path: str = field(compare=False, default="")
    variant: Mapping[str, str] = field(default_factory=dict)
    """The parameters and readings that differ from the folder, by name."""
    programme: str = field(compare=False, default=DECISION)
    """What the ruleset is for, by a word of its head."""
    vocabulary: Vocabulary | None = field(compare=False, repr=False, default=None)
    """The words that its tables were read with, where they were read from files."""
    invariants: tuple[Invariant, ...] = field(compare=False, default=())
    """What the ruleset states about itself. It decides nothing."""

    def order(self, table: DecisionTable) -> tuple[str, ...]:
        """The order that a table's results belong to: the one that names most of them."""
        results = {row.then for row in table.rows}
        named = max(self.orders.values(), key=lambda order: len(results & set(order)), default=())
        return named if results & set(named) else ()

    def value(self, operand: Value | tuple[str, ...] | ParameterName) -> Value | tuple[str, ...]:
        """A literal as it is, or the value of a parameter as chosen."""
        return self.parameters[operand.name].value if isinstance(operand, ParameterName) else operand
