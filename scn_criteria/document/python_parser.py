"""The YAML parser for a PyYAML without libyaml: it reads every text as libyaml does, only more slowly.

PyYAML's own scanner in Python knows other tabs, other escapes, other plain texts in brackets and no unknown directives.
Where the two differ, the methods here do what libyaml does, and stop at the character where it stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.error import Mark
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import DirectiveToken, FlowSequenceEndToken, ScalarToken, TagToken

END = "\0"
BLANKS = " \t"
BREAKS = "\r\n\x85\u2028\u2029"
BREAKS_OR_END = BREAKS + END
SPACE_AFTER = BLANKS + BREAKS_OR_END
"""Characters that may follow an indicator, so that it is not part of a text."""

MOST_BRACKETS = 1000
MOST_VERSION_DIGITS = 9
VERSIONS = ((1, 1), (1, 2))
NO_VERSION = (0, 0)

REST_OF_LINE = re.compile(f"[^{BREAKS_OR_END}]*")
WORD = re.compile(r"[0-9A-Za-z_-]*")
DIGITS = re.compile(r"[0-9]*")
HEX_DIGITS = frozenset("0123456789ABCDEFabcdef")
TAG_TEXT = re.compile(r"[0-9A-Za-z_\-;/?:@&=+$.!~*'()]*")
VERBATIM_TAG_TEXT = re.compile(r"[0-9A-Za-z_\-;/?:@&=+$.!~*'(),\[\]]*")
TAG_OCTETS = re.compile(r"(?:%[0-9A-Fa-f]{2})*")
PLAIN_RUN = re.compile(f"[^{SPACE_AFTER}:]+")
PLAIN_RUN_IN_BRACKETS = re.compile(f"[^{SPACE_AFTER}:,\\[\\]{{}}]+")
QUOTED_RUN = {'"': re.compile(f'[^{SPACE_AFTER}"\\\\]+'), "'": re.compile(f"[^{SPACE_AFTER}']+")}
LAST_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


class Folding:
    """The space or the line breaks between two parts of a text."""

    def __init__(self) -> None:
        self.blanks: list[str] = []
        self.first_break = ""
        self.more_breaks: list[str] = []
        self.at_line_start = False

    def joined(self) -> str:
        """The text that they become: one line break is a space, more of them are one fewer."""
        if not self.at_line_start:
            return "".join(self.blanks)
        more = "".join(self.more_breaks)
        return more or " " if self.first_break == "\n" else self.first_break + more


class PythonParser(Reader, Scanner, Parser):
    """The parser that PyYAML brings along in Python, with the scanner of libyaml."""

    buffer: str
    pointer: int
    index: int
    line: int
    column: int

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    # Position

    def forward(self, length: int = 1) -> None:
        """Go on by so many characters, none of which breaks a line."""
        self.pointer += length
        self.index += length
        self.column += length

    def scan_line_break(self) -> str:
        """Go past a line break, if there is one, and give what stands for it in a text."""
        character = self.peek()
        if character not in BREAKS:
            return ""
        length = 2 if self.prefix(2) == "\r\n" else 1
        self.pointer += length
        self.index += length
        self.line += 1
        self.column = 0
        return character if character in "\u2028\u2029" else "\n"

    def _run(self, pattern: re.Pattern[str]) -> str:
        """Go past the characters of one kind, and give them."""
        found = pattern.match(self.buffer, self.pointer)
        run = found[0] if found else ""
        self.forward(len(run))
        return run

    def _skip(self, characters: str) -> None:
        while self.peek() in characters:
            self.forward()

    def _error(self, context: str, began: Mark | None, problem: str) -> ScannerError:
        return ScannerError(context, began, problem, self.get_mark())

    def _end_line(self, context: str, began: Mark) -> None:
        """Go past space and a comment to the next line, and refuse anything else."""
        self._skip(BLANKS)
        if self.peek() == "#":
            self._run(REST_OF_LINE)
        if self.peek() not in BREAKS_OR_END:
            raise self._error(context, began, "did not find expected comment or line break")
        self.scan_line_break()

    def _at_document_sign(self) -> bool:
        return self.column == 0 and self.prefix(3) in {"---", "..."} and self.peek(3) in SPACE_AFTER

    # Tokens

    def need_more_tokens(self) -> bool:
        """Whether the first token is still to come, or may turn out to be a key. The end of the text decides that too."""
        if not self.tokens:
            return not self.done
        self.stale_possible_simple_keys()
        return any(key.token_number == self.tokens_taken for key in self.possible_simple_keys.values())

    def scan_to_next_token(self) -> None:
        """Go past space, comments and line breaks. Tabs are space where no key may begin."""
        while True:
            if self.column == 0 and self.peek() == "\ufeff":
                self.forward()
            self._skip(BLANKS if self.flow_level or not self.allow_simple_key else " ")
            if self.peek() == "#":
                self._run(REST_OF_LINE)
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """End the last line, so that a key on it can no longer get its colon."""
        if self.column:
            self.column = 0
            self.line += 1
        keys = self.possible_simple_keys
        Scanner.fetch_stream_end(self)
        self.possible_simple_keys = keys  # PyYAML forgets them; those that a colon had to follow are faults

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # noqa: N803 - the name of PyYAML
        """Begin what is in brackets."""
        if self.flow_level >= MOST_BRACKETS:
            raise self._error("while increasing flow level", self.get_mark(), "exceeded maximum nesting depth")
        Scanner.fetch_flow_collection_start(self, TokenClass)

    def fetch_flow_collection_end(self, TokenClass: Any) -> None:  # noqa: N803 - the name of PyYAML
        """End what is in brackets. A bracket that nothing opens closes nothing."""
        Scanner.fetch_flow_collection_end(self, TokenClass)
        self.flow_level = max(self.flow_level, 0)

    # Keys and values that are left out in brackets

    def parse_flow_mapping_key(self, first: bool = False) -> Event:
        """Begin a key in curly brackets. One that is left out stands before the next token."""
        event: Event = Parser.parse_flow_mapping_key(self, first)
        if _is_left_out(event):
            _move_to(event, self.peek_token().start_mark)  # type: ignore[no-untyped-call]
        return event

    def parse_flow_mapping_value(self) -> Event:
        """Begin a value in curly brackets. One that is left out stands before the next token."""
        event: Event = Parser.parse_flow_mapping_value(self)  # type: ignore[no-untyped-call]
        if _is_left_out(event):
            _move_to(event, self.peek_token().start_mark)  # type: ignore[no-untyped-call]
        return event

    def parse_flow_sequence_entry_mapping_value(self) -> Event:
        """Begin the value of a key in square brackets. One that is left out stands before the next token."""
        event: Event = Parser.parse_flow_sequence_entry_mapping_value(self)  # type: ignore[no-untyped-call]
        if _is_left_out(event):
            _move_to(event, self.peek_token().start_mark)  # type: ignore[no-untyped-call]
        return event

    def parse_flow_sequence_entry_mapping_key(self) -> Event:
        """Begin a key in square brackets. One that is left out takes the colon or comma with it."""
        event: Event = Parser.parse_flow_sequence_entry_mapping_key(self)  # type: ignore[no-untyped-call]
        if _is_left_out(event):
            if self.check_token(FlowSequenceEndToken):
                _move_to(event, self.peek_token().start_mark)  # type: ignore[no-untyped-call]
            else:
                _move_to(event, self.get_token().end_mark)  # type: ignore[no-untyped-call]
        return event

    # Directives: only the version is known

    def scan_directive(self) -> DirectiveToken:
        """Read ``%YAML`` and its version."""
        context, began = "while scanning a directive", self.get_mark()
        self.forward()
        name = self._run(WORD)
        if not name:
            raise self._error(context, began, "could not find expected directive name")
        if self.peek() not in SPACE_AFTER:
            raise self._error(context, began, "found unexpected non-alphabetical character")
        if name != "YAML":
            raise self._error(context, began, "found unknown directive name")
        version = self.scan_yaml_directive_value(began)
        token = DirectiveToken(name, version, began, self.get_mark())
        self._end_line(context, began)
        return token

    def scan_yaml_directive_value(self, start_mark: Mark) -> tuple[int, int]:
        """Read a version. One that cannot be read becomes one that the parser refuses."""
        self._skip(BLANKS)
        major = self.scan_yaml_directive_number(start_mark)
        if self.peek() != ".":
            raise self._error("while scanning a %YAML directive", start_mark, "did not find expected digit or '.' character")
        self.forward()
        version = major, self.scan_yaml_directive_number(start_mark)
        return version if version in VERSIONS else NO_VERSION

    def scan_yaml_directive_number(self, start_mark: Mark) -> int:
        """Read one of the two numbers of a version."""
        context = "while scanning a %YAML directive"
        found = DIGITS.match(self.buffer, self.pointer)
        digits = found[0] if found else ""
        self.forward(min(len(digits), MOST_VERSION_DIGITS))
        if len(digits) > MOST_VERSION_DIGITS:
            raise self._error(context, start_mark, "found extremely long version number")
        if not digits:
            raise self._error(context, start_mark, "did not find expected version number")
        return int(digits)

    # Tags, which are all refused later: only their end matters

    def scan_tag(self) -> TagToken:
        """Read a tag."""
        context, began = "while scanning a tag", self.get_mark()
        handle: str | None
        if self.peek(1) == "<":
            self.forward(2)
            handle, suffix = None, self._tag_text(began, VERBATIM_TAG_TEXT, "")
            if self.peek() != ">":
                raise self._error(context, began, "did not find the expected '>'")
            self.forward()
        else:
            handle, suffix = self._handle_and_suffix(began)
        if self.peek() not in SPACE_AFTER and not (self.flow_level and self.peek() == ","):
            raise self._error(context, began, "did not find expected whitespace or line break")
        return TagToken((handle, suffix), began, self.get_mark())

    def _handle_and_suffix(self, began: Mark) -> tuple[str | None, str]:
        self.forward()
        handle = "!" + self._run(WORD)
        if self.peek() == "!":
            self.forward()
            return handle + "!", self._tag_text(began, TAG_TEXT, "")
        suffix = self._tag_text(began, TAG_TEXT, handle)
        return ("!", suffix) if suffix else (None, "!")

    def _tag_text(self, began: Mark, pattern: re.Pattern[str], head: str) -> str:
        """The rest of a tag; ``head`` is what has been read of it, with its exclamation mark."""
        text = self._run(pattern)
        while self.peek() == "%":
            octets = self._run(TAG_OCTETS)
            try:
                text += bytes.fromhex(octets.replace("%", "")).decode()
            except UnicodeDecodeError as error:
                self.forward(3 * error.start - len(octets))
                raise self._error("while parsing a tag", began, "found an incorrect UTF-8 octet") from None
            if self.peek() == "%":
                raise self._error("while parsing a tag", began, "did not find URI escaped octet")
            text += self._run(pattern)
        if not (head or text):
            raise self._error("while parsing a tag", began, "did not find expected tag URI")
        return head[1:] + text

    # Scalars: in block form, in quotes, plain

    def scan_block_scalar(self, style: str) -> ScalarToken:
        """Read a text after ``|`` or ``>``."""
        context, began = "while scanning a block scalar", self.get_mark()
        self.forward()
        chomping, increment = self.scan_block_scalar_indicators(began)
        self._end_line(context, began)
        indent = max(self.indent, 0) + increment if increment else 0
        value, line_break, folds = "", "", False
        indent, breaks, end = self._block_breaks(indent, began)
        while self.column == indent and self.peek() != END:
            starts_blank = self.peek() in BLANKS
            folded = style == ">" and line_break == "\n" and folds and not starts_blank
            value += (breaks or " ") if folded else line_break + breaks
            folds = not starts_blank
            value += self._run(REST_OF_LINE)
            line_break = self.scan_line_break()
            indent, breaks, end = self._block_breaks(indent, began)
        value += line_break if chomping is not False else ""
        value += breaks if chomping else ""
        return ScalarToken(value, False, began, end, style)

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read the signs after ``|`` or ``>``: whether the last line breaks are kept, and how far the text is indented."""
        chomping: bool | None = None
        increment: int | None = None
        for _ in range(2):
            sign = self.peek()
            if chomping is None and sign in "+-":
                chomping = sign == "+"
            elif increment is None and sign in "0123456789":
                if sign == "0":
                    problem = "found an indentation indicator equal to 0"
                    raise self._error("while scanning a block scalar", start_mark, problem)
                increment = int(sign)
            else:
                break
            self.forward()
        return chomping, increment

    def _block_breaks(self, indent: int, began: Mark) -> tuple[int, str, Mark]:
        """Go to the next line that holds text: its indentation (found here if it was 0), the breaks before it, their end."""
        breaks, deepest, end = "", 0, self.get_mark()
        while True:
            while (not indent or self.column < indent) and self.peek() == " ":
                self.forward()
            deepest = max(deepest, self.column)
            if (not indent or self.column < indent) and self.peek() == "\t":
                problem = "found a tab character where an indentation space is expected"
                raise self._error("while scanning a block scalar", began, problem)
            if self.peek() not in BREAKS:
                return indent or max(deepest, self.indent + 1, 1), breaks, end
            breaks += self.scan_line_break()
            end = self.get_mark()

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Read a text in quotes."""
        context, began = "while scanning a quoted scalar", self.get_mark()
        self.forward()
        value = ""
        while True:
            if self._at_document_sign():
                raise self._error(context, began, "found unexpected document indicator")
            if self.peek() == END:
                raise self._error(context, began, "found unexpected end of stream")
            part, between = self._quoted_part(style, began)
            value += part
            if self.peek() == style:
                break
            value += self._folded(between).joined()
        self.forward()
        return ScalarToken(value, False, began, self.get_mark(), style)

    def _quoted_part(self, style: str, began: Mark) -> tuple[str, Folding]:
        """Read up to the next space, line break or quotation mark that closes the text. An escaped break begins a line."""
        part, between = "", Folding()
        while (character := self.peek()) not in SPACE_AFTER:
            if style == "'" and self.prefix(2) == "''":
                part += "'"
                self.forward(2)
            elif character == style:
                break
            elif character != "\\" or style == "'":
                part += self._run(QUOTED_RUN[style])
            elif self.peek(1) in BREAKS:
                self.forward()
                self.scan_line_break()
                between.at_line_start = True
                break
            else:
                part += self._escaped(began)
        return part, between

    def _escaped(self, began: Mark) -> str:
        """Read an escape."""
        context, sign = "while parsing a quoted scalar", self.peek(1)
        if sign in self.ESCAPE_REPLACEMENTS:
            self.forward(2)
            return self.ESCAPE_REPLACEMENTS[sign]
        if sign not in self.ESCAPE_CODES:
            raise self._error(context, began, "found unknown escape character")
        self.forward(2)
        digits = self.prefix(self.ESCAPE_CODES[sign])
        if len(digits) < self.ESCAPE_CODES[sign] or not HEX_DIGITS.issuperset(digits):
            raise self._error(context, began, "did not find expected hexdecimal number")
        code = int(digits, 16)
        if code in SURROGATES or code > LAST_CHARACTER:
            raise self._error(context, began, "found invalid Unicode character escape code")
        self.forward(len(digits))
        return chr(code)

    def _folded(self, between: Folding, indent: int | None = None, began: Mark | None = None) -> Folding:
        """Go past space and line breaks. In a plain text, tabs are refused before the column ``indent``."""
        while (character := self.peek()) in BLANKS + BREAKS:
            if character in BREAKS:
                broken = self.scan_line_break()
                if between.at_line_start:
                    between.more_breaks.append(broken)
                else:
                    between.first_break, between.at_line_start = broken, True
                continue
            if indent is not None and character == "\t" and between.at_line_start and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise self._error("while scanning a plain scalar", began, problem)
            between.blanks.append(character)
            self.forward()
        return between

    def scan_plain(self) -> ScalarToken:
        """Read a text without quotes."""
        began = end = self.get_mark()
        indent = self.indent + 1
        value, between = "", Folding()
        while not self._at_document_sign() and self.peek() != "#":
            part = self._plain_part(began)
            if part:
                value += between.joined() + part
                between = Folding()
                end = self.get_mark()
            if self.peek() not in BLANKS + BREAKS:
                break
            between = self._folded(between, indent, began)
            if not self.flow_level and self.column < indent:
                break
        if between.at_line_start:
            self.allow_simple_key = True
        return ScalarToken(value, True, began, end)

    def _plain_part(self, began: Mark) -> str:
        """Read up to the next space, line break or sign that ends the text."""
        run = PLAIN_RUN_IN_BRACKETS if self.flow_level else PLAIN_RUN
        part = self._run(run)
        while self.peek() == ":":
            after = self.peek(1)
            if self.flow_level and after in ",?[]{}":
                raise self._error("while scanning a plain scalar", began, "found unexpected ':'")
            if after in SPACE_AFTER:
                break
            self.forward()
            part += ":" + self._run(run)
        return part


def _is_left_out(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.start_mark is event.end_mark


def _move_to(event: Event, mark: Mark) -> None:
    event.start_mark = event.end_mark = mark


def python_events(text: str) -> Callable[[], Event | None]:
    """A function that gives the next event of a text."""
    next_event: Callable[[], Event | None] = PythonParser(text).get_event
    return next_event
