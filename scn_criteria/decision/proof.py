"""A ruleset proved: what is wrong with its tables, where, which proposals show it, and what its recommendation comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.decision.deferral import Completions, check_deferral
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.profile import Profile, profile_of
from scn_criteria.decision.relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
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

    @property
    def errors(self) -> tuple[Proved, ...]:
        """What must be mended."""
        return tuple(one for one in self.proved if one.diagnostic.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Proved, ...]:
        """What is only worth knowing."""
        return tuple(one for one in self.proved if one.diagnostic.severity is not Severity.ERROR)


def proof_of(ruleset: Ruleset, documents: Sequence[Document], *, is_draft: bool = False, in_full: bool = False) -> Proof:
    """Prove a ruleset. Remarks get a made-up proposal only where everything is wanted in full."""
    found = list(prove(ruleset, vocabulary(), RELATIONS))
    profile = None
    if not is_draft:
        space = recommendation_space(ruleset, vocabulary())
        completions = Completions(space)
        found += check_deferral(space, completions)
        profile = profile_of(space, completions)
    names = _names(found)
    proved = (_proved(one, name, ruleset, documents, in_full) for one, name in zip(found, names, strict=True))
    return Proof(ruleset, tuple(proved), profile)


def _proved(found: Found, name: str, ruleset: Ruleset, documents: Sequence[Document], in_full: bool) -> Proved:
    wanted = in_full or found.code.severity is Severity.ERROR
    made_up = tuple(_made_up(found, name, ruleset)) if wanted else ()
    return Proved(found, _placed(found, documents), story(found, ruleset, vocabulary()), made_up)


def _names(found: Sequence[Found]) -> list[str]:
    """A name for each finding, such as ``scn505-c1`` or, for the next of that kind, ``scn505-c1-2``."""
    bases = [f"{one.code.number}-{one.table.id}".lower().replace("_", "-") for one in found]
    earlier = [bases[:index].count(base) for index, base in enumerate(bases)]
    return [f"{base}-{count + 1}" if count else base for base, count in zip(bases, earlier, strict=True)]


def _made_up(found: Found, name: str, ruleset: Ruleset) -> Iterator[MadeUp]:
    """The proposal of an example, and where a change shows the fault, the same proposal with the change."""
    from scn_criteria.decision.fragment import fragment  # noqa: PLC0415 - most rulesets have no fault to show

    if found.example is None:
        return
    examples: dict[str, Example] = {name: found.example}
    if found.change:
        examples[f"{name}-stronger"] = {**found.example, found.change.fact: found.change.after}
    for called, example in examples.items():
        text = fragment(found.table.id, example, ruleset, called)
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
