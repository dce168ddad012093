"""What a check finds in a file of ours, and its place there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scn_criteria.diagnostics import Code, Diagnostic, Pointer, Related
from scn_criteria.document import Document, Remedy, fix_of


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a place of the file, with advice on this very fault and a second place where they help."""

    at: Pointer
    message: str
    help: str = ""
    on_key: bool = False
    related: str = ""
    related_at: Pointer = ()
    remedy: Remedy | None = None


def placed(code: Code, faults: Iterable[Fault], document: Document) -> Iterator[Diagnostic]:
    """The faults as diagnostics, with their places in the file."""
    for fault in faults:
        second = (Related(fault.related, document.span(fault.related_at)),) if fault.related else ()
        span = document.span(fault.at, fault.on_key)
        fix = fix_of(fault.remedy, document, fault.at, on_key=fault.on_key)
        yield Diagnostic(code, fault.message, document.path, span, fault.at, fault.help, second, fix)
