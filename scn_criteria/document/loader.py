"""Load YAML: from the bytes of a file to a document with positions, or to diagnostics."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from scn_criteria.contained_files import ContainmentError, LeadsOutError, NotRegularError, open_contained
from scn_criteria.diagnostics import Diagnostic, has_error, in_file_order
from scn_criteria.document.codes import (
    EMPTY_FILE,
    ERROR,
    FILE_TOO_LARGE,
    PASTED_TABLE,
    SEVERAL_DOCUMENTS,
    TAB_INDENTATION,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    TOO_MANY_VALUES,
    UNREADABLE_FILE,
    UNUSED_ANCHOR,
    YAML_SYNTAX,
)
from scn_criteria.document.document import Data, Document, Layout, Loaded, Pair, Positions, stretch
from scn_criteria.document.foreign_files import fault_of_bytes, fault_of_text, fault_of_unreadable
from scn_criteria.document.odd_characters import OddLine, damaged_text, mended, odd_lines, pasted_tables
from scn_criteria.document.parser_errors import syntax_fault
from scn_criteria.document.quoting import FaultsLeft, with_quotes
from scn_criteria.document.scalars import (
    CONSTANTS,
    NUMBER,
    NUMBER_STARTS,
    exact_number,
    is_overlong,
    is_text_key,
    report_duplicate,
    report_key,
    report_number,
    report_scalar,
    report_tag,
    report_torn_number,
)
from scn_criteria.document.source_text import (
    LIMITS,
    MOST_HIDDEN,
    Faults,
    Halt,
    Limits,
    LineIndex,
    decoded,
    hidden_lines,
    may_hide,
    old_line_ends,
    report_characters,
    report_conflicts,
    report_directives,
    too_large,
)

if TYPE_CHECKING:
    from pathlib import Path


# Anchors and aliases, counted so that a small file cannot stand for millions of values

FOREIGN = "?:%@`"
"""The signs that the parser lets follow the name of an anchor without a space, and takes for the start of its value."""


class YamlAnchor:
    """A named value: where it is, and, once it has been read, what it is and how many values it holds."""

    __slots__ = ("data", "event", "name", "nodes", "used")

    def __init__(self, event: NodeEvent) -> None:
        self.event = event
        self.name = event.anchor or ""
        self.used = False
        self.data: Data = None
        self.nodes = 0

    @property
    def open(self) -> bool:
        """Whether the value is still being read, so that an alias to it would be within itself."""
        return self.nodes == 0


class Anchors:
    """The anchors of one document."""

    __slots__ = ("_all", "_by_name", "_faults")

    def __init__(self, faults: Faults) -> None:
        self._all: list[YamlAnchor] = []
        self._by_name: dict[str, YamlAnchor] = {}
        self._faults = faults

    def open(self, event: NodeEvent) -> YamlAnchor:
        """Begin a named value. A name may be given again; aliases mean the latest."""
        self._report_what_follows(event)
        anchor = self._by_name[event.anchor or ""] = YamlAnchor(event)
        self._all.append(anchor)
        return anchor

    def report_unused(self) -> None:
        """Report each name before a text that no alias uses: most likely the sign was meant as a word.

        Before keys or a list it stands on a line of its own, where nobody means words: there it harms nothing.
        """
        for anchor in self._all:
            if not anchor.used and not isinstance(anchor.data, (dict, list)):
                start = stretch(anchor.event)[0]
                typed = f"&{anchor.name}"
                message = f'found the name "{typed}" before a value, which no alias uses, expected text or a number'
                self._faults.report(UNUSED_ANCHOR, message, (start, start + len(typed)))

    def _report_what_follows(self, event: NodeEvent) -> None:
        """Refuse a name that goes on with another sign: YAML 1.1 ends it there and 1.2 does not, so the values differ."""
        at = stretch(event)[0] + len(f"&{event.anchor}")
        following = self._faults.text[at : at + 1]
        if following and following in FOREIGN and self._faults.text.startswith(f"&{event.anchor}", stretch(event)[0]):
            message = f'found "{following}" right after the anchor "&{event.anchor}", expected a space'
            help_ = "put a space after the anchor; its name is made of letters, figures, hyphens and underscores"
            self._faults.report(YAML_SYNTAX, message, (at, at + 1), help_)

    def mention(self, alias: NodeEvent) -> None:
        """Take note of an alias where none may stand."""
        anchor = self._by_name.get(alias.anchor or "")
        if anchor is not None:
            anchor.used = True

    def find(self, alias: NodeEvent) -> YamlAnchor | None:
        """The value an alias stands for, unless there is none or it is within itself."""
        anchor = self._by_name.get(alias.anchor or "")
        if anchor is None:
            message = f'found the alias "*{alias.anchor}", expected an anchor "&{alias.anchor}" before it'
            help_ = "write the value out, or put it in quotes if it starts with an asterisk"
            self._faults.report(YAML_SYNTAX, message, stretch(alias), help_)
            return None
        anchor.used = True
        if anchor.open:
            begun = self._faults.related("the anchor is here", stretch(anchor.event))
            message = f'found the alias "*{alias.anchor}" within the value it stands for, expected a value that ends'
            self._faults.report(TOO_MANY_ALIASES, message, stretch(alias), "", begun)
            return None
        return anchor


# Parser events: from libyaml, or from the slower Python parser where PyYAML was built without it

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without its C part; a test runs every case file so
    CParser = None  # type: ignore[assignment,misc]

NextEvent = Callable[[], Event | None]


def c_events(text: str) -> NextEvent:
    """A function that gives the next event of a text, from libyaml."""
    return CParser(text.encode()).get_event


def _fastest_parser() -> Callable[[str], NextEvent]:
    if CParser is not None:
        return c_events
    from scn_criteria.document.python_parser import python_events  # noqa: PLC0415 - not needed beside libyaml

    return python_events


parser_events = _fastest_parser()
"""Both read every text alike."""


# From parser events to plain data


class Builder:
    """Builds the data of one document.

    The work is done for every value of every file, so the common case comes first and everything rare is a call away.
    """

    __slots__ = ("_anchors", "_faults", "_limits", "_longest", "_most", "_next", "_nodes", "first", "layout")

    def __init__(self, next_event: NextEvent, faults: Faults, limits: Limits) -> None:
        self._next: Callable[[], Any] = next_event  # the class of an event says all, and is looked at
        self._faults = faults
        self._limits = limits
        self._longest = limits.max_scalar
        self._most = limits.max_nodes
        self._anchors = Anchors(faults)
        self._nodes = 0
        self.first: Event = Event()
        self.layout: Layout = {}

    def document(self) -> Data:
        """The data of the one document of the stream."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            raise self._faults.halt(EMPTY_FILE, "found no content, expected keys and values", (0, 0))
        first = self.first = self._next()
        data = self._value(first, 0)
        if data is None and type(first) is ScalarEvent and not first.value:
            self._faults.report(EMPTY_FILE, "found no content, expected keys and values", stretch(first))
        self._anchors.report_unused()
        self._next()
        following = self._next()
        if type(following) is not StreamEndEvent:
            message = "found the start of a second document, expected the end of the file"
            self._faults.report(SEVERAL_DOCUMENTS, message, stretch(following))
        return data

    def _value(self, event: NodeEvent, depth: int) -> Data:
        self._nodes += 1
        if event.anchor is not None or self._nodes > self._most:
            return self._counted(event, depth)
        if type(event) is not ScalarEvent:
            return self._collection(cast("MappingStartEvent | SequenceStartEvent", event), depth)
        value = event.value
        style = event.style
        if event.tag is not None or len(value) > self._longest or (style == '"' and not value.isprintable()):
            report_scalar(event, self._limits, self._faults)
        if style:
            return value
        if value in CONSTANTS:
            return CONSTANTS[value]
        if value[0] in NUMBER_STARTS and NUMBER.fullmatch(value):
            return self._number(event)
        return value

    def _counted(self, event: NodeEvent, depth: int) -> Data:
        if self._nodes > self._most:
            message = f"found more than {self._most:,} values, expected fewer"
            raise self._faults.halt(TOO_MANY_VALUES, message, stretch(event))
        return self._alias(event) if type(event) is AliasEvent else self._anchored(event, depth)

    def _collection(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> Data:
        if event.tag is not None:
            report_tag(event, event.tag, self._faults)
        if depth >= self._limits.max_depth:
            message = f"found values nested more than {self._limits.max_depth} deep, expected fewer levels"
            raise self._faults.halt(TOO_DEEP, message, stretch(event))
        return self._mapping(event, depth + 1) if type(event) is MappingStartEvent else self._sequence(event, depth + 1)

    def _mapping(self, opening: Event, depth: int) -> Data:
        data: dict[str, Data] = {}
        keys: dict[str, Pair] = {}
        next_event = self._next
        while type(event := next_event()) is not MappingEndEvent:
            typed = event.value if type(event) is ScalarEvent else ""
            ordinary = typed.isidentifier() and not (event.style or event.anchor or event.tag or typed in CONSTANTS)
            key = typed if ordinary else self._key(event, depth)
            following = next_event()
            value = self._value(following, depth)
            if key is None:
                continue
            if key in keys:
                report_duplicate(key, event, keys[key][0], self._faults)
                continue
            data[key] = value
            keys[key] = event, following
        self.layout[opening] = keys, event
        return data

    def _sequence(self, opening: Event, depth: int) -> Data:
        data: list[Data] = []
        items: list[Event] = []
        next_event = self._next
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(event)
            data.append(self._value(event, depth))
        self.layout[opening] = items, event
        return data

    def _number(self, event: ScalarEvent) -> Data:
        if not is_overlong(event.value, self._limits.max_digits):
            return exact_number(event.value)
        report_number(event, self._limits.max_digits, self._faults)
        return None

    def _key(self, event: Event, depth: int) -> str | None:
        if type(event) is ScalarEvent and event.value[:1].isdigit() and report_torn_number(event, self._faults):
            return None
        if type(event) is ScalarEvent and is_text_key(event):
            if event.style:
                report_scalar(event, self._limits, self._faults)  # a quoted key may hold what a quoted value may
            return event.value
        report_key(event, self._faults)
        if isinstance(event, AliasEvent):
            self._anchors.mention(event)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._value(event, depth)  # read past it, to go on with what follows
        return None

    def _anchored(self, event: NodeEvent, depth: int) -> Data:
        anchor = self._anchors.open(event)
        before = self._nodes
        event.anchor = None  # it is taken note of; what follows reads the value as any other
        anchor.data = self._value(event, depth)
        anchor.nodes = self._nodes - before
        return anchor.data

    def _alias(self, event: NodeEvent) -> Data:
        anchor = self._anchors.find(event)
        if anchor is None:
            return None
        self._nodes += anchor.nodes - 1
        if self._nodes > self._limits.max_nodes:
            begun = self._faults.related("the value repeated is here", stretch(anchor.event))
            message = f"found aliases that stand for more than {self._limits.max_nodes:,} values, expected fewer"
            raise self._faults.halt(TOO_MANY_ALIASES, message, stretch(event), "", begun)
        return anchor.data


# Question marks in brackets, where YAML 1.1 reads the sign of a key and YAML 1.2 reads text

BEFORE_A_VALUE = re.compile(r"\?(?<=[\[{,\s]\?)\S")
"""Where one may stand; to look for the mark first is quick. The events have the last word: sentences hold such marks too."""

MESSAGE = "found a question mark that begins a value in brackets, which versions of YAML read differently, expected text"
HELP = "put the whole value in quotes, the question mark with it"


def report_question_marks(faults: Faults) -> None:
    """Report each value of a sound document that follows a question mark without a space."""
    if BEFORE_A_VALUE.search(faults.text) is None:
        return
    next_event = parser_events(faults.text)
    while type(event := next_event()) is not StreamEndEvent:
        if not isinstance(event, NodeEvent):
            continue
        start, _ = stretch(event)
        if start and faults.text[start - 1] == "?":
            faults.report(YAML_SYNTAX, MESSAGE, (start - 1, start), HELP)


# Loading


def load(raw: bytes, path: str, limits: Limits = LIMITS) -> Loaded:
    """Read the bytes of a file. Whatever is wrong with them becomes diagnostics, as many at once as can be known."""
    foreign = fault_of_bytes(raw, path)
    text = decoded(raw, path, limits) if foreign is None else foreign
    if isinstance(text, Diagnostic):
        return Loaded(None, (text,))
    old = old_line_ends(text, path)
    if old is not None:
        text = text.replace("\r", "\n")
    odd = odd_lines(text)
    loaded = Loaded(None, _with_odd_lines(text, path, odd, limits)) if odd else _loaded(text, raw, path, limits)
    return loaded if old is None else replace(loaded, diagnostics=in_file_order((old, *loaded.diagnostics)))


def _loaded(text: str, raw: bytes, path: str, limits: Limits) -> Loaded:
    """Read a text in which no odd character stands in place of a plain one of the form."""
    faults = Faults(path, text, limits.max_faults)
    read = _read(text, faults, limits)
    if read is None or faults.found or isinstance(read[0], str):
        foreign = fault_of_text(text, path) or (fault_of_unreadable(text, faults) if read is None else None)
        if foreign is not None:
            return Loaded(None, (foreign,))
    hidden = hidden_lines(text, path) if may_hide(raw) else ()
    diagnostics = in_file_order((*faults.found, *hidden, *damaged_text(text, path), *pasted_tables(text, path)))
    if read is None or has_error(faults.found):
        return Loaded(None, with_quotes(_blamed_on_tables(diagnostics), text, _faults_left(limits)))
    data, positions = read
    return Loaded(Document(path, data, text, raw, positions), diagnostics)


def _blamed_on_tables(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The faults of a text that is no YAML; a table is the cause of one on its lines, or on the line below it."""
    made: list[Diagnostic] = []
    lines: dict[int, Diagnostic] = {}
    for table in diagnostics:
        if table.code is PASTED_TABLE:
            lines.update(dict.fromkeys(range(table.span.start.line, table.span.end.line + 2), table))
    broken = [lines[one.span.start.line] for one in diagnostics if one.code in BY_TABLES and one.span.start.line in lines]
    for one in diagnostics:
        if one in broken:
            made.append(replace(one, code=YAML_SYNTAX, help=one.help or PASTED_TABLE.help))
        elif one.code not in BY_TABLES or one.span.start.line not in lines:
            made.append(one)
    return tuple(made)


BY_TABLES = (YAML_SYNTAX, TAB_INDENTATION)


def _with_odd_lines(text: str, path: str, odd: tuple[OddLine, ...], limits: Limits) -> tuple[Diagnostic, ...]:
    """The faults of a text with odd characters in its form: these, and what else is wrong once they are mended.

    The lines are the same then; what is found on a line that was mended waits until that is done.
    """
    places = LineIndex(text)
    faults = tuple(line.fault(text, path, places) for line in odd[:MOST_HIDDEN])
    touched = {places.position(line.edits[0].start).line for line in odd}
    plain = mended(text, odd)
    others = _loaded(plain, plain.encode("utf-8", "surrogatepass"), path, limits).diagnostics
    return in_file_order((*faults, *(one for one in others if one.span.start.line not in touched)))


def _faults_left(limits: Limits) -> FaultsLeft:
    """A function that says how many errors a text has as YAML."""

    def left(text: str) -> int | None:
        faults = Faults("", text, limits.max_faults)
        return None if _read(text, faults, limits) is None else sum(each.code.severity is ERROR for each in faults.found)

    return left


def _read(text: str, faults: Faults, limits: Limits) -> tuple[Data, Positions] | None:
    try:
        report_conflicts(text, faults)
        report_directives(text, faults)
        builder = Builder(parser_events(text), faults, limits)
        data = builder.document()
        if "?" in text:
            report_question_marks(faults)
        return data, Positions(text, builder.first, builder.layout)
    except Halt:
        pass
    except YAMLError as error:
        with suppress(Halt):
            _report_yaml(error, faults, limits)
    return None


LIBYAML_TOO_DEEP = "maximum nesting depth"
"""What libyaml from 0.2.6 on says of brackets nested deeper than 1,000: it reads ahead, so it may say so before we count."""


def _report_yaml(error: YAMLError, faults: Faults, limits: Limits) -> None:
    """Report where the parser gave up. It gives up without a place only at characters that no text may hold."""
    before = len(faults.found)
    report_characters(faults.text, faults)
    if isinstance(error, MarkedYAMLError) and error.problem_mark and LIBYAML_TOO_DEEP in str(error.problem):
        message = f"found values nested more than {limits.max_depth} deep, expected fewer levels"
        faults.report(TOO_DEEP, message, (error.problem_mark.index, error.problem_mark.index))
    elif isinstance(error, MarkedYAMLError):
        faults.found.append(syntax_fault(error, faults.text, faults.path, faults.places))
    elif len(faults.found) == before:
        message = f"found text that is no valid YAML, expected keys and values: {' '.join(str(error).split())}"
        faults.report(YAML_SYNTAX, message, (0, 0))


# Files and streams


def read_file(path: Path | str, shown: str, limits: Limits = LIMITS, within: str = "") -> Loaded:
    """Read a regular file that is not too large. ``shown`` is the path as diagnostics show it.

    ``within`` is the folder out of which no link may lead; without it, the checkout of the file or else its own folder.
    """
    try:
        with open_contained(os.fspath(path), within) as handle:
            fault = too_large(os.fstat(handle).st_size, shown, limits)
            if fault is not None:
                return Loaded(None, (fault,))
            with open(handle, "rb", closefd=False) as stream:
                return read_stream(stream, shown, limits)
    except ContainmentError as error:
        return Loaded(None, (_refusal(error, shown),))
    except (OSError, ValueError) as error:
        return Loaded(None, (_unreadable(path, shown, error),))


def read_stream(stream: BinaryIO, shown: str, limits: Limits = LIMITS) -> Loaded:
    """Read a stream such as standard input, but not much past the limit."""
    try:
        raw = stream.read(limits.max_bytes + 1)
    except OSError as error:
        return Loaded(None, (_unreadable(None, shown, error),))
    if len(raw) <= limits.max_bytes:
        return load(raw, shown, limits)
    message = f"found more than {limits.max_bytes:,} bytes, expected at most that many"
    return Loaded(None, (Diagnostic(FILE_TOO_LARGE, message, shown),))


def _refusal(error: ContainmentError, shown: str) -> Diagnostic:
    """The fault of what is no file, or lies where no link may lead."""
    if isinstance(error, LeadsOutError):
        message = f"found a link that leads out of {error.place}, expected a file inside it"
        help_ = "put the file itself in the place of the link, or name the file that it leads to"
    elif isinstance(error, NotRegularError) and error.is_folder:
        message, help_ = "found a folder, expected a file", "name a file in the folder"
    elif isinstance(error, NotRegularError):
        message = "found a pipe, a device or a socket, expected a file"
        help_ = "save the content in a file first"
    else:
        message = "found a file that was changed for another while it was opened, expected one that stays"
        help_ = "find out what changes it, and run the command again"
    return Diagnostic(UNREADABLE_FILE, message, shown, help=help_)


def _unreadable(path: Path | str | None, shown: str, error: OSError | ValueError) -> Diagnostic:
    """The fault of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        if path is not None and os.path.islink(path):
            message = f'found a link to "{os.readlink(path)}", which does not exist, expected a file'
            return Diagnostic(UNREADABLE_FILE, message, shown, help="mend the link")
        return Diagnostic(UNREADABLE_FILE, "found no such file, expected one", shown, help="check the path")
    if isinstance(error, PermissionError):
        message = "found a file that you may not read, expected permission to read it"
        return Diagnostic(UNREADABLE_FILE, message, shown, help="ask for the permission to read the file")
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or "no reason given"
    message = f"found a file that cannot be read, expected one that can: {reason.lower()}"
    return Diagnostic(UNREADABLE_FILE, message, shown)


STANDARD_INPUT = "-"


LARGEST = 1024 * 1024
"""Files with more bytes are refused. The document package has the same limit, but is slow to import."""
