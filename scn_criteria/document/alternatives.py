"""Of several forms that a value may have: which one the author most likely meant."""

from __future__ import annotations

from scn_criteria.document.schema_judge import SchemaViolation

Branch = tuple[SchemaViolation, ...]


def viable(breach: SchemaViolation) -> tuple[Branch, ...]:
    """The alternatives of the right kind, say those for text where a text was found."""
    return tuple(branch for branch in breach.branches if not _kind_breaches(branch, breach))


def kinds(breach: SchemaViolation) -> tuple[str, ...]:
    """The kinds of value that the alternatives are for, where the value is of none of them."""
    wanted: list[str] = []
    for branch in breach.branches:
        for part in _kind_breaches(branch, breach):
            wanted.extend([part.wanted] if isinstance(part.wanted, str) else part.wanted)
    return tuple(dict.fromkeys(wanted))


def _kind_breaches(branch: Branch, breach: SchemaViolation) -> list[SchemaViolation]:
    return [part for part in branch if part.keyword == "type" and part.pointer == breach.pointer]


def wanted_keys(branches: tuple[Branch, ...], breach: SchemaViolation) -> tuple[tuple[str, ...], ...]:
    """The keys that each alternative requires, if that is all that sets the alternatives apart."""
    parts = [part for branch in branches for part in branch]
    if any(part.keyword != "required" or part.pointer != breach.pointer for part in parts):
        return ()
    return tuple(tuple(branch[0].wanted) for branch in branches)


def nearest(branches: tuple[Branch, ...], breach: SchemaViolation) -> Branch:
    """The alternative that the value comes closest to: its words fit, its keys are there, and little else is wrong."""
    return min(branches, key=lambda branch: _distance(branch, breach))


def _distance(branch: Branch, breach: SchemaViolation) -> tuple[int, int, int]:
    words = sum(part.keyword in ("const", "enum") for part in branch)
    keys = sum(part.keyword == "required" and part.pointer == breach.pointer for part in branch)
    return words, keys, len(branch)
