"""A breach put into words, before it is known where in the file it stands."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Code, Pointer
from scn_criteria.document.document import Document
from scn_criteria.document.remedy import Remedy
from scn_criteria.document.schema_judge import SchemaGuide, SchemaViolation, described, example
from scn_criteria.document.wording import found, literal


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one value. ``missing`` and ``meant`` let a required key that is misspelt be said once."""

    code: Code
    message: str
    pointer: Pointer
    help: str = ""
    on_key: bool = False
    earlier: Pointer | None = None
    missing: str = ""
    meant: str = ""
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What the words for a breach are taken from: the file as typed, and the schema."""

    document: Document
    guide: SchemaGuide

    def typed(self, breach: SchemaViolation) -> str | None:
        """The value as it stands in the file."""
        return None if breach.is_key else self.document.typed(breach.pointer)

    def found(self, breach: SchemaViolation) -> str:
        """What was found, in words."""
        return found(breach.found, self.typed(breach))


def advice(breach: SchemaViolation, hint: str = "") -> str:
    """What to do: the hint, then what the schema says of the value, then an example from it."""
    said = described(breach.trail)
    shown = example(breach.trail)
    parts = [f"{hint}." if hint and (said or shown is not None) else hint, said]
    if shown is not None and not isinstance(shown, dict):
        parts.append(f"For example: {literal(shown)}")
    return " ".join(part for part in parts if part)


def fault(code: Code, message: str, breach: SchemaViolation, hint: str = "", remedy: Remedy | None = None) -> Fault:
    """A fault of the value that breaches the schema."""
    return Fault(code, message, breach.pointer, advice(breach, hint), on_key=breach.is_key, remedy=remedy)
