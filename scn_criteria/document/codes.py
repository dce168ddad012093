"""The diagnostic rules that apply to any file: SCN0xx for its YAML and its suppressions, SCN1xx for its schema."""

from __future__ import annotations

from scn_criteria.diagnostics import DiagnosticRule, Severity

# Suppressions in comments: SCN019 to SCN025

UNUSED_WAIVER = DiagnosticRule(
    "SCN019",
    "unused-waiver",
    Severity.WARNING,
    "A comment waives a fault that is not there, so it would hide the next one that comes.",
    "delete the comment; or move it to the end of the line with the fault, or to the line above",
)
EXPIRED_WAIVER = DiagnosticRule(
    "SCN020",
    "expired-waiver",
    Severity.ERROR,
    "A fault was waived until a day that has passed, and is still there.",
    "mend the fault; or agree on a new day, and write down why",
    evidence_stands=True,
)
WAIVER_WITHOUT_REASON = DiagnosticRule(
    "SCN021",
    "waiver-without-reason",
    Severity.WARNING,
    "A comment would waive a fault without saying why. It waives nothing: readers of a decision are owed the reason.",
    "write the reason after the brackets",
)
WAIVER_OF_UNKNOWN_KIND = DiagnosticRule(
    "SCN022",
    "waiver-of-unknown-kind",
    Severity.WARNING,
    "A comment waives a kind of fault that is never looked for in such a file.",
    "name the fault by its number or its name, as it is printed",
)
CANNOT_BE_WAIVED = DiagnosticRule(
    "SCN023",
    "cannot-be-waived",
    Severity.WARNING,
    "A comment would waive a fault that keeps the file from being read or relied on.",
    "mend the fault, and delete the comment",
)
MALFORMED_WAIVER = DiagnosticRule(
    "SCN024",
    "malformed-waiver",
    Severity.WARNING,
    "A comment seems meant to waive a fault, but is not written so that it does.",
    "write it as in: # scn: ignore[SCN203] until=2026-12-31 the reason",
)
MISPLACED_WAIVER = DiagnosticRule(
    "SCN025",
    "misplaced-waiver",
    Severity.WARNING,
    "A comment would waive a fault in the whole file, but stands where readers who begin at the top come upon it late.",
    'move it above the first line of content; or write "ignore" to waive the fault in this place only',
)

ABOUT_WAIVERS: tuple[DiagnosticRule, ...] = (
    UNUSED_WAIVER,
    EXPIRED_WAIVER,
    WAIVER_WITHOUT_REASON,
    WAIVER_OF_UNKNOWN_KIND,
    CANNOT_BE_WAIVED,
    MALFORMED_WAIVER,
    MISPLACED_WAIVER,
)


# YAML and schema: SCN001 to SCN018, SCN1xx

ERROR = Severity.ERROR

UNREADABLE_FILE = DiagnosticRule(
    "SCN001",
    "unreadable-file",
    ERROR,
    "The file cannot be read.",
    "check the path, and that you may read the file",
)
NOT_UTF_8 = DiagnosticRule(
    "SCN002",
    "not-utf-8",
    ERROR,
    "The file is not text in UTF-8, so its letters and signs would be guesses.",
    "save the file with the encoding UTF-8",
)
FILE_TOO_LARGE = DiagnosticRule(
    "SCN003",
    "file-too-large",
    ERROR,
    "The file is larger than any sensible file of its kind.",
    "cut the file down, or split it",
)
YAML_SYNTAX = DiagnosticRule(
    "SCN004",
    "yaml-syntax",
    ERROR,
    "The file breaks a rule of YAML, and what follows the break cannot be read.",
    "mend this place first; faults further down show up afterwards",
)
DUPLICATE_KEY = DiagnosticRule(
    "SCN005",
    "duplicate-key",
    ERROR,
    "A key is given twice in one place, and nobody can tell which of the two was meant.",
    "keep one of the two, or join their values",
)
EXPLICIT_TAG = DiagnosticRule(
    "SCN006",
    "explicit-tag",
    ERROR,
    "A value carries a YAML tag. Tags can change what a value means and are never needed here.",
    "delete the tag; put a value that must stay text in quotes",
)
TOO_MANY_ALIASES = DiagnosticRule(
    "SCN007",
    "too-many-aliases",
    ERROR,
    "Aliases repeat a value within itself, or so often that the file stands for far more than it shows.",
    "write the values out",
)
MERGE_KEY = DiagnosticRule(
    "SCN008",
    "merge-key",
    ERROR,
    "A merge key brings in keys from elsewhere, so a reader cannot see what the file says.",
    "write the keys out",
)
TAB_INDENTATION = DiagnosticRule(
    "SCN009",
    "tab-indentation",
    ERROR,
    "A line is indented with a tab. Editors show tabs in different widths, so YAML allows only spaces.",
    "indent with spaces, and let the editor put in spaces for the tab key",
)
SEVERAL_DOCUMENTS = DiagnosticRule(
    "SCN010",
    "several-documents",
    ERROR,
    "The file holds more than one YAML document.",
    'put each document in a file of its own, and delete the line "---" between them',
)
EMPTY_FILE = DiagnosticRule(
    "SCN011",
    "empty-file",
    ERROR,
    "The file says nothing: it is empty or holds only comments.",
    "write the content, or delete the file",
)
TOO_DEEP = DiagnosticRule(
    "SCN012",
    "too-deep",
    ERROR,
    "Values are nested deeper than any sensible file needs.",
    "look for brackets that are never closed, and flatten what is left",
)
SCALAR_TOO_LONG = DiagnosticRule(
    "SCN013",
    "scalar-too-long",
    ERROR,
    "One value is longer than any sensible text.",
    "shorten the text; look for a quotation mark that is never closed",
)
KEY_NOT_TEXT = DiagnosticRule(
    "SCN014",
    "key-not-text",
    ERROR,
    "A key is a number, a list or something else that is not plain text.",
    "put the key in quotes, or give it a name",
)
TOO_MANY_VALUES = DiagnosticRule(
    "SCN015",
    "too-many-values",
    ERROR,
    "The file holds more values than any sensible file of its kind.",
    "cut the file down, or split it",
)
NUMBER_TOO_LONG = DiagnosticRule(
    "SCN016",
    "number-too-long",
    ERROR,
    "A number has more digits than any measurement.",
    "round the number; put it in quotes if it is a name or a reference",
)
HIDDEN_CHARACTER = DiagnosticRule(
    "SCN017",
    "hidden-character",
    Severity.WARNING,
    "The text holds characters that cannot be seen, or that make it read in another order than it is written.",
    "delete the hidden characters; typing the words afresh does it",
)
CONTROL_CHARACTER = DiagnosticRule(
    "SCN018",
    "control-character",
    ERROR,
    "The file holds characters that are no text, as a damaged file or a file of another kind does.",
    "delete the characters, or save the file afresh as plain text",
)

KEY_IN_TEXT = DiagnosticRule(
    "SCN027",
    "key-in-text",
    Severity.WARNING,
    "A line of a text looks like a key of the place where the text stands. As it stands, it is read as words of the text.",
    "move the line left to the keys beside the text; if these are words, begin the line with another word",
)
ITEM_IN_TEXT = DiagnosticRule(
    "SCN028",
    "item-in-text",
    ERROR,
    "A line that begins with a hyphen is read as words of the value above it, because it stands further in.",
    "begin the hyphen in the column of the items beside it; if these are words, put the whole text in quotes",
)
COMMENT_IN_TEXT = DiagnosticRule(
    "SCN029",
    "comment-in-text",
    Severity.WARNING,
    "A line of a text looks like a comment, but inside such a text it is read as words, and is printed with them.",
    "move the comment above the key of the text, or begin the line with a word",
)
CUT_TEXT = DiagnosticRule(
    "SCN030",
    "cut-text",
    ERROR,
    "A text without quotation marks ends at a space and a number sign: what follows is dropped as a comment.",
    "put the whole text in quotes",
)
COMMENT_AFTER_TEXT = DiagnosticRule(
    "SCN031",
    "comment-after-text",
    Severity.WARNING,
    "A comment stands right behind a text without quotation marks, so nobody can tell whether it belongs to the text.",
    "put the whole text in quotes if it belongs to it, or else write the comment on a line of its own",
)
UNUSED_ANCHOR = DiagnosticRule(
    "SCN032",
    "unused-anchor",
    ERROR,
    'A value begins with "&", which makes the word behind it a name that nothing uses, and not a part of the text.',
    "put the whole text in quotes, or delete the name if nothing was meant by it",
)
UNKNOWN_FORMAT = DiagnosticRule(
    "SCN033",
    "unknown-format",
    ERROR,
    "The file says that it is data of this program, but in a format that there is not, so nothing would ever check it.",
    "correct the format",
)
REPEATED_ID = DiagnosticRule(
    "SCN034",
    "repeated-id",
    ERROR,
    "Two files of one kind have the same id, so what is said of one may be taken for the other.",
    "give one of the two another id, or leave out the copy",
    evidence_stands=True,
)

ODD_CHARACTER = DiagnosticRule(
    "SCN040",
    "odd-character",
    ERROR,
    "A character of a word processor or a web page stands where a plain one must: it looks the same, and is not.",
    "put a plain character in its place",
)
FOREIGN_FILE = DiagnosticRule(
    "SCN041",
    "foreign-file",
    ERROR,
    "The file is of another kind, such as a Word document or a page of HTML, and only its name makes it look like YAML.",
    "write its content as YAML",
)
MERGE_CONFLICT = DiagnosticRule(
    "SCN042",
    "merge-conflict",
    ERROR,
    "The file holds two versions of a passage that git could not join, with the lines that git puts between them.",
    "keep one of the two versions, or join them, and delete the lines of git",
)

PASTED_TABLE = DiagnosticRule(
    "SCN043",
    "pasted-table",
    Severity.WARNING,
    "A table was pasted as it is. Its cells run together into one text, and nothing reads its figures.",
    "write each row as an item of a list, with a key before each value, or say in a sentence what the table shows",
)
ODD_TEXT = DiagnosticRule(
    "SCN044",
    "odd-text",
    Severity.WARNING,
    "A text was damaged on its way here: by a wrong encoding, by signs of a font of its own, or by look-alike letters.",
    "type the word or the sign afresh",
)

MISSING_KEY = DiagnosticRule(
    "SCN101",
    "missing-key",
    ERROR,
    "A key that must be given is not there.",
    "add the key and its value",
)
UNKNOWN_KEY = DiagnosticRule(
    "SCN102",
    "unknown-key",
    ERROR,
    "A key is not one of those known in this place, so nothing would ever read its value.",
    "correct the spelling, move the key to where it belongs, or delete it",
)
WRONG_TYPE = DiagnosticRule(
    "SCN103",
    "wrong-type",
    ERROR,
    "A value is of another kind than the one expected, such as text in place of a number.",
    "write a value of the kind expected",
)
WORD_NOT_ALLOWED = DiagnosticRule(
    "SCN104",
    "word-not-allowed",
    ERROR,
    "A value is not one of the words that may stand here.",
    "use one of the words listed",
)
TEXT_FORM = DiagnosticRule(
    "SCN105",
    "text-form",
    ERROR,
    "A text does not have the form that is expected here.",
    "write the text in the form expected",
)
OUT_OF_RANGE = DiagnosticRule(
    "SCN106",
    "out-of-range",
    ERROR,
    "A number is smaller or larger than it can be here.",
    "check the number and its unit",
)
WRONG_LENGTH = DiagnosticRule(
    "SCN107",
    "wrong-length",
    ERROR,
    "A text or a list is shorter or longer than it may be.",
    "lengthen or shorten it",
)
REPEATED_ITEM = DiagnosticRule(
    "SCN108",
    "repeated-item",
    ERROR,
    "A list gives the same item twice where each may stand only once.",
    "delete one of the two",
)
NO_ALTERNATIVE_FITS = DiagnosticRule(
    "SCN109",
    "no-alternative-fits",
    ERROR,
    "Several forms are possible here, and the value has none of them, or more than one where only one may be.",
    "choose one of the forms",
)
NEEDS_COMPANY = DiagnosticRule(
    "SCN110",
    "needs-company",
    ERROR,
    "A key is given without another one that it depends on.",
    "add the other key, or delete this one",
)
NOT_ALLOWED_HERE = DiagnosticRule(
    "SCN111",
    "not-allowed-here",
    ERROR,
    "A value stands where it must not, given the rest of what is written.",
    "delete the value, or change what rules it out",
)
SCHEMA_OTHER = DiagnosticRule(
    "SCN199",
    "schema-other",
    ERROR,
    "A value breaks a rule of the schema for which there is no code of its own.",
    "compare the value with the schema",
)

CODES: tuple[DiagnosticRule, ...] = (
    UNREADABLE_FILE,
    NOT_UTF_8,
    FILE_TOO_LARGE,
    YAML_SYNTAX,
    DUPLICATE_KEY,
    EXPLICIT_TAG,
    TOO_MANY_ALIASES,
    MERGE_KEY,
    TAB_INDENTATION,
    SEVERAL_DOCUMENTS,
    EMPTY_FILE,
    TOO_DEEP,
    SCALAR_TOO_LONG,
    KEY_NOT_TEXT,
    TOO_MANY_VALUES,
    NUMBER_TOO_LONG,
    HIDDEN_CHARACTER,
    CONTROL_CHARACTER,
    *ABOUT_WAIVERS,
    KEY_IN_TEXT,
    ITEM_IN_TEXT,
    COMMENT_IN_TEXT,
    CUT_TEXT,
    COMMENT_AFTER_TEXT,
    UNUSED_ANCHOR,
    UNKNOWN_FORMAT,
    REPEATED_ID,
    ODD_CHARACTER,
    FOREIGN_FILE,
    MERGE_CONFLICT,
    PASTED_TABLE,
    ODD_TEXT,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    WORD_NOT_ALLOWED,
    TEXT_FORM,
    OUT_OF_RANGE,
    WRONG_LENGTH,
    REPEATED_ITEM,
    NO_ALTERNATIVE_FITS,
    NEEDS_COMPANY,
    NOT_ALLOWED_HERE,
    SCHEMA_OTHER,
)


UNUSABLE_SETTINGS = DiagnosticRule(
    "SCN026",
    "unusable-settings",
    Severity.ERROR,
    "The settings of the linter cannot be used as they are written, so nothing is checked under them.",
    "correct the settings; scn lint --show-settings shows those in force",
    evidence_stands=True,
)
