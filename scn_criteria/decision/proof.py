"""A ruleset proved: what is wrong with its tables, where, which proposals show it, and what its recommendation comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.decision.deferral import Completions, check_deferral
from scn_criteria.decision.profile import Profile
from scn_criteria.decision.programme import Programme, Tally, decisions, tally_of
from scn_criteria.diagnostics import Diagnostic, Related, Severity
from scn_criteria.document import Document
from scn_criteria.ruleset.model import Row, Ruleset, Table
from scn_criteria.ruleset.verification import Found, prove
from scn_criteria.ruleset.verification.witness import Example
from scn_criteria.ruleset.verification.words import story


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A proposal that shows a finding. Its file wants to be called by its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Proved:
    """A finding as its reader meets it."""

    found: Found
    diagnostic: Diagnostic
    story: tuple[str, ...]
    made_up: tuple[MadeUp, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """All of it. A ruleset with an open table decides nothing, so it has no profile."""

    ruleset: Ruleset
    proved: tuple[Proved, ...]
    profile: Profile | None
    tally: Tally | None = None
    """What the recommendation comes to, of a programme that has no profile of its own."""

    @property
    def counted(self) -> bool:
        """Whether the ruleset decides something, so that its answers could be counted."""
        return bool(self.profile or self.tally)

    @property
    def errors(self) -> tuple[Proved, ...]:
        """What must be mended."""
        return tuple(one for one in self.proved if one.diagnostic.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Proved, ...]:
        """What is only worth knowing."""
        return tuple(one for one in self.proved if one.diagnostic.severity is not Severity.ERROR)


def proof_of(
    ruleset: Ruleset,
    documents: Sequence[Document],
    *,
    is_draft: bool = False,
    in_full: bool = False,
    programme: Programme | None = None,
) -> Proof:
    """Prove a ruleset, of decisions unless another programme is given.

    Remarks get a made-up proposal only where everything is wanted in full.
    """
    about = programme or decisions()
    found = list(prove(ruleset, about.vocabulary, about.bonds))
    profile, tally = None, None
    if not is_draft:
        space = about.space(ruleset)
        completions = Completions(space, can_be_missing=about.may_be_missing)
        found += check_deferral(space, completions)
        profile = about.profile(space, completions) if about.profile else None
        tally = None if about.profile else tally_of(space, completions)
    proved = []
    for one, name in zip(found, _names(found), strict=True):
        wanted = in_full or one.code.severity is Severity.ERROR
        made_up = tuple(_made_up(one, name, ruleset, about)) if wanted else ()
        proved.append(Proved(one, _placed(one, documents), story(one, ruleset, about.vocabulary), made_up))
    return Proof(ruleset, tuple(proved), profile, tally)


def _names(found: Sequence[Found]) -> list[str]:
    """A name for each finding, such as ``scn505-c1`` or, for the next of that kind, ``scn505-c1-2``."""
    bases = [f"{one.code.number}-{one.table.id}".lower().replace("_", "-") for one in found]
    earlier = [bases[:index].count(base) for index, base in enumerate(bases)]
    return [f"{base}-{count + 1}" if count else base for base, count in zip(bases, earlier, strict=True)]


def _made_up(found: Found, name: str, ruleset: Ruleset, about: Programme) -> Iterator[MadeUp]:
    """The proposal of an example, and where a change shows the fault, the same proposal with the change."""
    if found.example is None or about.fragment is None:
        return
    examples: dict[str, Example] = {name: found.example}
    if found.change:
        examples[f"{name}-stronger"] = {**found.example, found.change.fact: found.change.after}
    for called, example in examples.items():
        text = about.fragment(found.table.id, example, ruleset, called)
        if text is not None:
            yield MadeUp(called, text)


def _placed(found: Found, documents: Sequence[Document]) -> Diagnostic:
    """A finding as a diagnostic on its row, or else on its table."""
    document = next(one for one in documents if one.path == found.table.path)
    at = (*(found.row or found.table).at, "id")
    related = (_related(found.upper, document),) if found.upper else ()
    return Diagnostic(found.code, found.message, document.path, document.span(at), at, related=related)


def _related(upper: Row | Table, document: Document) -> Related:
    return Related(f"row {upper.id} comes first", document.span((*upper.at, "id")))
