"""What the YAML parser complains of, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from yaml.error import Mark, MarkedYAMLError

from scn_criteria.diagnostics import Code, Diagnostic, Related
from scn_criteria.document.codes import EXPLICIT_TAG, TAB_INDENTATION, YAML_SYNTAX
from scn_criteria.document.places import Places


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
        "found {character} after a backslash, expected one of the escapes of YAML",
        "use single quotes, in which a backslash is only a backslash",
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
        "incompatible YAML document",
        "",
        "found a version of YAML that cannot be read, expected 1.1 or 1.2",
        'delete the line that starts with "%YAML"',
    ),
    Wording("tag", "", "found a YAML tag, expected a plain value", EXPLICIT_TAG.help, EXPLICIT_TAG),
)

CONTEXTS = (
    ("block mapping", "the keys begin here"),
    ("collection", "the list begins here"),
    ("sequence", "the list begins here"),
    ("flow mapping", "the bracket opens here"),
    ("quoted scalar", "the text begins here"),
    ("simple key", "the line begins here"),
)


def syntax_fault(error: MarkedYAMLError, text: str, path: str, places: Places) -> Diagnostic:
    """The diagnostic for a complaint of the parser."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index if mark is not None else 0, len(text))
    tab = _tab_before(text, index)
    if tab is not None:
        message = "found a tab in the indentation of a line, expected spaces"
        return Diagnostic(TAB_INDENTATION, message, path, places.span(tab, tab + 1))
    wording = _wording(error.problem or "", error.context or "")
    message = wording.message.replace("{character}", _character(text, index))
    span = places.span(index, min(index + 1, len(text)))
    return Diagnostic(wording.code, message, path, span, help=wording.help, related=_related(error, index, places))


def _wording(problem: str, context: str) -> Wording:
    """The first wording that fits, or the complaint itself where none does."""
    for wording in WORDINGS:
        if wording.problem in problem and wording.context in context:
            return wording
    said = " ".join(f"{context} {problem}".split())
    return Wording(problem, context, f"found text that is no valid YAML, expected keys and values: {said}", "")


def _tab_before(text: str, index: int) -> int | None:
    """The index of a tab in the indentation of the line, where the complaint is about the indentation."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    rest = text[start : index + 1]
    indentation = rest[: len(rest) - len(rest.lstrip(" \t"))]
    reached = start + len(indentation) >= index
    return start + indentation.index("\t") if reached and "\t" in indentation else None


def _character(text: str, index: int) -> str:
    """The character complained of, as a sentence can name it."""
    character = text[index : index + 1]
    if not character:
        return "the end of the file"
    if character in "\r\n":
        return "the end of the line"
    if character.isalnum():
        return f'"{text[index:].split(maxsplit=1)[0][:20]}"'
    return "a quotation mark" if character == '"' else f'"{character}"'


def _related(error: MarkedYAMLError, index: int, places: Places) -> tuple[Related, ...]:
    """Where what the parser was reading began."""
    mark: Mark | None = error.context_mark
    if mark is None or mark.index == index:
        return ()
    context = error.context or ""
    words = next((words for part, words in CONTEXTS if part in context), "this begins here")
    return (Related(words, places.span(mark.index, mark.index + 1)),)
