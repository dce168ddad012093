"""Plain words for the errors of the YAML parser: the likely cause, its place, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yaml.error import Mark, MarkedYAMLError

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Related, Safety, TextEdit
from scn_criteria.document.codes import EXPLICIT_TAG, TAB_INDENTATION, YAML_SYNTAX
from scn_criteria.document.quoting import known_keys
from scn_criteria.document.source_text import LINE_BREAK, LineIndex
from scn_criteria.wording import counted, quoted

# The errors of the parser, each with the wording that replaces it


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording for an error whose text contains ``problem``, raised in a context that contains ``context``."""

    problem: str
    context: str
    message: str
    help: str
    code: DiagnosticRule = YAML_SYNTAX


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
"""The constructs that the parser may be reading, with the words for the place where they began."""


LEAD = re.compile(r" *(?:- +)*")
"""The characters before a key or a text: spaces, and the hyphens of items."""
KEY = re.compile(r"(\w[\w ./-]{0,60}):(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line, and the index of the text at which it starts."""

    number: int
    start: int
    text: str

    @property
    def holds(self) -> bool:
        """Whether the line holds more than space and a comment."""
        bare = self.text.strip()
        return bool(bare) and not bare.startswith("#")

    @property
    def indent(self) -> int:
        """The number of spaces at the start of the line."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def lead(self) -> int:
        """The index of the content of the line, after the hyphen of an item."""
        found = LEAD.match(self.text)
        return found.end() if found else 0

    @property
    def key(self) -> str:
        """The key that the line holds, or nothing."""
        found = KEY.match(self.text, self.lead)
        return found[1] if found else ""

    @property
    def value(self) -> str:
        """The text after the key, or all content of the line where there is no key."""
        rest = self.text[self.lead + len(self.key) + 1 :] if self.key else self.text[self.lead :]
        return "" if rest.lstrip().startswith("#") else rest.strip()


def lines_up_to(text: str, index: int) -> tuple[TextLine, ...]:
    """The lines of a text down to the one that an index is on."""
    return tuple(_lines(text, index))


def _lines(text: str, index: int) -> Iterator[TextLine]:
    start = 0
    breaks = [*((found.start(), found.end()) for found in LINE_BREAK.finditer(text)), (len(text), len(text) + 1)]
    for number, (end, after) in enumerate(breaks, 1):
        yield TextLine(number, start, text[start:end])
        if index < after:
            return
        start = after


def line_above(lines: tuple[TextLine, ...]) -> TextLine | None:
    """The line before the last that holds anything."""
    return next((line for line in reversed(lines[:-1]) if line.holds), None)


NO_SPACE = re.compile(r"([A-Za-z_][\w-]{0,60}):(?![\s/]|$)")
"""A key with its colon right before the value. A slash there is part of an address."""
NAMING = frozenset({"id", "key", "name"})
NAME = re.compile(r"[a-z][a-z0-9-]*+")
"""A word that may be a key, and the keys under which people who write a list put it."""
KEY_BEHIND = re.compile(r"(?<=[^\s,:{])([ \t]++)([a-z][a-z_]*+)$")
"""A word behind another one, up to where the search ends."""
COMMENT = re.compile(r"(?<=\S)[ \t]+(#.*)")
CUT = re.compile(r"(?<=\S)[ \t]+(#[\w\"'].*)")
"""A comment behind a value, and one that begins as words do."""
LONE_WORD = re.compile(r"[a-z][a-z0-9_]{0,60}$")
ASSIGNED = re.compile(r"(?P<key>[a-z_][a-z0-9_-]{0,60}+)[ \t]*+(?P<sign>:=|=>|=|;|->)[ \t]*(?P<value>[^ \t].*)")
"""A key and a value as other notations write them."""
LONGEST_SHOWN = 60
BULLET = re.compile(r"\*(?=[ \t])|[-\u2022\u00b7\u25aa\u25e6\u2013\u2014](?=\S)|[\u2022\u00b7\u25aa\u25e6\u2013\u2014](?= )")
CURLED = "\u201c\u201d\u201e\u2018\u2019\u00ab"
"""Quotation marks as a word processor writes them."""


@dataclass(frozen=True, slots=True)
class ParserError:
    """An error of the parser: its index, the lines up to it, and where the construct that it was reading began."""

    text: str
    index: int
    began: int | None
    lines: tuple[TextLine, ...]

    @property
    def line(self) -> TextLine:
        """The line complained of."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class LikelyCause:
    """The likely cause of an error: in words, with its place, what to do, and a second place."""

    message: str
    help: str
    start: int
    end: int
    note: str = ""
    noted: int = 0
    edit: tuple[int, int, str] | None = None
    """A stretch, and the text that mends it."""


def likely_cause(problem: str, context: str, text: str, index: int, began: int | None) -> LikelyCause | None:
    """The likely cause of an error, or nothing where none fits."""
    for part, within, causes in WAYS:
        if part in problem and within in context:
            complaint = ParserError(text, index, began, lines_up_to(text, index))
            return next((cause for cause_of in causes if (cause := cause_of(complaint)) is not None), None)
    return None


def comment_in_value(complaint: ParserError) -> LikelyCause | None:
    """A text without quotation marks that goes on after a comment, which ends it."""
    return _comment_above(complaint.lines)


def comment_above_key(complaint: ParserError) -> LikelyCause | None:
    """The same, where the parser took the line that goes on for a key."""
    return None if complaint.began is None else _comment_above(lines_up_to(complaint.text, complaint.began))


def _comment_above(lines: tuple[TextLine, ...]) -> LikelyCause | None:
    above, line = line_above(lines), lines[-1]
    if above is None or above.number != line.number - 1 or line.key or line.lead > line.indent:
        return None
    return _comment_of(above)


def comma_missing(complaint: ParserError) -> LikelyCause | None:
    """A known key right behind the value before it in curly brackets: ``{value: 53.6 period: 2005-07}``."""
    start = complaint.line.start
    found = KEY_BEHIND.search(complaint.text, start, complaint.index)
    if found is None or found[2] not in known_keys():
        return None
    message = f'found the key "{found[2]}" right behind a value in curly brackets, expected a comma between them'
    edit = found.start(1), found.start(1), ","
    return LikelyCause(message, f'put a comma before "{found[2]}"', found.start(2), found.end(2), edit=edit)


def hyphen_among_keys(complaint: ParserError) -> LikelyCause | None:
    """An item of a list among keys and values: ``- id: audit`` beside ``report:``."""
    line = complaint.line
    if complaint.began is None or not line.key or complaint.index != line.start + line.indent or line.lead == line.indent:
        return None
    first = lines_up_to(complaint.text, complaint.began)[-1]
    if first.lead != line.indent or not first.key:
        return None
    message = f'found a hyphen among keys and values, expected a key and a colon, such as "{first.key}:"'
    help_, edit = f'take the hyphen away, and begin with a key of its own, such as "{first.key}:"', None
    if line.key in NAMING and NAME.fullmatch(line.value):
        end = line.start + len(line.text.rstrip())
        typed = complaint.text[complaint.index : end]
        help_, edit = f'take the hyphen away: write "{line.value}:" for "{typed}"', (complaint.index, end, f"{line.value}:")
    at = complaint.index
    return LikelyCause(message, help_, at, at + 1, "the keys begin here", complaint.began, edit)


def comment_in_brackets(complaint: ParserError) -> LikelyCause | None:
    """A number sign in brackets, which drops the rest of its line, the closing bracket with it."""
    if complaint.began is None:
        return None
    first = lines_up_to(complaint.text, complaint.began)[-1]
    return next((cause for line in complaint.lines[first.number - 1 :] if (cause := _comment_of(line, cuts=True))), None)


def _comment_of(line: TextLine, *, cuts: bool = False) -> LikelyCause | None:
    """The comment behind a value without quotation marks, blamed; only one that cuts a text where that is asked."""
    found = (CUT if cuts else COMMENT).search(line.text, line.lead)
    if found is None or line.value[:1] in {'"', "'"}:
        return None
    at = line.start + found.start(1)
    message = f"found {quoted(found[1].rstrip())}, which YAML drops as a comment, expected the whole text in quotes"
    help_ = "put the whole text in quotes, or write the comment on a line of its own"
    return LikelyCause(message, help_, at, at + len(found[1].rstrip()))


def no_space(complaint: ParserError) -> LikelyCause | None:
    """A colon right before its value makes no key: ``type:other``."""
    for line in _suspects(complaint):
        found = NO_SPACE.match(line.text, line.lead)
        if found and line.lead <= complaint.line.lead:
            at = line.start + found.end() - 1
            message = f'found no space after the colon of "{found[1]}", expected one'
            edit = at + 1, at + 1, " "
            return LikelyCause(message, "put a space after the colon", line.start + line.lead, at + 1, edit=edit)
    return None


def other_sign(complaint: ParserError) -> LikelyCause | None:
    """A sign that other notations put between a key and its value: ``extent = england``."""
    for line in _suspects(complaint):
        found = ASSIGNED.match(line.text, line.lead)
        if found and not line.key:
            message = f'found "{found["sign"]}" after "{found["key"]}", expected a colon and a space'
            help_ = f'write "{found["key"]}: {found["value"].rstrip()[:LONGEST_SHOWN]}"'
            edit = line.start + found.end("key"), line.start + found.start("value"), ": "
            return LikelyCause(message, help_, line.start + found.start("sign"), line.start + found.end("sign"), edit=edit)
    return None


def odd_bullet(complaint: ParserError) -> LikelyCause | None:
    """A hyphen without a space, or a bullet from a word processor, begins no item."""
    for line in _suspects(complaint):
        found = BULLET.match(line.text, line.indent)
        if found and not line.text.startswith("---"):
            at = line.start + line.indent
            what = "a hyphen without a space after it" if found[0] == "-" else f'"{found[0]}" at the start of an item'
            help_ = "begin each item with a hyphen and a space"
            put = "-" if line.text[line.indent + 1 :].startswith(" ") else "- "
            return LikelyCause(f"found {what}, expected a hyphen and a space", help_, at, at + 1, edit=(at, at + 1, put))
    return None


def no_colon(complaint: ParserError) -> LikelyCause | None:
    """A key without its colon: the lines under it become a part of its text."""
    above = line_above(complaint.lines)
    word = LONE_WORD.match(above.text.rstrip(), above.lead) if above else None
    if above is None or word is None or above.lead >= complaint.line.lead:
        return None
    at = above.start + above.lead
    return LikelyCause(
        f'found "{word[0]}" without a colon, expected one after a key', "put the colon", at, at + len(word[0])
    )


def curled_quote(complaint: ParserError) -> LikelyCause | None:
    """A quotation mark of a word processor, which is text like any other."""
    mark = complaint.line.value[:1]
    if not mark or mark not in CURLED:
        return None
    at = complaint.text.index(mark, complaint.line.start)
    message = f'found the curled quotation mark "{mark}", which encloses nothing in YAML, expected a straight one'
    return LikelyCause(message, "put straight quotation marks around the value, which holds a colon and a space", at, at + 1)


def further_in(complaint: ParserError) -> LikelyCause | None:
    """A key further in than the one above it, which has its value already."""
    line, above = complaint.line, line_above(complaint.lines)
    if above is None or not (line.key and above.key and above.value) or line.lead <= above.lead:
        return None
    at = line.start + line.lead
    if at + len(line.key) != complaint.index:
        return None  # The colon that the error names is another, inside the value.
    message = (
        f'found the key "{line.key}" further in than the key "{above.key}" above it, which has a value already, '
        f"expected both in the same column"
    )
    help_ = "begin both in the same column; if the line goes on with the text above, put the whole text in quotes"
    return LikelyCause(message, help_, at, at + len(line.key), "the key above", above.start + above.lead)


def line_without_colon(complaint: ParserError) -> LikelyCause | None:
    """The line itself, not the next one, where the parser gives up."""
    if complaint.began is None:
        return None
    line = lines_up_to(complaint.text, complaint.began)[-1]
    end = line.start + len(line.text.rstrip())
    help_ = "add the colon; if the line goes on with the text above, indent it further than the key of that text"
    return LikelyCause("found a line without a colon, expected a key, a colon and a value", help_, complaint.began, end)


def after_quote(complaint: ParserError) -> LikelyCause | None:
    """A text that ends at a quotation mark which was not meant to end it."""
    before = complaint.text[: complaint.index].rstrip(" \t")
    mark, close = before[-1:], len(before) - 1
    opened = complaint.text.rfind(mark, 0, close) if mark in {'"', "'"} else -1
    if opened < 0:
        return None
    if opened >= complaint.line.start:
        message = "found more after the quotation mark that closes the text, expected the end of the line"
        help_ = "write an apostrophe in single quotes twice, or put the whole value in double quotes"
        if mark == '"':
            help_ = "put the whole value, with the quotation marks that are part of it, in single quotes"
        return LikelyCause(message, help_, complaint.index, complaint.index + 1, "the text begins here", opened)
    message = f"found a quotation mark that is closed only on line {complaint.line.number}, expected the text to end before"
    return LikelyCause(
        message, "close the text where it should end", opened, opened + 1, "the next quotation mark is here", close
    )


def other_indentation(complaint: ParserError) -> LikelyCause | None:
    """A line that is indented neither like those beside it nor like those around it."""
    line = complaint.line
    above = next((each for each in reversed(complaint.lines[:-1]) if each.holds and each.indent < line.indent), None)
    if above is None or line.start + line.indent != complaint.index:
        return None
    meant = _meant_indent(above, complaint.lines)
    if meant is None or meant == line.indent:
        return None
    message = f"found a line that is indented by {counted(line.indent, 'space')}, expected {meant}"
    help_ = "indent the line like the keys or items of the same group, or mend the line that it would belong to"
    end = line.start + line.lead + len(line.key or line.text[line.lead :].rstrip())
    return LikelyCause(message, help_, complaint.index, end, "it would belong to this line", above.start + above.lead)


def never_closed(complaint: ParserError) -> LikelyCause | None:
    """A quotation mark or a bracket that nothing closes: the end of the file is where it is only noticed."""
    began = complaint.began
    if began is None or (began >= complaint.line.start and complaint.text[complaint.index :].strip()):
        return None
    what, closing = MARKS.get(complaint.text[began], ("", ""))
    if not what or complaint.text[complaint.index : complaint.index + 1] not in {"", ":"}:
        return None
    return LikelyCause(
        f"found {what} that nothing closes, expected {closing}", f"put {closing} where it should end", began, began + 1
    )


def _meant_indent(above: TextLine, lines: tuple[TextLine, ...]) -> int | None:
    """The indentation that a line under another should have: that of its values, or of the line where its value follows."""
    if above.lead > above.indent:
        return above.lead
    if above.value:
        return above.indent
    return next((each.indent for each in lines[above.number : -1] if each.holds), None)


def _suspects(complaint: ParserError) -> tuple[TextLine, ...]:
    """The lines where the cause may stand: where the parser began, where it gave up, and the one above."""
    above = line_above(complaint.lines)
    began = () if complaint.began is None else lines_up_to(complaint.text, complaint.began)[-1:]
    return (*began, complaint.line, *((above,) if above else ()))


MARKS = {
    '"': ("a quotation mark", "a second one"),
    "'": ("a quotation mark", "a second one"),
    "[": ("a square bracket", '"]"'),
    "{": ("a curly bracket", '"}"'),
}
WAYS: tuple[tuple[str, str, tuple[Callable[[ParserError], LikelyCause | None], ...]], ...] = (
    ("mapping values are not allowed", "", (other_sign, no_space, odd_bullet, no_colon, curled_quote, further_in)),
    ("alphabetic or numeric", "an alias", (odd_bullet,)),
    ("could not find expected ':'", "", (comment_above_key, other_sign, odd_bullet, no_space, line_without_colon)),
    ("end of stream", "quoted scalar", (never_closed,)),
    ("',' or ']'", "", (comment_in_brackets, never_closed)),
    ("',' or '}'", "", (comma_missing, comment_in_brackets, never_closed)),
    ("<block end>", "block", (comment_in_value, other_sign, after_quote, other_indentation, hyphen_among_keys)),
    ("expected key", "block", (comment_in_value, other_sign, after_quote, other_indentation, hyphen_among_keys)),
    ("expected '-'", "block", (comment_in_value, after_quote, other_indentation)),
)
"""The causes that may lie behind an error, by what the parser said and in which context; the first that fits is used."""


# Diagnostics


def syntax_fault(error: MarkedYAMLError, text: str, path: str, places: LineIndex) -> Diagnostic:
    """The diagnostic for a complaint of the parser."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index if mark is not None else 0, len(text))
    tab = _tab_before(text, index)
    if tab is not None:
        message = "found a tab in the indentation of a line, expected spaces"
        return Diagnostic(TAB_INDENTATION, message, path, places.span(tab, tab + 1))
    if "cannot start any token" in (error.problem or "") and text[index : index + 1] == "\t":
        message, help_ = "found a tab before a value, expected a space", "put a space in place of the tab"
        return Diagnostic(TAB_INDENTATION, message, path, places.span(index, index + 1), help=help_)
    began = error.context_mark.index if error.context_mark is not None else None
    cause = likely_cause(error.problem or "", error.context or "", text, index, began)
    if cause is not None:
        return _cause_diagnostic(cause, path, places)
    wording = _wording(error.problem or "", error.context or "")
    message = wording.message.replace("{character}", _character(text, index))
    span = places.span(index, min(index + 1, len(text)))
    return Diagnostic(wording.code, message, path, span, help=wording.help, related=_related(error, index, places))


def _cause_diagnostic(cause: LikelyCause, path: str, places: LineIndex) -> Diagnostic:
    """A likely cause as a diagnostic."""
    related = (Related(cause.note, places.span(cause.noted, cause.noted + 1)),) if cause.note else ()
    fix = None
    if cause.edit is not None:
        start, end, put = cause.edit
        fix = Fix(cause.help, (TextEdit(places.span(start, end), put),), Safety.UNSAFE)
    span = places.span(cause.start, cause.end)
    return Diagnostic(YAML_SYNTAX, cause.message, path, span, help=cause.help, related=related, fix=fix)


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


def _related(error: MarkedYAMLError, index: int, places: LineIndex) -> tuple[Related, ...]:
    """The place where the construct began that the parser was reading."""
    mark: Mark | None = error.context_mark
    if mark is None or mark.index == index:
        return ()
    context = error.context or ""
    words = next((words for part, words in CONTEXTS if part in context), None)
    if words is None:
        return ()
    return (Related(words, places.span(mark.index, mark.index + 1)),)
