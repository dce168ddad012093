"""Examine a file of provisions: schema, references, posts and bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from scn_criteria import resources
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic, placed_diagnostics, rules_of
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.examination import Examined, FileKind, examine, mapping
from scn_criteria.document.fixes import suggest
from scn_criteria.document.loader import read_file
from scn_criteria.establishment.provisions import Data, Provisions, bands_of, parse_provisions
from scn_criteria.ruleset.checks import DocumentPart, unknown
from scn_criteria.ruleset.codes import OUTSIDE_RANGE, UNKNOWN_DOCUMENT, UNKNOWN_READING
from scn_criteria.wording import did_you_mean

# References: documents, choices and values within their ranges exist

REFERENCE_CODES: tuple[DiagnosticRule, ...] = (UNKNOWN_DOCUMENT, UNKNOWN_READING, OUTSIDE_RANGE)
"""The same kinds of fault as in a ruleset, whose parameters, readings and citations these are like."""


def check_references(document: Document) -> Iterator[Diagnostic]:
    """Every citation, reading and parameter of a file that fits its schema."""
    whole = DocumentPart(document, (), document.data)
    known = whole.data["documents"]
    for citation in _citations(whole):
        if citation.data["document"] not in known:
            name = citation.inner("document")
            yield name.fault(UNKNOWN_DOCUMENT, unknown("document", name.data, known))
    for name in whole.data.get("readings", ()):
        choice, alternatives = (whole.inner("readings", name, key) for key in ("choice", "alternatives"))
        if choice.data not in alternatives.data:
            yield choice.fault(UNKNOWN_READING, unknown("alternative", choice.data, alternatives.data))
    for name in whole.data.get("parameters", ()):
        value, limits = (whole.inner("parameters", name, key) for key in ("value", "range"))
        low, high = limits.data
        if not low <= value.data <= high:
            message = f'parameter "{name}" is {value.data}, outside its range {low} to {high}'
            yield value.fault(OUTSIDE_RANGE, message)


def _citations(part: DocumentPart) -> Iterator[DocumentPart]:
    """Every citation of a document, wherever it stands."""
    if isinstance(part.data, dict):
        if "document" in part.data and "section" in part.data:
            yield part
        for key in part.data:
            yield from _citations(part.inner(key))
    elif isinstance(part.data, list):
        for index in range(len(part.data)):
            yield from _citations(part.inner(index))


# A post that is not filled by the session has a band

POST_WITHOUT_BAND = DiagnosticRule(
    "SCN328",
    "post-without-band",
    Severity.ERROR,
    "What a team costs follows from the bands of its posts; of a post without one nobody knows what it costs.",
    "Write the bands that the post may have, or that it is filled by the session.",
    "Strategic Clinical Networks update, November 2012, Senate and SCN core support team (SI-096, SI-103)",
)


def check_post_without_band(document: Document) -> Iterator[UnplacedDiagnostic]:
    """Look at each post."""
    for place, post in enumerate(mapping(document).get("posts", ())):
        if not post.get("sessional", False) and not bands_of(post):
            message = f'the post "{post["title"]}" has no band; expected at least one, or "sessional: true"'
            yield UnplacedDiagnostic(("posts", place, "bands" if "bands" in post else "title"), message)


# The band of a post is one whose pay the file gives

UNKNOWN_BAND = DiagnosticRule(
    "SCN329",
    "unknown-band",
    Severity.ERROR,
    "What a post costs is looked up by its band, in the first scale of pay that the file gives.",
    "Write a band that the scale has, or give the pay of this one.",
    "Strategic Clinical Networks update, November 2012, Senate and SCN core support team (SI-096, SI-102)",
)


def check_unknown_band(document: Document) -> Iterator[UnplacedDiagnostic]:
    """Look up each band."""
    data = mapping(document)
    known = next((list(scale["bands"]) for scale in data.get("pay", ())), [])
    for place, post in enumerate(data.get("posts", ())):
        for nth, band in enumerate(bands_of(post)):
            if band not in known:
                near = suggest(band, known)
                hint = did_you_mean(near)
                expected = f"expected one of {', '.join(known)}" if known else "expected pay for it in this file"
                message = f'the pay of band "{band}" of the post "{post["title"]}" is not given, {expected}{hint}'
                yield UnplacedDiagnostic(("posts", place, "bands", nth), message)


CHECKS = (
    Check(POST_WITHOUT_BAND, check_post_without_band),
    Check(UNKNOWN_BAND, check_unknown_band),
)


CODES: tuple[DiagnosticRule, ...] = rules_of(CHECKS)
"""Every kind of fault that these checks can find, by number."""


def run_checks(_data: Data, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a file that plans are made from."""
    return (*placed_diagnostics(CHECKS, document, document), *check_references(document))


# Examination

KIND: FileKind[Data, Data] = FileKind(
    name="planning file",
    schema="establishment",
    codes=(*DOCUMENT_CODES, *CODES, *REFERENCE_CODES),
    read=mapping,
    run_checks=run_checks,
)
FILES = ("funding", "support-team")


def examine_provisions(loaded: Loaded, today: date | None = None) -> Examined[Data]:
    """Examine a file that plans are made from. Never raises on a bad file."""
    return examine(KIND, loaded, lambda data: data, today)


@lru_cache(maxsize=1)
def shipped_provisions() -> Provisions:
    """The provisions that ship with the package."""
    return parse_provisions(shipped_data(FILES, "plans"))


def shipped_data(names: Sequence[str], made: str) -> list[Data]:
    """The data of shipped files, by their names. Raises RuntimeError where one cannot be used; ``made`` is for its text."""
    folder = resources.folder("rules") / "establishment"
    files = [examine_provisions(read_file(folder / f"{name}.yaml", f"{name}.yaml")).sound for name in names]
    found = [data for data in files if data is not None]
    if len(found) < len(names):
        raise RuntimeError(f"the shipped files that {made} are made from cannot be used: run scn lint rules/establishment")
    return found
