"""Suppressions in comments: read ``# scn: ignore[...]`` comments and apply them to the diagnostics of a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yaml.events import ScalarEvent

from scn_criteria.diagnostics import MAY_WAIVE, Diagnostic, DiagnosticRule, Related, Span, Suppressed, in_file_order
from scn_criteria.document.codes import (
    ABOUT_WAIVERS,
    CANNOT_BE_WAIVED,
    EXPIRED_WAIVER,
    MALFORMED_WAIVER,
    MISPLACED_WAIVER,
    UNUSED_WAIVER,
    WAIVER_OF_UNKNOWN_KIND,
    WAIVER_WITHOUT_REASON,
)
from scn_criteria.document.document import Document, stretch
from scn_criteria.document.fixes import suggest
from scn_criteria.document.loader import parser_events
from scn_criteria.document.source_text import LINE_BREAK, LineIndex
from scn_criteria.wording import did_you_mean, quoted

# The content of a suppression comment

HERE = "ignore"
FILE = "file-ignore"
WORDS = (HERE, FILE)
LONGEST_REASON = 500
MOST_NAMES = 10

FORM = re.compile(
    r"#[ \t]*scn[ \t]*(?P<colon>:?)[ \t]*(?P<word>[\w-]*)[ \t]*"
    r"(?P<open>\[?)(?P<names>[^\[\]]*)(?P<close>\]?)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
UNTIL = re.compile(r"until[ \t]*(?P<sign>[=:]?)[ \t]*(?P<day>\S*)(?P<reason>.*)", re.IGNORECASE | re.DOTALL)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LATE = re.compile(r"\buntil=")
JOINTS = " \t:,;-\N{EN DASH}\N{EM DASH}"
"""Characters that people put between the brackets and the reason."""

EXAMPLE = f"write it as in: # scn: {HERE}[SCN203] until=2026-12-31 the reason"


@dataclass(frozen=True, slots=True)
class Name:
    """A kind of fault as a comment names it, and where in the comment."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SuppressionComment:
    """The content of a well-formed comment. The reason may still be missing."""

    whole_file: bool
    names: tuple[Name, ...]
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class SuppressionError:
    """The reason why a comment that was meant to suppress something cannot be read."""

    message: str
    help: str = EXAMPLE


def parse_comment(comment: str) -> SuppressionComment | SuppressionError | None:
    """The content of a comment; nothing where it is a note to people, such as ``# SCN: a strategic clinical network``."""
    form = FORM.match(comment)
    if form is None or not _is_meant(form):
        return None
    names = tuple(_names(form))
    error = _opening_error(form, names)
    return error or _parsed(form, names)


def _is_meant(form: re.Match[str]) -> bool:
    """Whether a comment is meant to suppress something: by its word, a misspelling of it, or a colon and brackets."""
    if form["colon"] and form["open"]:
        return True
    return bool(form["colon"] or form["open"]) and suggest(_word(form), WORDS) is not None


def _word(form: re.Match[str]) -> str:
    """The word before the brackets. Some write a hyphen where the colon should be."""
    return form["word"].strip("-").lower()


def _names(form: re.Match[str]) -> Iterator[Name]:
    for found in NAME.finditer(form.string, *form.span("names")):
        yield Name(found[0], found.start(), found.end())


def _opening_error(form: re.Match[str], names: tuple[Name, ...]) -> SuppressionError | None:
    """The error in the part up to the closing bracket, or nothing."""
    word = _word(form)
    if word not in WORDS:
        near = suggest(word, WORDS)
        hint = did_you_mean(near)
        return SuppressionError(f'found {quoted(word)}, expected "{HERE}" or "{FILE}"{hint}')
    if not (form["colon"] and form["open"] and form["close"]):
        return SuppressionError(_sign_missing(form, word))
    if not names:
        return SuppressionError(f"found nothing in the brackets, expected a kind of fault, as in {word}[SCN203]")
    if len(names) > MOST_NAMES:
        return SuppressionError(f"found {len(names)} kinds of fault in the brackets, expected at most {MOST_NAMES}")
    return None


def _sign_missing(form: re.Match[str], word: str) -> str:
    if not form["colon"]:
        return f'found no colon after "scn", expected "scn: {word}"'
    if not form["open"]:
        return f'found no bracket after "{word}", expected kinds of fault in brackets, as in {word}[SCN203]'
    return 'found a bracket that is not closed, expected "]" after the kinds of fault'


def _parsed(form: re.Match[str], names: tuple[Name, ...]) -> SuppressionComment | SuppressionError:
    """The whole comment, its part up to the closing bracket being in order."""
    rest = form["rest"].lstrip(JOINTS)
    until: date | SuppressionError | None = None
    dated = UNTIL.match(rest)
    if dated and (dated["sign"] or DAY.match(dated["day"])):
        until, rest = _day(dated), dated["reason"].lstrip(JOINTS)
    reason = rest.strip()
    if isinstance(until, SuppressionError):
        return until
    if LATE.search(reason):
        return SuppressionError('found "until=" within the reason, expected it right after the brackets')
    if len(reason) > LONGEST_REASON:
        return SuppressionError(
            f"found a reason of {len(reason):,} characters, expected at most {LONGEST_REASON}", "shorten the reason"
        )
    return SuppressionComment(_word(form) == FILE, names, until, reason if any(map(str.isalnum, reason)) else "")


def _day(dated: re.Match[str]) -> date | SuppressionError:
    day = dated["day"].rstrip(",;:")
    if not day:
        return SuppressionError('found no date after "until=", expected one as in until=2026-12-31')
    if not DAY.fullmatch(day):
        return SuppressionError(f"found the date {quoted(day)}, expected year-month-day, as in until=2026-12-31")
    if dated["sign"] != "=":
        return SuppressionError(f'found a date without "until=", expected until={day}')
    try:
        return date.fromisoformat(day)
    except ValueError:
        return SuppressionError(f"found the date {quoted(day)}, expected a day that the calendar has")


# Comments that begin with ``scn``

MARK = re.compile(r"#[ \t]*scn\b", re.IGNORECASE)
COMMENT = re.compile("[^\r\n\x85\u2028\u2029]*")
"""To YAML, a comment also ends at line breaks that editors do not show."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """The place of a text or a number. What is ``inside`` it comes after the ``|`` or ``>`` of a block, and its comment."""

    start: int
    inside: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, its line, and where it starts and ends in the text."""

    text: str
    line: int
    start: int

    @property
    def end(self) -> int:
        """The index just after its last character."""
        return self.start + len(self.text)


def scalars_of(text: str) -> tuple[Scalar, ...]:
    """All scalars of a text that loads without an error, in the order in which they stand."""
    found = []
    next_event = parser_events(text)
    while (event := next_event()) is not None:
        if isinstance(event, ScalarEvent):
            found.append(_scalar(event, text))
    return tuple(found)


def _scalar(event: ScalarEvent, text: str) -> Scalar:
    start, end = stretch(event)
    if event.style not in ("|", ">"):
        return Scalar(start, start, end)
    end = start + len(text[start:end].rstrip())
    header = LINE_BREAK.search(text, start, end)
    return Scalar(start, header.start() if header else end, end)


def comments_of(text: str, scalars: Sequence[Scalar], places: LineIndex) -> Iterator[Comment]:
    """The comments that begin with ``scn``. A ``#`` within a text, or within another comment, begins none."""
    insides = [scalar.inside for scalar in scalars]
    looked_at = 0
    for mark in MARK.finditer(text):
        start = mark.start()
        if start < looked_at:
            continue
        place = places.position(start)
        number = bisect_right(insides, start)
        before = scalars[number - 1].end if number else 0
        if start < before:
            continue
        found = COMMENT.match(text, start)
        assert found is not None, "a comment may be empty"
        looked_at = found.end()
        if "#" not in text[max(before, start - place.column + 1) : start]:
            yield Comment(found[0].rstrip(), place.line, start)


# Lines: a comment counts for the line below it, a text over several lines for its first

WITHOUT_CONTENT = re.compile(r"[ \t]*(?:#.*)?|(?:---|\.\.\.)[ \t]*(?:#.*)?|%.*", re.DOTALL)
"""Blank lines, comments, and the marks and directives of a document."""


class Lines:
    """The lines of a text, with those grouped that belong to one value."""

    __slots__ = ("_firsts", "_lasts", "_next")

    def __init__(self, text: str, scalars: Sequence[Scalar], places: LineIndex) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for scalar in scalars:
            self._group(places.position(scalar.start).line, places.position(scalar.end).line)
        self._next = _next_with_content(text)

    def _group(self, first: int, last: int) -> None:
        """Note that a text runs over some lines. It may begin where another one ended."""
        if first == last:
            return
        if self._lasts and first <= self._lasts[-1]:
            self._lasts[-1] = max(last, self._lasts[-1])
        else:
            self._firsts.append(first)
            self._lasts.append(last)

    def standing_for(self, line: int) -> int:
        """The line that stands for a line, with content on it; a line past the end where no content follows."""
        number = bisect_right(self._firsts, line)
        within = number and line <= self._lasts[number - 1]
        return self._next[(self._firsts[number - 1] if within else line) - 1]

    def holds(self, line: int) -> bool:
        """Whether there is such a line."""
        return line <= len(self._next)

    @property
    def first(self) -> int:
        """The first line with content."""
        return self._next[0]


def _next_with_content(text: str) -> list[int]:
    """For every line, the nearest one from there on that holds content."""
    lines = LINE_BREAK.split(text)
    nearest = len(lines) + 1
    found = [nearest] * len(lines)
    for number in range(len(lines), 0, -1):
        if not WITHOUT_CONTENT.fullmatch(lines[number - 1]):
            nearest = number
        found[number - 1] = nearest
    return found


# The suppressions of a file, and the faults of these comments

MOST_WAIVERS = 100
"""A file with more faults to be lived with than these cannot be defended."""

MOST_COMMENTS = 1000
"""Comments that begin so and are looked at. Nobody writes more of them by hand."""

NUMBER = re.compile(r"SCN[0-9]{3}", re.IGNORECASE)
BEGINNING = re.compile(r"SCN[0-9]{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A kind of fault that is waived: where it is named, for which line or the whole file, why and until when."""

    code: DiagnosticRule
    span: Span
    line: int | None
    reason: str
    until: date | None
    comment: Span


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The suppressions of a file, and the faults of these comments."""

    waivers: tuple[Suppression, ...]
    misuses: tuple[Diagnostic, ...]
    lines: Lines


def read_suppressions(document: Document, kinds: Iterable[DiagnosticRule]) -> Suppressions:
    """Read the comments of a file in which faults of these kinds are looked for."""
    scalars = scalars_of(document.text)
    reader = _SuppressionReader(document, scalars, kinds)
    for comment in comments_of(document.text, scalars, reader.places):
        if not reader.take(comment):
            break
    return Suppressions(tuple(reader.waivers), tuple(reader.misuses), reader.lines)


class _SuppressionReader:
    """Takes the comments of one file, one after the other."""

    def __init__(self, document: Document, scalars: Sequence[Scalar], kinds: Iterable[DiagnosticRule]) -> None:
        self.path = document.path
        self.kinds: Mapping[str, DiagnosticRule] = {name: code for code in kinds for name in (code.number, code.name)}
        self.places = LineIndex(document.text)
        self.lines = Lines(document.text, scalars, self.places)
        self.waivers: list[Suppression] = []
        self.misuses: list[Diagnostic] = []
        self._met = self._understood = 0

    def take(self, comment: Comment) -> bool:
        """Take a comment. The answer is no where there are too many to go on."""
        content = parse_comment(comment.text)
        self._met += 1
        self._understood += content is not None
        whole = self.places.span(comment.start, comment.end)
        if self._met > MOST_COMMENTS or self._understood > MOST_WAIVERS:
            message = f"found more than {MOST_WAIVERS} waivers in a file, expected fewer; from here on none counts"
            self._misused(MALFORMED_WAIVER, message, whole, "mend some of the faults")
            return False
        misuse = self._misuse(comment, content)
        if misuse is not None:
            self._misused(misuse[0], misuse[1], whole, content.help if isinstance(content, SuppressionError) else "")
        elif isinstance(content, SuppressionComment):
            self._suppress(comment, content, whole)
        return True

    def _misuse(
        self, comment: Comment, content: SuppressionComment | SuppressionError | None
    ) -> tuple[DiagnosticRule, str] | None:
        """The fault of the comment as a whole, or nothing."""
        if isinstance(content, SuppressionError):
            return MALFORMED_WAIVER, content.message
        if content is None:
            return None
        if not content.reason:
            return WAIVER_WITHOUT_REASON, "found a waiver without a reason, expected one after the brackets"
        first = self.lines.first
        if content.whole_file and comment.line >= first:
            message = f'found "{FILE}" on line {comment.line}, expected it above the content, which begins on line {first}'
            return MISPLACED_WAIVER, message
        return None

    def _suppress(self, comment: Comment, content: SuppressionComment, whole: Span) -> None:
        line = None if content.whole_file else self.lines.standing_for(comment.line)
        for name in content.names:
            span = self.places.span(comment.start + name.start, comment.start + name.end)
            code = self.kinds.get(name.text.upper()) or self.kinds.get(name.text.lower())
            if code is None:
                self._misused(WAIVER_OF_UNKNOWN_KIND, self._unknown(name), span)
            elif code.always_counts or code in ABOUT_WAIVERS:
                self._misused(CANNOT_BE_WAIVED, _unwaivable(code), span)
            else:
                self.waivers.append(Suppression(code, span, line, content.reason, content.until, whole))

    def _unknown(self, name: Name) -> str:
        found = f"found {quoted(name.text)}"
        if BEGINNING.fullmatch(name.text):
            return f"{found}, expected the whole number of one kind of fault, as in SCN203"
        near = None if NUMBER.fullmatch(name.text) else suggest(name.text, self.kinds)
        hint = did_you_mean(near)
        return f"{found}, expected a kind of fault that is looked for in such a file{hint}"

    def _misused(self, code: DiagnosticRule, message: str, span: Span, help_: str = "") -> None:
        self.misuses.append(Diagnostic(code, message, self.path, span, help=help_))


def _unwaivable(code: DiagnosticRule) -> str:
    why = "it is about waivers themselves" if code in ABOUT_WAIVERS else "a file with it cannot be relied on"
    return f"found a waiver of {code.number} ({code.name}), expected none: {why}"


# Diagnostics after suppression

Place = tuple[int | None, str]
"""A line, or the whole file, and the number of a kind of fault."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The faults that stand, those of waivers among them, and the faults that were waived."""

    standing: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()


def apply_suppressions(
    document: Document, found: tuple[Diagnostic, ...], kinds: Iterable[DiagnosticRule], day: date | None
) -> Settled:
    """Settle what was found in a file in which faults of these kinds are looked for.

    Waivers with an end hold up to the ``day``. Without a day nothing is waived, nor found to be of no use: that is for files
    which cannot be relied on, and of which not everything was looked at.
    """
    if not MAY_WAIVE.search(document.raw):
        return Settled(found)

    read = read_suppressions(document, kinds)
    if day is None:
        return Settled(in_file_order((*found, *read.misuses)))
    return _Settling(document, read, day).settled(found)


def settle_files(
    documents: Iterable[Document], found: tuple[Diagnostic, ...], kinds: Iterable[DiagnosticRule], day: date
) -> Settled:
    """Settle what was found in several files, each by its own comments.

    In a file that cannot be relied on nothing is waived. What was found keeps its order, but for the files that hold such
    comments: these come last, from top to bottom.
    """
    speaking = {document.path: document for document in documents if MAY_WAIVE.search(document.raw)}
    standing = tuple(one for one in found if one.path not in speaking)
    waived: tuple[Suppressed, ...] = ()
    for path, document in speaking.items():
        own = tuple(one for one in found if one.path == path)
        unreliable = any(one.code.always_counts for one in own)
        settled = apply_suppressions(document, own, kinds, None if unreliable else day)
        standing += settled.standing
        waived += settled.waived
    return Settled(standing, waived)


class _Settling:
    """Goes through what was found in one file, and keeps account of the waivers that cover something."""

    def __init__(self, document: Document, read: Suppressions, day: date) -> None:
        self._document = document
        self._read = read
        self._day = day
        self._by_place: dict[Place, list[Suppression]] = {}
        for suppression in read.waivers:
            self._by_place.setdefault((suppression.line, suppression.code.number), []).append(suppression)
        self._numbers = {suppression.code.number for suppression in read.waivers}
        self._covering: dict[Suppression, None] = {}

    def settled(self, found: tuple[Diagnostic, ...]) -> Settled:
        """The diagnostics that stand and those that are suppressed."""
        standing: list[Diagnostic] = []
        waived: list[Suppressed] = []
        for one in found:
            suppression = self._suppression_of(one) if one.code.number in self._numbers else None
            if suppression is None:
                standing.append(one)
            else:
                waived.append(Suppressed(one, suppression.reason, suppression.until, suppression.comment))
        about = [one for suppression in self._read.waivers for one in self._faults(suppression, standing)]
        return Settled(in_file_order((*standing, *self._read.misuses, *about)), tuple(waived))

    def _suppression_of(self, found: Diagnostic) -> Suppression | None:
        """The waiver that covers a fault: one for its place before one for the file. One that has ended covers nothing."""
        covering = [
            suppression for line in self._lines(found) for suppression in self._by_place.get((line, found.code.number), ())
        ]
        holding = [suppression for suppression in covering if not self._ended(suppression)]
        self._covering.update(dict.fromkeys(holding[:1] or covering[:1]))
        return holding[0] if holding else None

    def _lines(self, found: Diagnostic) -> Iterator[int | None]:
        """The line where a fault is, that of the key whose value it is about, and the whole file."""
        standing_for = self._read.lines.standing_for
        line = standing_for(found.span.start.line)
        yield line
        if found.pointer:
            key = standing_for(self._document.span(found.pointer, key=True).start.line)
            if key != line:
                yield key
        yield None

    def _ended(self, suppression: Suppression) -> bool:
        return suppression.until is not None and suppression.until < self._day

    def _faults(self, suppression: Suppression, standing: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The faults of a well-formed suppression."""
        if suppression not in self._covering:
            yield self._unused(suppression, standing)
        elif self._ended(suppression):
            message = (
                f"found a waiver of {suppression.code.number} ({suppression.code.name}) that ended on {suppression.until}, "
                f"expected one that holds on {self._day}"
            )
            yield Diagnostic(EXPIRED_WAIVER, message, self._document.path, suppression.span)

    def _unused(self, suppression: Suppression, standing: Iterable[Diagnostic]) -> Diagnostic:
        kind = f"{suppression.code.number} ({suppression.code.name})"
        twin = next(
            (one for one in self._covering if one.code is suppression.code and suppression.line in (None, one.line)), None
        )
        if twin is not None:
            message = f"found a second waiver of {kind}, expected one: another covers all that this one could"
            related = Related("the other waiver is here", twin.span)
            return Diagnostic(UNUSED_WAIVER, message, self._document.path, suppression.span, related=(related,))
        message = f"found no {kind} {self._where(suppression.line)}, expected one for this comment to waive"
        other = next((one for one in standing if one.code is suppression.code), None)
        nearest = (Related("a fault of this kind is here", other.span),) if other else ()
        return Diagnostic(UNUSED_WAIVER, message, self._document.path, suppression.span, related=nearest)

    def _where(self, line: int | None) -> str:
        if line is None:
            return "in the file"
        return f"on line {line}" if self._read.lines.holds(line) else "below"
