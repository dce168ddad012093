"""The diagnostic rules of rulesets: SCN4xx for their files, SCN43x for the list of source items, SCN5xx for proofs."""

from __future__ import annotations

from scn_criteria.diagnostics import DiagnosticRule, Severity

# Ruleset files: SCN4xx

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

NOT_A_RULESET = DiagnosticRule(
    "SCN401", "not-a-ruleset", ERROR, "The folder holds no ruleset.", 'Name a folder with a file "ruleset.yaml" in it.'
)
UNKNOWN_FACT = DiagnosticRule(
    "SCN402",
    "unknown-fact",
    ERROR,
    "A rule reads a fact that does not exist.",
    "`scn rules list --facts` lists the facts.",
)
FACT_OUT_OF_PLACE = DiagnosticRule(
    "SCN403",
    "fact-out-of-place",
    ERROR,
    "A table reads a fact that is not for it.",
    "The recommendation reads ratings, situations and the network type; the other tables read what evidence gives.",
)
UNFIT_OPERAND = DiagnosticRule(
    "SCN404",
    "unfit-operand",
    ERROR,
    "A fact is compared with a value that it can never have.",
    "Compare a number with a number, a word with one of its words, and a yes-or-no fact with true or false.",
)
UNCLEAR_OPERATOR = DiagnosticRule(
    "SCN405",
    "unclear-operator",
    ERROR,
    "A comparison names no operator, or more than one.",
    "Give exactly one of is, is_not, in, not_in, at_least, more_than, at_most, less_than or known.",
)
UNKNOWN_PARAMETER = DiagnosticRule(
    "SCN406", "unknown-parameter", ERROR, "A rule uses a parameter that is not there.", "Add it under `parameters`."
)
UNKNOWN_READING = DiagnosticRule(
    "SCN407",
    "unknown-reading",
    ERROR,
    "A rule or a choice names a reading or an alternative that is not there.",
    "Add it under `readings`, with its alternatives.",
)
UNKNOWN_GROUP = DiagnosticRule(
    "SCN408", "unknown-group", ERROR, "A count names a group that is not there.", "Count over a known group."
)
UNKNOWN_RESULT = DiagnosticRule(
    "SCN409",
    "unknown-result",
    ERROR,
    "A row gives a result that its table may not give.",
    "Use one of the results that the message names.",
)
FINAL_ROW = DiagnosticRule(
    "SCN410",
    "final-row",
    ERROR,
    "A table does not end in the one row that always matches.",
    "Leave out `when` in the last row, and only there.",
)
REPEATED_ID = DiagnosticRule(
    "SCN411", "repeated-id", ERROR, "An id is used twice.", "Give every table and every row an id of its own."
)
MISSING_TABLE = DiagnosticRule(
    "SCN412",
    "missing-table",
    ERROR,
    "A table that a decision needs is not there.",
    "Add the table in a file of its own.",
)
UNKNOWN_TABLE = DiagnosticRule(
    "SCN413",
    "unknown-table",
    ERROR,
    "A table answers nothing that a decision asks.",
    "Remove the table or mend its id.",
)
UNKNOWN_PLACE = DiagnosticRule(
    "SCN414",
    "unknown-blank",
    ERROR,
    "A sentence has a blank that cannot be filled in.",
    "Name a fact that the table may read or show, or `$` and a parameter or reading; choices may follow it.",
)
UNKNOWN_DOCUMENT = DiagnosticRule(
    "SCN415",
    "unknown-document",
    ERROR,
    "A citation names a document that is not listed.",
    "Add the document under `documents`.",
)
OUTSIDE_RANGE = DiagnosticRule(
    "SCN416",
    "outside-range",
    ERROR,
    "A parameter lies outside its own range.",
    "Mend the value or the range, lowest first.",
)
TOO_LARGE = DiagnosticRule(
    "SCN417",
    "too-large-to-fire",
    ERROR,
    "A table is too large for the engine to fire safely.",
    "Split the table, or write its rows with fewer alternatives.",
)
UNREAD_FACT = DiagnosticRule(
    "SCN418",
    "unread-fact",
    INFO,
    "No rule reads this fact, and no table shows it.",
    "Read it in a row, show it with `also_shows`, or drop it from the registry.",
)
UNUSED_PARAMETER = DiagnosticRule(
    "SCN419", "unused-parameter", WARNING, "No rule uses this parameter.", "Use it or remove it."
)
UNUSED_READING = DiagnosticRule("SCN420", "unused-reading", WARNING, "No rule uses this reading.", "Use it or remove it.")
MISNAMED_FOLDER = DiagnosticRule(
    "SCN421",
    "misnamed-folder",
    WARNING,
    "The id of a ruleset differs from the name of its folder.",
    "Name the folder after the id.",
)
UNUSED_DOCUMENT = DiagnosticRule(
    "SCN422", "unused-document", WARNING, "No rule cites this document.", "Cite it or remove it."
)
MISPLACED_FORMAT = DiagnosticRule(
    "SCN423",
    "misplaced-format",
    ERROR,
    "A file has the format of another file of the ruleset.",
    'The head, "scn-ruleset/1", is the file "ruleset.yaml"; all other files hold tables, "scn-tables/1".',
)
CASE_UNKNOWN_NAME = DiagnosticRule(
    "SCN424",
    "case-unknown-name",
    ERROR,
    "A case names a table, a row, a result, a fact, a reading or a parameter that is not there.",
    "`scn rules list` lists the tables, rows, parameters and readings, and `scn rules list --facts` the facts.",
)
CASE_UNFIT_VALUE = DiagnosticRule(
    "SCN425",
    "case-unfit-value",
    ERROR,
    "A case gives a fact or a parameter a value that it can never have.",
    "Give a value that the message names.",
)
CASE_BASE_INCOMPLETE = DiagnosticRule(
    "SCN426",
    "case-base-incomplete",
    ERROR,
    "The base of a table leaves open a fact that the table reads.",
    "Give every fact that the table reads, or `not_known` where it may be unknown.",
)
CASE_CONTRADICTS_ROW = DiagnosticRule(
    "SCN427",
    "case-contradicts-row",
    ERROR,
    "A case expects a row and a result that the row does not give.",
    "Name the row that gives the result, or mend the result.",
)
CASE_FACT_UNREAD = DiagnosticRule(
    "SCN428",
    "case-fact-unread",
    WARNING,
    "A case gives a fact that its table does not read.",
    "Leave the fact out, or ask the table that reads it.",
)
CASE_NAME_REPEATED = DiagnosticRule(
    "SCN429",
    "case-name-repeated",
    WARNING,
    "Two cases of a table have the same name.",
    "Give each case a name of its own.",
)

CODES = tuple(code for code in list(globals().values()) if isinstance(code, DiagnosticRule))


# The list of source items and the references to it: SCN43x

ITEM_REPEATED = DiagnosticRule(
    "SCN430",
    "source-item-repeated",
    ERROR,
    "Two items of the source have the same number.",
    "Give the later item the next free number; a number that was used is never given to another item.",
)
ITEM_OUT_OF_ORDER = DiagnosticRule(
    "SCN431",
    "source-item-missing",
    ERROR,
    "The numbers of the items do not run on without a gap.",
    "Put back the item that is missing, or renumber the items that nothing refers to yet.",
)
ITEM_UNKNOWN_DOCUMENT = DiagnosticRule(
    "SCN432",
    "source-unknown-document",
    ERROR,
    "An item of the source names a document that is not listed.",
    'Add the document under `documents`, here or in "ruleset.yaml".',
)
ITEM_UNKNOWN = DiagnosticRule(
    "SCN433",
    "unknown-source-item",
    ERROR,
    "Something says that it rests on an item of the source that does not exist.",
    '`scn rules coverage` lists the items; name one of them, or add the item to "sources.yaml".',
)
WAIVED_THOUGH_ENCODED = DiagnosticRule(
    "SCN434",
    "waived-though-encoded",
    WARNING,
    "An item of the source is waived although something rests on it.",
    "Remove `waived`, or take the number away from what names it.",
)

SOURCE_CODES = (ITEM_REPEATED, ITEM_OUT_OF_ORDER, ITEM_UNKNOWN_DOCUMENT, ITEM_UNKNOWN, WAIVED_THOUGH_ENCODED)


# Proofs: SCN5xx

GAP = DiagnosticRule(
    "SCN501", "gap", ERROR, "Some facts lead to no result at all.", "Add a row for them, or a last row that always matches."
)
DEAD_ROW = DiagnosticRule(
    "SCN502",
    "dead-row",
    ERROR,
    "A row never decides, whatever the facts and however the readings are chosen.",
    "Remove it, or move it above the rows that hide it.",
)
OVERLAP = DiagnosticRule(
    "SCN503",
    "overlap",
    INFO,
    "Two rows with different results match the same facts. The upper one decides.",
    "If the upper one should decide, leave it; else move the rows or narrow one of them.",
)
UNREACHABLE = DiagnosticRule(
    "SCN504",
    "unreachable-result",
    ERROR,
    "A result can never be reached, however the readings are chosen.",
    "Mend the rows that should lead to it.",
)
NOT_MONOTONE = DiagnosticRule(
    "SCN505",
    "not-monotone",
    ERROR,
    "Stronger evidence leads to a weaker result.",
    "Mend or reorder the rows, so that a proposer is never better off with less.",
)
NO_INFLUENCE = DiagnosticRule(
    "SCN506",
    "no-influence",
    ERROR,
    "A fact is read but never changes the result.",
    "Remove it from the rows, or mend the row that should depend on it.",
)
HOLE = DiagnosticRule(
    "SCN507",
    "hole-at-a-threshold",
    ERROR,
    "Exactly at a threshold only the last row matches; just above and below, others do.",
    "Let one of the two rows include the value: at_least instead of more_than, or at_most instead of less_than.",
)
UNSOUND_DEFERRAL = DiagnosticRule(
    "SCN508",
    "unsound-deferral",
    ERROR,
    "The program decides although missing facts could change it, or defers although none could.",
    "This is a fault of scn: please report it with the ruleset.",
)
WITHHOLDING_HELPS = DiagnosticRule(
    "SCN509",
    "withholding-helps",
    ERROR,
    "Leaving out evidence leads to a better result.",
    "Mend the rows, so that leaving out leads to the same result, a weaker one, or one that says that evidence is missing.",
)
WITHHOLDING_DECIDES = DiagnosticRule(
    "SCN510",
    "withholding-decides",
    ERROR,
    "Leaving out evidence leads to another answer, where none should be given.",
    "Add a row for what is not known that says that nothing is decided.",
)
REFUSED_WITHOUT_EVIDENCE = DiagnosticRule(
    "SCN511",
    "refused-without-evidence",
    ERROR,
    "A refusal rests on no evidence that points the other way.",
    "Ask for evidence against in the row, or let it say that evidence is thin or missing.",
)
CHANGES_NO_OUTCOME = DiagnosticRule(
    "SCN512",
    "changes-no-outcome",
    ERROR,
    "A fact changes the result of its table, but never an outcome.",
    "Remove it from the rows, or let the recommendation tell apart the results between which it moves.",
)
BROKEN_INVARIANT = DiagnosticRule(
    "SCN513",
    "broken-invariant",
    ERROR,
    "The rules contradict a statement that the ruleset makes about itself.",
    "Mend the rows, or agree with those who made the statement that it no longer holds, and take it out.",
)

PRINCIPLE_CODES = (WITHHOLDING_HELPS, WITHHOLDING_DECIDES, REFUSED_WITHOUT_EVIDENCE, BROKEN_INVARIANT)
"""What no ruleset may do, so that the look at its files finds it too."""

PROOF_CODES = tuple(code for code in list(globals().values()) if isinstance(code, DiagnosticRule))
