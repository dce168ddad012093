"""Values of plain scalars, as few as possible, and the scalars and keys that are refused.

Only ``true``, ``false``, ``null``, ``~``, nothing at all and decimal numbers are more than text. So ``no``, ``12:30``,
``0123`` and ``2012-07-26`` stay what the author typed, and ``1.10`` keeps its last nought.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from yaml.events import AliasEvent, Event, MappingStartEvent, ScalarEvent

from scn_criteria.diagnostics import Fix, Safety, TextEdit
from scn_criteria.document.codes import (
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    EXPLICIT_TAG,
    HIDDEN_CHARACTER,
    KEY_NOT_TEXT,
    MERGE_KEY,
    NUMBER_TOO_LONG,
    SCALAR_TOO_LONG,
)
from scn_criteria.document.document import stretch
from scn_criteria.document.number_reader import MISTYPED, ROUNDED, ReadNumber, read_number
from scn_criteria.document.source_text import CONTROL, HIDDEN, Faults, Limits, named_all
from scn_criteria.wording import any_of, listed, quoted

# The value of a plain scalar

Scalar: TypeAlias = "str | int | Decimal | bool | None"

CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER_STARTS = frozenset("+-0123456789")
"""A look at the first character spares most texts the regular expression."""

NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")


def is_number(text: str) -> bool:
    """Whether a plain scalar is a number."""
    return text[:1] in NUMBER_STARTS and NUMBER.fullmatch(text) is not None


def is_overlong(text: str, digits: int) -> bool:
    """Whether a number has more than so many digits, written out in full."""
    if len(text) > digits:
        return True
    exponent = text.lower().partition("e")[2]
    return bool(exponent) and abs(int(exponent)) > digits


def exact_number(text: str) -> int | Decimal:
    """The exact value of a number: whole numbers as ``int``, all others as ``Decimal``."""
    return int(text) if text.lstrip("+-").isdigit() else Decimal(text)


def resolve(text: str) -> Scalar:
    """The value of a plain scalar."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    return exact_number(text) if is_number(text) else text


# Scalars and keys that are refused: tags, long values, large numbers, escapes

STANDARD_TAG = "tag:yaml.org,2002:"
MERGE = "<<"
BEFORE_A_VALUE = ("{", "[", ": ", ", ", "\t")
"""The signs that the start of a value in curly brackets comes after."""
MORE_PIECES = re.compile(r"(?:(?<=\d),(?=\d)[^,:\]}\n]{1,200})*")
"""The further pieces of a number that commas tore apart."""
LONGEST_TORN = 200
"""So many characters of a line are looked back at for the start of a number."""


def is_text_key(event: ScalarEvent) -> bool:
    """Whether a key is plain text."""
    if event.anchor is not None or event.tag is not None:
        return False
    value = event.value
    if event.style:
        return True
    return not (value in CONSTANTS or value == MERGE or (value[0] in NUMBER_STARTS and NUMBER.fullmatch(value) is not None))


def report_key(event: Event, faults: Faults) -> None:
    """Say what is wrong with a key that is not plain text."""
    if isinstance(event, ScalarEvent):
        _report_scalar_key(event, faults)
        return
    found = "the alias of a value" if isinstance(event, AliasEvent) else "a list"
    found = "keys and values" if isinstance(event, MappingStartEvent) else found
    help_ = "write a plain key, or put text that starts with a bracket or another special sign in quotes"
    faults.report(KEY_NOT_TEXT, f"found {found} as a key, expected text", stretch(event), help_)


def _report_scalar_key(event: ScalarEvent, faults: Faults) -> None:
    if event.tag is not None:
        report_tag(event, event.tag, faults)
    elif event.anchor is not None:
        message = f'found the anchor "&{event.anchor}" on a key, expected text'
        faults.report(KEY_NOT_TEXT, message, stretch(event), "delete the anchor")
    elif event.value == MERGE:
        faults.report(MERGE_KEY, 'found the merge key "<<", expected a key with a name', stretch(event))
    elif event.value == "":
        faults.report(KEY_NOT_TEXT, "found a colon without a key, expected text before it", stretch(event))
    else:
        kind = "word" if event.value in CONSTANTS else "number"
        message = f'found the {kind} "{event.value[:40]}" as a key, expected text'
        faults.report(KEY_NOT_TEXT, message, stretch(event), f'put it in quotes: "{event.value[:40]}"')


def report_torn_number(event: ScalarEvent, faults: Faults) -> bool:
    """Name a number that commas tore apart between curly brackets: ``{value: 1,200}``, ``{value: 1 in 1,000}``.

    ``event`` is a piece of it that stands in place of a key, without a colon. Whether it is one.
    """
    start, end = stretch(event)
    text = faults.text
    if event.style or text[start - 1 : start] != "," or not text[start - 2 : start - 1].isdigit() or _has_colon(text, end):
        return False
    begin = _begin_of_value(text, start)
    if "," in text[begin : start - 1]:
        return True  # a further piece of a number that is named already
    more = MORE_PIECES.match(text, end)
    at = begin, more.end() if more else end
    typed = text[slice(*at)].rstrip()
    at = begin, begin + len(typed)
    read = read_number(typed)
    expected = "a number without a comma" if read.values else "a number without a comma, or text in quotes"
    message = f"found {quoted(typed[:40])} in brackets, where a comma ends a value, expected {expected}"
    fix = None
    # Nothing is known of the unit here, so "m" may be metres as well.
    if len(read.values) == 1 and read == ReadNumber(read.values) == read_number(typed, lengths=True):
        fix = Fix(
            f"write {read.written[0]} for {typed}", (TextEdit(faults.places.span(*at), read.written[0]),), Safety.UNSAFE
        )
    faults.report(KEY_NOT_TEXT, message, at, _advice_on_torn(read), fix=fix)
    return True


def _has_colon(text: str, end: int) -> bool:
    return text[end : end + 20].lstrip(" ").startswith(":")


def _begin_of_value(text: str, end: int) -> int:
    """Where the value begins that goes on at ``end``, or the line, where no sign shows it."""
    first = max(text.rfind("\n", 0, end) + 1, end - LONGEST_TORN)
    line = text[first:end]
    begin = max(line.rfind(sign) + len(sign) if sign in line else 0 for sign in BEFORE_A_VALUE)
    return first + begin + len(line[begin:]) - len(line[begin:].lstrip(" "))


def _advice_on_torn(read: ReadNumber) -> str:
    """Which number to write for one that commas tore apart, and where its unit and its other words belong."""
    if not read.values:
        return "write no comma in a number, and a point before decimals; put the whole value in quotes if it is text"
    if len(read.values) > 1:
        return f"write {any_of(read.written)}: it may be meant as either"
    if read.why == MISTYPED:
        return f"write {read.written[0]}, if {quoted(read.dropped[0])} means {quoted(read.meant)}"
    notes = ["which is rounded"] if read.why == ROUNDED else []
    words = [quoted(word) for word in (*read.dropped, read.unit) if word]
    if words:
        notes.append(f"and say {listed(words)} elsewhere, or put the whole value in quotes if it is text")
    return ", ".join([f"write {read.written[0]}", *notes])


def report_duplicate(key: str, second: Event, first: Event, faults: Faults) -> None:
    """Say that a key is given twice, and where."""
    message = f'found the key "{key[:80]}" a second time, expected it once'
    faults.report(DUPLICATE_KEY, message, stretch(second), "", faults.related("first given here", stretch(first)))


def report_tag(event: Event, tag: str, faults: Faults) -> None:
    """Refuse a tag, even a harmless one."""
    shown = tag.replace(STANDARD_TAG, "!!")
    start = stretch(event)[0]
    at = faults.text.find("!", start)
    end = at + len(shown) if faults.text.startswith(shown, at) else at + 1
    faults.report(EXPLICIT_TAG, f'found the tag "{shown[:80]}", expected a plain value', (max(at, start), max(end, start)))


def report_scalar(event: ScalarEvent, limits: Limits, faults: Faults) -> None:
    """Refuse what is wrong with a text: its tag, its length, what it holds as escapes."""
    if event.tag is not None:
        report_tag(event, event.tag, faults)
    if len(event.value) > limits.max_scalar:
        message = f"found a value of {len(event.value):,} characters, expected at most {limits.max_scalar:,}"
        faults.report(SCALAR_TOO_LONG, message, stretch(event))
    if event.style == '"':
        _report_escapes(event, faults)


def report_number(event: ScalarEvent, most: int, faults: Faults) -> None:
    """Refuse a number that is too long, written out."""
    message = f'found the number "{event.value[:20]}…", expected at most {most} digits'
    if len(event.value) <= most:
        message = f'found the number "{event.value}", expected one of at most {most} digits when written out'
    faults.report(NUMBER_TOO_LONG, message, stretch(event))


def _report_escapes(event: ScalarEvent, faults: Faults) -> None:
    """Name the hidden and the control characters that a text holds as escapes; others are named already."""
    start, end = stretch(event)
    itself = set(faults.text[start:end])
    control = "".join(set(re.findall(CONTROL, event.value)) - itself)
    if control:
        message = f"found an escape for {named_all(control)}, expected only text"
        faults.report(CONTROL_CHARACTER, message, (start, end), "delete the escape")
    hidden = "".join(set(re.findall(HIDDEN, event.value)) - itself)
    if hidden:
        message = f"found an escape for hidden {named_all(hidden)}, expected only characters that show"
        faults.report(HIDDEN_CHARACTER, message, (start, end), "delete the escape")
