"""Faults in rulesets: SCN4xx."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

NOT_A_RULESET = Code(
    "SCN401", "not-a-ruleset", ERROR, "The folder holds no ruleset.", 'Name a folder with a file "ruleset.yaml" in it.'
)
UNKNOWN_FACT = Code(
    "SCN402",
    "unknown-fact",
    ERROR,
    "A rule reads a fact that does not exist.",
    "`scn rules list --facts` lists the facts.",
)
FACT_OUT_OF_PLACE = Code(
    "SCN403",
    "fact-out-of-place",
    ERROR,
    "A table reads a fact that is not for it.",
    "The recommendation reads ratings, situations and the network type; the other tables read what evidence gives.",
)
UNFIT_OPERAND = Code(
    "SCN404",
    "unfit-operand",
    ERROR,
    "A fact is compared with a value that it can never have.",
    "Compare a number with a number, a word with one of its words, and a yes-or-no fact with true or false.",
)
UNCLEAR_OPERATOR = Code(
    "SCN405",
    "unclear-operator",
    ERROR,
    "A comparison names no operator, or more than one.",
    "Give exactly one of is, is_not, in, not_in, at_least, more_than, at_most, less_than or known.",
)
UNKNOWN_PARAMETER = Code(
    "SCN406", "unknown-parameter", ERROR, "A rule uses a parameter that is not there.", "Add it under `parameters`."
)
UNKNOWN_READING = Code(
    "SCN407",
    "unknown-reading",
    ERROR,
    "A rule or a choice names a reading or an alternative that is not there.",
    "Add it under `readings`, with its alternatives.",
)
UNKNOWN_GROUP = Code(
    "SCN408", "unknown-group", ERROR, "A count names a group that is not there.", "Count over a known group."
)
UNKNOWN_RESULT = Code(
    "SCN409",
    "unknown-result",
    ERROR,
    "A row gives a result that its table may not give.",
    "Use one of the results that the message names.",
)
FINAL_ROW = Code(
    "SCN410",
    "final-row",
    ERROR,
    "A table does not end in the one row that always matches.",
    "Leave out `when` in the last row, and only there.",
)
REPEATED_ID = Code(
    "SCN411", "repeated-id", ERROR, "An id is used twice.", "Give every table and every row an id of its own."
)
MISSING_TABLE = Code(
    "SCN412",
    "missing-table",
    ERROR,
    "A table that a decision needs is not there.",
    "Add the table in a file of its own.",
)
UNKNOWN_TABLE = Code(
    "SCN413",
    "unknown-table",
    ERROR,
    "A table answers nothing that a decision asks.",
    "Remove the table or mend its id.",
)
UNKNOWN_PLACE = Code(
    "SCN414",
    "unknown-blank",
    ERROR,
    "A sentence has a blank that cannot be filled in.",
    "Between braces stands the name of a fact that the table may read or show.",
)
UNKNOWN_DOCUMENT = Code(
    "SCN415",
    "unknown-document",
    ERROR,
    "A citation names a document that is not listed.",
    "Add the document under `documents`.",
)
OUTSIDE_RANGE = Code(
    "SCN416",
    "outside-range",
    ERROR,
    "A parameter lies outside its own range.",
    "Mend the value or the range, lowest first.",
)
TOO_LARGE = Code(
    "SCN417",
    "too-large-to-fire",
    ERROR,
    "A table is too large for the engine to fire safely.",
    "Split the table, or write its rows with fewer alternatives.",
)
UNREAD_FACT = Code(
    "SCN418",
    "unread-fact",
    INFO,
    "No rule reads this fact, and no table shows it.",
    "Read it in a row, show it with `also_shows`, or drop it from the registry.",
)
UNUSED_PARAMETER = Code("SCN419", "unused-parameter", WARNING, "No rule uses this parameter.", "Use it or remove it.")
UNUSED_READING = Code("SCN420", "unused-reading", WARNING, "No rule uses this reading.", "Use it or remove it.")
MISNAMED_FOLDER = Code(
    "SCN421",
    "misnamed-folder",
    WARNING,
    "The id of a ruleset differs from the name of its folder.",
    "Name the folder after the id.",
)
UNUSED_DOCUMENT = Code("SCN422", "unused-document", WARNING, "No rule cites this document.", "Cite it or remove it.")
MISPLACED_FORMAT = Code(
    "SCN423",
    "misplaced-format",
    ERROR,
    "A file has the format of another file of the ruleset.",
    'The head, "scn-ruleset/1", is the file "ruleset.yaml"; all other files hold tables, "scn-tables/1".',
)
CASE_UNKNOWN_NAME = Code(
    "SCN424",
    "case-unknown-name",
    ERROR,
    "A case names a table, a row, a result, a fact, a reading or a parameter that is not there.",
    "`scn rules list` lists the tables, rows, parameters and readings, and `scn rules list --facts` the facts.",
)
CASE_UNFIT_VALUE = Code(
    "SCN425",
    "case-unfit-value",
    ERROR,
    "A case gives a fact or a parameter a value that it can never have.",
    "Give a value that the message names.",
)
CASE_BASE_INCOMPLETE = Code(
    "SCN426",
    "case-base-incomplete",
    ERROR,
    "The base of a table leaves open a fact that the table reads.",
    "Give every fact that the table reads, or `not_known` where it may be unknown.",
)
CASE_CONTRADICTS_ROW = Code(
    "SCN427",
    "case-contradicts-row",
    ERROR,
    "A case expects a row and a result that the row does not give.",
    "Name the row that gives the result, or mend the result.",
)
CASE_FACT_UNREAD = Code(
    "SCN428",
    "case-fact-unread",
    WARNING,
    "A case gives a fact that its table does not read.",
    "Leave the fact out, or ask the table that reads it.",
)
CASE_NAME_REPEATED = Code(
    "SCN429",
    "case-name-repeated",
    WARNING,
    "Two cases of a table have the same name.",
    "Give each case a name of its own.",
)

CODES = tuple(code for code in list(globals().values()) if isinstance(code, Code))
