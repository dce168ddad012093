"""The complaints of the YAML parser, each with what to say in its place. The first that fits is used."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Code
from scn_criteria.document.codes import EXPLICIT_TAG, TAB_INDENTATION, YAML_SYNTAX


@dataclass(frozen=True, slots=True)
class Wording:
    """What to say of a complaint that contains ``problem``, raised in a context that contains ``context``."""

    problem: str
    context: str
    message: str
    help: str
    code: Code = YAML_SYNTAX


NEVER_CLOSED = "look for what is never closed, starting from the second place named"
QUOTE_IT = "put the whole value in single quotes"

WORDINGS: tuple[Wording, ...] = (
    Wording(
        "end of stream",
        "quoted scalar",
        "found the end of the file, expected the quotation mark that closes the text",
        NEVER_CLOSED,
    ),
    Wording(
        "document indicator",
        "quoted scalar",
        'found a line "---" or "..." in a quoted text, expected the quotation mark that closes it',
        NEVER_CLOSED,
    ),
    Wording(
        "unknown escape",
        "",
        "found a backslash that begins no escape of YAML, expected one that does",
        "use single quotes, in which a backslash is only a backslash",
    ),
    Wording(
        "hexdecimal",
        "",
        "found an escape with too few digits, expected two after \\x, four after \\u or eight after \\U",
        "use single quotes, in which a backslash is only a backslash, or write the character itself",
    ),
    Wording(
        "Unicode character escape",
        "",
        "found an escape for a character that does not exist, expected a valid one",
        "write the character itself",
    ),
    Wording(
        "mapping values are not allowed",
        "",
        "found a colon inside a value, expected one key and one value on a line",
        "put a value that holds a colon and a space in quotes, and start each key on a line of its own, indented like "
        "the keys beside it",
    ),
    Wording(
        "sequence entries are not allowed",
        "",
        "found a hyphen that would begin a list inside another value, expected a value",
        "begin the list on the next line, or put a value that starts with a hyphen in quotes",
    ),
    Wording(
        "mapping keys are not allowed",
        "",
        "found a question mark that would begin a key, expected a value",
        QUOTE_IT,
    ),
    Wording(
        "could not find expected ':'",
        "",
        "found a line without a colon, expected a key, a colon and a value",
        "add the colon, or indent the line if it goes on with the text above",
    ),
    Wording(
        "expected key",
        "block mapping",
        "found {character}, expected the next key, indented like the keys beside it",
        "indent the line like the keys of the same group; put a value that holds quotation marks in quotes as a whole",
    ),
    Wording(
        "<block end>",
        "block mapping",
        "found {character}, expected the next key, indented like the keys beside it",
        "indent the line like the keys of the same group; put a value that holds quotation marks in quotes as a whole",
    ),
    Wording(
        "expected '-'",
        "block collection",
        "found {character}, expected a hyphen and the next item of the list",
        "begin each item with a hyphen, and indent the line that follows the list less than the list",
    ),
    Wording(
        "<block end>",
        "block collection",
        "found {character}, expected a hyphen and the next item of the list",
        "begin each item with a hyphen, and indent the line that follows the list less than the list",
    ),
    Wording(
        "',' or ']'",
        "",
        "found {character} in a list in square brackets, expected a comma or the closing bracket",
        "close the bracket, or put an item that holds a comma, a colon or a bracket in quotes",
    ),
    Wording(
        "',' or '}'",
        "",
        "found {character} in curly brackets, expected a comma or the closing bracket",
        "close the bracket, or put a value that holds a comma, a colon or a bracket in quotes",
    ),
    Wording(
        "node content",
        "",
        "found {character}, expected a value",
        "write the value; put one that starts with a special sign in quotes",
    ),
    Wording(
        "cannot start any token",
        "",
        "found {character} at the start of a value, where YAML keeps it for itself, expected text or a number",
        QUOTE_IT,
    ),
    Wording(
        "alphabetic or numeric",
        "an alias",
        "found an asterisk at the start of a value, where YAML takes it for an alias, expected text or a number",
        QUOTE_IT,
    ),
    Wording(
        "alphabetic or numeric",
        "an anchor",
        'found "&" at the start of a value, where YAML takes it for an anchor, expected text or a number',
        QUOTE_IT,
    ),
    Wording(
        "unexpected ':'",
        "plain scalar",
        "found a colon inside a value in brackets, expected a comma or the closing bracket",
        "put a value that holds a colon in quotes, and a space after the colon that follows a key",
    ),
    Wording(
        "a tab character",
        "",
        "found a tab in the indentation of a line, expected spaces",
        TAB_INDENTATION.help,
        TAB_INDENTATION,
    ),
    Wording(
        "indicator equal to 0",
        "block scalar",
        'found a nought after "|" or ">", expected the text to begin on the next line',
        "begin the text on the next line, indented by two spaces, and delete the nought",
    ),
    Wording(
        "comment or line break",
        "block scalar",
        'found {character} after "|" or ">", expected the text to begin on the next line',
        "begin the text on the next line, indented; or put a value that starts with such a sign in quotes",
    ),
    Wording(
        "<document start>",
        "",
        "found {character} after the end of the content, expected nothing more",
        "join the two parts into one, or look for a bracket or a quotation mark closed too early",
    ),
    Wording(
        "directive",
        "",
        "found a line that starts with a percent sign and that YAML does not know, expected keys and values",
        "delete the line",
    ),
    Wording(
        "",
        "a %YAML directive",
        "found a line that gives no version of YAML, expected %YAML 1.1 or %YAML 1.2",
        'delete the line that starts with "%YAML"',
    ),
    Wording(
        "",
        "a directive",
        "found a line that starts with a percent sign and that YAML does not know, expected keys and values",
        "delete the line",
    ),
    Wording(
        "incompatible YAML document",
        "",
        "found a version of YAML that cannot be read, expected 1.1 or 1.2",
        'delete the line that starts with "%YAML"',
    ),
    Wording("tag", "", "found a YAML tag, expected a plain value", EXPLICIT_TAG.help, EXPLICIT_TAG),
    Wording("", "a tag", "found a YAML tag, expected a plain value", EXPLICIT_TAG.help, EXPLICIT_TAG),
)

CONTEXTS = (
    ("block mapping", "the keys begin here"),
    ("collection", "the list begins here"),
    ("sequence", "the list begins here"),
    ("flow mapping", "the bracket opens here"),
    ("quoted scalar", "the text begins here"),
    ("simple key", "the line begins here"),
)
"""What the parser was reading, and how to name the place where that began."""
