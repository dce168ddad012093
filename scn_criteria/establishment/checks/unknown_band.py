"""The band of a post is one whose pay the file gives."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import Document, mapping, suggest
from scn_criteria.establishment.bands import bands_of
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN329",
    "unknown-band",
    Severity.ERROR,
    "What a post costs is looked up by its band, in the first scale of pay that the file gives.",
    "Write a band that the scale has, or give the pay of this one.",
    "Strategic Clinical Networks update, November 2012, Senate and SCN core support team (SI-096, SI-102)",
)


def check(document: Document) -> Iterator[Fault]:
    """Look up each band."""
    data = mapping(document)
    known = next((list(scale["bands"]) for scale in data.get("pay", ())), [])
    for place, post in enumerate(data.get("posts", ())):
        for nth, band in enumerate(bands_of(post)):
            if band not in known:
                near = suggest(band, known)
                hint = f'; did you mean "{near}"?' if near else ""
                expected = f"expected one of {', '.join(known)}" if known else "expected pay for it in this file"
                message = f'the pay of band "{band}" of the post "{post["title"]}" is not given, {expected}{hint}'
                yield Fault(("posts", place, "bands", nth), message)
