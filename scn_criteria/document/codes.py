"""The kinds of fault that any file may have: 0xx in its YAML, 1xx against its schema."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document.waiver_codes import ABOUT_WAIVERS

ERROR = Severity.ERROR

UNREADABLE_FILE = Code(
    "SCN001",
    "unreadable-file",
    ERROR,
    "The file cannot be read.",
    "check the path, and that you may read the file",
)
NOT_UTF_8 = Code(
    "SCN002",
    "not-utf-8",
    ERROR,
    "The file is not text in UTF-8, so its letters and signs would be guesses.",
    "save the file with the encoding UTF-8",
)
FILE_TOO_LARGE = Code(
    "SCN003",
    "file-too-large",
    ERROR,
    "The file is larger than any sensible file of its kind.",
    "cut the file down, or split it",
)
YAML_SYNTAX = Code(
    "SCN004",
    "yaml-syntax",
    ERROR,
    "The file breaks a rule of YAML, and what follows the break cannot be read.",
    "mend this place first; faults further down show up afterwards",
)
DUPLICATE_KEY = Code(
    "SCN005",
    "duplicate-key",
    ERROR,
    "A key is given twice in one place, and nobody can tell which of the two was meant.",
    "keep one of the two, or join their values",
)
EXPLICIT_TAG = Code(
    "SCN006",
    "explicit-tag",
    ERROR,
    "A value carries a YAML tag. Tags can change what a value means and are never needed here.",
    "delete the tag; put a value that must stay text in quotes",
)
TOO_MANY_ALIASES = Code(
    "SCN007",
    "too-many-aliases",
    ERROR,
    "Aliases repeat a value within itself, or so often that the file stands for far more than it shows.",
    "write the values out",
)
MERGE_KEY = Code(
    "SCN008",
    "merge-key",
    ERROR,
    "A merge key brings in keys from elsewhere, so a reader cannot see what the file says.",
    "write the keys out",
)
TAB_INDENTATION = Code(
    "SCN009",
    "tab-indentation",
    ERROR,
    "A line is indented with a tab. Editors show tabs in different widths, so YAML allows only spaces.",
    "indent with spaces, and let the editor put in spaces for the tab key",
)
SEVERAL_DOCUMENTS = Code(
    "SCN010",
    "several-documents",
    ERROR,
    "The file holds more than one YAML document.",
    'put each document in a file of its own, and delete the line "---" between them',
)
EMPTY_FILE = Code(
    "SCN011",
    "empty-file",
    ERROR,
    "The file says nothing: it is empty or holds only comments.",
    "write the content, or delete the file",
)
TOO_DEEP = Code(
    "SCN012",
    "too-deep",
    ERROR,
    "Values are nested deeper than any sensible file needs.",
    "look for brackets that are never closed, and flatten what is left",
)
SCALAR_TOO_LONG = Code(
    "SCN013",
    "scalar-too-long",
    ERROR,
    "One value is longer than any sensible text.",
    "shorten the text; look for a quotation mark that is never closed",
)
KEY_NOT_TEXT = Code(
    "SCN014",
    "key-not-text",
    ERROR,
    "A key is a number, a list or something else that is not plain text.",
    "put the key in quotes, or give it a name",
)
TOO_MANY_VALUES = Code(
    "SCN015",
    "too-many-values",
    ERROR,
    "The file holds more values than any sensible file of its kind.",
    "cut the file down, or split it",
)
NUMBER_TOO_LONG = Code(
    "SCN016",
    "number-too-long",
    ERROR,
    "A number has more digits than any measurement.",
    "round the number; put it in quotes if it is a name or a reference",
)
HIDDEN_CHARACTER = Code(
    "SCN017",
    "hidden-character",
    Severity.WARNING,
    "The text holds characters that cannot be seen, or that make it read in another order than it is written.",
    "delete the hidden characters; typing the words afresh does it",
)
CONTROL_CHARACTER = Code(
    "SCN018",
    "control-character",
    ERROR,
    "The file holds characters that are no text, as a damaged file or a file of another kind does.",
    "delete the characters, or save the file afresh as plain text",
)

MISSING_KEY = Code(
    "SCN101",
    "missing-key",
    ERROR,
    "A key that must be given is not there.",
    "add the key and its value",
)
UNKNOWN_KEY = Code(
    "SCN102",
    "unknown-key",
    ERROR,
    "A key is not one of those known in this place, so nothing would ever read its value.",
    "correct the spelling, move the key to where it belongs, or delete it",
)
WRONG_TYPE = Code(
    "SCN103",
    "wrong-type",
    ERROR,
    "A value is of another kind than the one expected, such as text in place of a number.",
    "write a value of the kind expected",
)
WORD_NOT_ALLOWED = Code(
    "SCN104",
    "word-not-allowed",
    ERROR,
    "A value is not one of the words that may stand here.",
    "use one of the words listed",
)
TEXT_FORM = Code(
    "SCN105",
    "text-form",
    ERROR,
    "A text does not have the form that is expected here.",
    "write the text in the form expected",
)
OUT_OF_RANGE = Code(
    "SCN106",
    "out-of-range",
    ERROR,
    "A number is smaller or larger than it can be here.",
    "check the number and its unit",
)
WRONG_LENGTH = Code(
    "SCN107",
    "wrong-length",
    ERROR,
    "A text or a list is shorter or longer than it may be.",
    "lengthen or shorten it",
)
REPEATED_ITEM = Code(
    "SCN108",
    "repeated-item",
    ERROR,
    "A list gives the same item twice where each may stand only once.",
    "delete one of the two",
)
NO_ALTERNATIVE_FITS = Code(
    "SCN109",
    "no-alternative-fits",
    ERROR,
    "Several forms are possible here, and the value has none of them, or more than one where only one may be.",
    "choose one of the forms",
)
NEEDS_COMPANY = Code(
    "SCN110",
    "needs-company",
    ERROR,
    "A key is given without another one that it depends on.",
    "add the other key, or delete this one",
)
NOT_ALLOWED_HERE = Code(
    "SCN111",
    "not-allowed-here",
    ERROR,
    "A value stands where it must not, given the rest of what is written.",
    "delete the value, or change what rules it out",
)
SCHEMA_OTHER = Code(
    "SCN199",
    "schema-other",
    ERROR,
    "A value breaks a rule of the schema for which there is no code of its own.",
    "compare the value with the schema",
)

CODES: tuple[Code, ...] = (
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
