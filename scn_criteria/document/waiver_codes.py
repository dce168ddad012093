"""The kinds of fault that comments have which waive faults: SCN019 to SCN025."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Severity

UNUSED_WAIVER = Code(
    "SCN019",
    "unused-waiver",
    Severity.WARNING,
    "A comment waives a fault that is not there, so it would hide the next one that comes.",
    "delete the comment; or move it to the end of the line with the fault, or to the line above",
)
EXPIRED_WAIVER = Code(
    "SCN020",
    "expired-waiver",
    Severity.ERROR,
    "A fault was waived until a day that has passed, and is still there.",
    "mend the fault; or agree on a new day, and write down why",
    evidence_stands=True,
)
WAIVER_WITHOUT_REASON = Code(
    "SCN021",
    "waiver-without-reason",
    Severity.WARNING,
    "A comment would waive a fault without saying why. It waives nothing: readers of a decision are owed the reason.",
    "write the reason after the brackets",
)
WAIVER_OF_UNKNOWN_KIND = Code(
    "SCN022",
    "waiver-of-unknown-kind",
    Severity.WARNING,
    "A comment waives a kind of fault that is never looked for in such a file.",
    "name the fault by its number or its name, as it is printed",
)
CANNOT_BE_WAIVED = Code(
    "SCN023",
    "cannot-be-waived",
    Severity.WARNING,
    "A comment would waive a fault that keeps the file from being read or relied on.",
    "mend the fault, and delete the comment",
)
MALFORMED_WAIVER = Code(
    "SCN024",
    "malformed-waiver",
    Severity.WARNING,
    "A comment seems meant to waive a fault, but is not written so that it does.",
    "write it as in: # scn: ignore[SCN203] until=2026-12-31 the reason",
)
MISPLACED_WAIVER = Code(
    "SCN025",
    "misplaced-waiver",
    Severity.WARNING,
    "A comment would waive a fault in the whole file, but stands where readers who begin at the top come upon it late.",
    'move it above the first line of content; or write "ignore" to waive the fault in this place only',
)

ABOUT_WAIVERS: tuple[Code, ...] = (
    UNUSED_WAIVER,
    EXPIRED_WAIVER,
    WAIVER_WITHOUT_REASON,
    WAIVER_OF_UNKNOWN_KIND,
    CANNOT_BE_WAIVED,
    MALFORMED_WAIVER,
    MISPLACED_WAIVER,
)
