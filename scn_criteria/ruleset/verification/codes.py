"""What a proof can find in a ruleset: SCN5xx."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

GAP = Code(
    "SCN501", "gap", ERROR, "Some facts lead to no result at all.", "Add a row for them, or a last row that always matches."
)
DEAD_ROW = Code(
    "SCN502",
    "dead-row",
    ERROR,
    "A row never decides, whatever the facts and however the readings are chosen.",
    "Remove it, or move it above the rows that hide it.",
)
OVERLAP = Code(
    "SCN503",
    "overlap",
    INFO,
    "Two rows with different results match the same facts. The upper one decides.",
    "Nothing need be done if the upper one should decide; else move the rows or narrow one of them.",
)
UNREACHABLE = Code(
    "SCN504",
    "unreachable-result",
    ERROR,
    "A result can never be reached, however the readings are chosen.",
    "Mend the rows that should lead to it.",
)
NOT_MONOTONE = Code(
    "SCN505",
    "not-monotone",
    ERROR,
    "Stronger evidence leads to a weaker result.",
    "Mend or reorder the rows, so that a proposer is never better off with less.",
)
NO_INFLUENCE = Code(
    "SCN506",
    "no-influence",
    ERROR,
    "A fact is read but never changes the result.",
    "Remove it from the rows, or mend the row that should depend on it.",
)
HOLE = Code(
    "SCN507",
    "hole-at-a-threshold",
    ERROR,
    "At one single value no row matches but the last, though rows match just below and just above it.",
    "Let one of the two rows include the value: at_least instead of more_than, or at_most instead of less_than.",
)
UNSOUND_DEFERRAL = Code(
    "SCN508",
    "unsound-deferral",
    ERROR,
    "A definite result is given that something missing could overturn, or an answer is put off that nothing could.",
    "This is a fault of scn: please report it with the ruleset.",
)

CODES = tuple(code for code in list(globals().values()) if isinstance(code, Code))
