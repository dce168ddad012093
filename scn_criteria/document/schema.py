"""Judge a document by a JSON Schema: from the violations of a schema to diagnostics in plain words."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, TypeGuard

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Pointer, Related, Safety, Span, in_file_order
from scn_criteria.document import codes
from scn_criteria.document.date_reader import FINANCIAL, NO_DATE, PART, read_date
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.document import Document
from scn_criteria.document.fixes import FixKind, ProposedFix, fix_of, hint, likely, proposed_fix_for, suggest
from scn_criteria.document.form_advice import (
    KeyPlaces,
    advice_on_item,
    advice_on_level,
    advice_on_list,
    advice_on_mapping,
    assignment,
    in_brackets,
    keys_to_write,
    moved,
    places_in_words,
    with_hyphen,
    with_spaces,
    without_hyphens,
)
from scn_criteria.document.loader import load
from scn_criteria.document.lost_text import LostText, Problems, lost_diagnostics, lost_text
from scn_criteria.document.odd_characters import described_word, plain
from scn_criteria.document.scalars import is_number
from scn_criteria.document.schema_judge import (
    ANYTHING_BUT,
    Judge,
    SchemaGuide,
    SchemaViolation,
    default_judge,
    described,
    example,
    repeated_items,
    strict,
)
from scn_criteria.document.source_text import LIMITS
from scn_criteria.resources import schema_text
from scn_criteria.wording import KINDS, any_of, counted, found, listed, literal, quoted, value_place

# A violation in words, before its place in the file is known


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one value. ``missing`` and ``meant`` let a required key that is misspelt be reported once."""

    code: DiagnosticRule
    message: str
    pointer: Pointer
    help: str = ""
    on_key: bool = False
    earlier: Pointer | None = None
    missing: str = ""
    meant: str = ""
    proposed_fix: ProposedFix | None = None
    fix: Fix | None = None
    belongs: Pointer | None = None
    """The only place where a key belongs that stands at a wrong level."""


@dataclass(frozen=True, slots=True)
class View:
    """The sources of the words for a violation: the file as typed, the schema, and where in it each key is known."""

    document: Document
    guide: SchemaGuide
    places: KeyPlaces

    def typed(self, violation: SchemaViolation) -> str | None:
        """The value as it stands in the file."""
        return None if violation.is_key else self.document.typed(violation.pointer)

    def around(self, pointer: Pointer) -> Iterator[object]:
        """The data that a value is in, the outermost first."""
        data: object = self.document.data
        for step in pointer:
            yield data
            data = data[step]  # type: ignore[index]

    def found(self, violation: SchemaViolation) -> str:
        """The value found, in words."""
        return found(violation.found, self.typed(violation))


def advice(violation: SchemaViolation, hint: str = "") -> str:
    """The advice: the hint, then the schema's description of the value, then an example from it."""
    said = described(violation.trail)
    shown = example(violation.trail)
    parts = [f"{hint}." if hint and (said or shown is not None) else hint, said]
    if shown is not None and not isinstance(shown, dict):
        parts.append(f"For example: {literal(shown)}")
    return " ".join(part for part in parts if part)


def fault(
    code: DiagnosticRule, message: str, violation: SchemaViolation, hint: str = "", proposed_fix: ProposedFix | None = None
) -> Fault:
    """A fault of the value that violates the schema."""
    return Fault(
        code, message, violation.pointer, advice(violation, hint), on_key=violation.is_key, proposed_fix=proposed_fix
    )


def with_fix(made: Fault, fix: Fix | None) -> Fault:
    """A fault with a fix that is made of edits already."""
    return made if fix is None else replace(made, fix=fix, proposed_fix=None)


# Messages about keys: missing, unknown, without a companion

SHORT_LIST_OF_KEYS = 8
"""So many keys are listed in a message; more would hide what it says."""


def missing_keys(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each required key that is not there."""
    given = _keys(violation)
    for key in violation.wanted:
        if key not in given:
            message = f"found no key {quoted(key)} in {value_place(violation.pointer)}, expected it"
            said = view.guide.about_key(violation.schema, key)
            help_ = f"add {quoted(key)}. {said}" if said else f"add {quoted(key)} and its value"
            yield Fault(codes.MISSING_KEY, message, violation.pointer, help_, on_key=True, missing=key)


def unknown_keys(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each key that the schema does not know, and the one that was likely meant.

    A key known only to an alternative that does not fit is not reported: the fault of the alternative is.
    """
    given = _keys(violation)
    known = view.guide.known_keys(violation.schema)
    open_keys = [key for key in known if key not in given]
    for key in given:
        if key not in known and plain(key) in open_keys:
            yield odd_word(key, (*violation.pointer, key), on_key=True)
        elif key not in known:
            at = (*violation.pointer, key)
            advised = _advice_on_text(key, known) if view.document.positions.sign_after_key(at) in {",", "}"} else ""
            meant = "" if advised else suggest(key, open_keys) or ""
            places = () if advised or meant else view.places.belonging(key, violation.pointer)
            if places:
                yield misplaced(key, at, places, view)
                continue
            message = f"found the unknown key {quoted(key)} in {value_place(violation.pointer)}, {_expected(known, meant)}"
            help_ = _list(known) if meant or len(known) > SHORT_LIST_OF_KEYS else ""
            proposed_fix = likely(key, meant, known) if meant else None
            yield Fault(
                codes.UNKNOWN_KEY, message, at, advised or help_, on_key=True, meant=meant, proposed_fix=proposed_fix
            )


def misplaced(key: str, at: Pointer, places: tuple[Pointer, ...], view: View) -> Fault:
    """A key at a wrong level, with the place where it belongs, or the few where it may."""
    where = places_in_words(places)
    message = f"found the unknown key {quoted(key)} in {value_place(at[:-1])}, expected it in {where}"
    one = places[0] if len(places) == 1 else None
    help_ = "move it to where it belongs" if one is None else advice_on_level(key, view.document, one)
    fix = moved(view.document, at, one) if one is not None else None
    return Fault(codes.UNKNOWN_KEY, message, at, help_, on_key=True, fix=fix, belongs=one)


def odd_word(text: str, pointer: Pointer, *, on_key: bool = False, fix: ProposedFix | None = None) -> Fault:
    """A word or a key that is the right one but for characters which are not the plain ones that they look like."""
    meant = plain(text)
    where = f"as a key of {value_place(pointer[:-1])}" if on_key else f"in {value_place(pointer)}"
    message = f"found {described_word(text)} {where}, expected {quoted(meant)}"
    fix = fix or ProposedFix(FixKind.WORD, meant)
    return Fault(codes.ODD_CHARACTER, message, pointer, on_key=on_key, meant=meant if on_key else "", proposed_fix=fix)


def _is_odd(text: object, fits: Callable[[str], bool]) -> TypeGuard[str]:
    """Whether a text would fit if its odd characters were plain ones."""
    return isinstance(text, str) and not text.isascii() and plain(text) != text and fits(plain(text))


def _advice_on_text(text: str, known: tuple[str, ...]) -> str:
    """Advice on text between commas that was hardly meant as a key."""
    if text.partition(":")[0] in known:
        return "put a space after the colon"
    return "a comma in brackets ends a value: put the whole value in quotes if this text belongs to what stands before it"


def _expected(known: tuple[str, ...], meant: str) -> str:
    if meant:
        return f"expected a known one; did you mean {quoted(meant)}?"
    if not known:
        return "expected no keys here"
    return f"expected {_one_of(known)}" if len(known) <= SHORT_LIST_OF_KEYS else "expected a known one"


def _list(known: tuple[str, ...]) -> str:
    return f"the keys known here are {listed([quoted(key) for key in known])}"


def _one_of(words: tuple[str, ...]) -> str:
    shown = any_of([quoted(word) for word in words])
    return shown if len(words) == 1 else f"one of {shown}"


def lonely_keys(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each key that needs another one beside it."""
    given = _keys(violation)
    for key, company in violation.wanted.items():
        absent = [each for each in company if key in given and each not in given]
        if absent:
            needed = listed([quoted(each) for each in absent])
            message = f"found {quoted(key)} in {value_place(violation.pointer)} without {needed}, expected both"
            said = " ".join(view.guide.about_key(violation.schema, each) for each in absent).strip()
            help_ = f"add {needed}. {said}" if said else f"add {needed}, or delete {quoted(key)}"
            yield Fault(codes.NEEDS_COMPANY, message, (*violation.pointer, key), help_, on_key=True)


def missing_choice(ways: tuple[tuple[str, ...], ...], violation: SchemaViolation) -> Fault:
    """None of several groups of keys is there."""
    shown = ", or ".join(listed([quoted(key) for key in way]) for way in ways)
    message = f"found none of the ways to fill in {value_place(violation.pointer)}, expected {shown}"
    return Fault(codes.NO_ALTERNATIVE_FITS, message, violation.pointer, advice(violation), on_key=True)


def _keys(violation: SchemaViolation) -> tuple[str, ...]:
    return tuple(violation.found) if isinstance(violation.found, dict) else ()


# Messages about values: kind, word, form, size, length

SHORT_LIST_OF_WORDS = 12
"""So many words are listed in a message; more would hide what it says."""

RANGES = {
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "less than {}",
}
LENGTHS = {
    "minLength": ("at least", "character"),
    "maxLength": ("at most", "character"),
    "minItems": ("at least", "item"),
    "maxItems": ("at most", "item"),
    "minProperties": ("at least", "key"),
    "maxProperties": ("at most", "key"),
}


def wrong_kind(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say which kind of value was expected."""
    if violation.wanted in ("boolean", "number", "integer") and _is_odd(violation.found, SCALARS[violation.wanted]):
        safety = Safety.SAFE if violation.wanted == "boolean" else Safety.UNSAFE
        fix = ProposedFix(FixKind.VALUE, plain(violation.found), safety)
        yield odd_word(violation.found, violation.pointer, fix=fix)
        return
    wanted = (violation.wanted,) if isinstance(violation.wanted, str) else tuple(violation.wanted)
    as_date = _number_for_a_date(str(violation.schema.get("pattern", "")), violation, view)
    if as_date is not None:
        yield as_date
        return
    yield of_kinds(wanted, violation, view)


SCALARS: Mapping[str, Callable[[str], bool]] = {
    "boolean": lambda text: text in {"true", "false"},
    "number": is_number,
    "integer": lambda text: is_number(text) and text.lstrip("+-").isdigit(),
}


def of_kinds(wanted: tuple[str, ...], violation: SchemaViolation, view: View) -> Fault:
    """A value of another kind than those expected."""
    expected = any_of([KINDS[kind] for kind in wanted])
    message = f"found {view.found(violation)} in {value_place(violation.pointer)}, expected {expected}"
    kinds, typed, units = frozenset(wanted), view.typed(violation), _units(violation, view)
    if violation.is_key or not kinds & {"object", "array"} or violation.found is None or "string" in kinds:
        said, proposed_fix = (
            hint(violation.found, typed, kinds, units),
            proposed_fix_for(violation.found, typed, kinds, units),
        )
        return fault(codes.WRONG_TYPE, message, violation, said, proposed_fix)
    if isinstance(violation.found, str) and "object" in kinds:
        return _in_place_of_keys(violation.found, message, violation, view)
    return _in_other_form(kinds, message, violation, view)


def _in_place_of_keys(text: str, message: str, violation: SchemaViolation, view: View) -> Fault:
    """A text in place of keys and values: one of them written with another sign, or words."""
    assigned = assignment(text, view.guide.known_keys(violation.schema))
    if assigned is not None:
        key, sign, value = assigned["key"], assigned["sign"], assigned["value"]
        message = (
            f"found {quoted(sign)} after {quoted(key)} in {value_place(violation.pointer)}, expected a colon and a space"
        )
        written = ProposedFix(FixKind.VALUE, f"{key}: {value}", Safety.UNSAFE)
        return fault(codes.WRONG_TYPE, message, violation, f'write "{key}: {value}"', written)
    tight = hint(text, view.typed(violation), frozenset({"object"}))
    key, _, value = text.partition(":")
    is_key = bool(tight) and key in view.guide.known_keys(violation.schema)
    spaced = ProposedFix(FixKind.VALUE, f"{key}: {value}", Safety.UNSAFE) if is_key else None
    return fault(codes.WRONG_TYPE, message, violation, tight or keys_to_write(violation.schema, view.guide), spaced)


def _in_other_form(kinds: frozenset[str], message: str, violation: SchemaViolation, view: View) -> Fault:
    """A list in place of keys and values, or the other way round, or one value in place of a list."""
    data, typed = violation.found, view.typed(violation)
    if "object" in kinds:
        advised = advice_on_list(data) if isinstance(data, list) else keys_to_write(violation.schema, view.guide)
        return with_fix(
            fault(codes.WRONG_TYPE, message, violation, advised), without_hyphens(view.document, violation.pointer)
        )
    items = violation.schema.get("items")
    known = view.guide.known_keys(items) if isinstance(items, dict) else ()
    if isinstance(data, dict):
        made = fault(codes.WRONG_TYPE, message, violation, advice_on_mapping(data, known))
        return with_fix(made, with_hyphen(view.document, violation.pointer, known))
    spaced = with_spaces(view.document, violation.pointer)
    if spaced is not None:
        return with_fix(fault(codes.WRONG_TYPE, message, violation, "put a space after the hyphen"), spaced)
    written = in_brackets(data, typed) if not known else ""
    fix = ProposedFix(FixKind.VALUE, written, Safety.UNSAFE) if written else None
    return fault(codes.WRONG_TYPE, message, violation, advice_on_item(data, typed), fix)


def _units(violation: SchemaViolation, view: View) -> tuple[str, ...]:
    """What a number is counted in: the unit beside it or around it, and what the schema says of the value."""
    stated = [data.get("unit") for data in view.around(violation.pointer) if isinstance(data, dict)]
    return (*(unit for unit in stated if isinstance(unit, str)), described(violation.trail))


def wrong_word(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say which words may stand here, and which one was likely meant."""
    wanted = list(violation.wanted) if violation.keyword == "enum" else [violation.wanted]
    if _is_odd(violation.found, lambda text: text in wanted):
        yield odd_word(violation.found, violation.pointer)
        return
    shown = [literal(word) for word in wanted[:SHORT_LIST_OF_WORDS]]
    if len(wanted) > SHORT_LIST_OF_WORDS:
        shown.append(f"one of {len(wanted) - SHORT_LIST_OF_WORDS} more")
    expected = any_of(shown) if len(wanted) == 1 else f"one of {any_of(shown)}"
    words = [word for word in wanted if isinstance(word, str)]
    meant = suggest(violation.found, words) if isinstance(violation.found, str) else None
    question = f"; did you mean {quoted(meant)}?" if meant is not None and len(wanted) > 1 else ""
    what = quoted(violation.found) if isinstance(violation.found, str) else view.found(violation)
    message = f"found {what} in {value_place(violation.pointer)}, expected {expected}{question}"
    several = isinstance(violation.found, str) and meant is not None and len(wanted) > 1
    proposed_fix = likely(str(violation.found), str(meant), words) if several else None
    yield fault(codes.WORD_NOT_ALLOWED, message, violation, proposed_fix=proposed_fix)


def wrong_form(violation: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Say which form a text should have, by an example if the schema has one."""
    if str(violation.wanted).startswith(ANYTHING_BUT) and (unfit := _unfit_for_a_line(str(violation.found))):
        yield _not_one_line(violation, unfit)
        return
    shown = example(violation.trail)
    expected = _form_in_words(violation) if shown is None else f"text like {literal(str(shown))}"
    text = str(violation.found)
    if _is_odd(text, lambda plain_text: re.search(strict(str(violation.wanted)), plain_text) is not None):
        yield odd_word(text, violation.pointer, on_key=violation.is_key)
        return
    around = " with spaces or line breaks around it" if text != text.strip() else ""
    where = "as a key" if violation.is_key else f"in {value_place(violation.pointer)}"
    meant: tuple[str, ...] = ()
    proposed_fix, said = None, ""
    if not violation.is_key and _asks_for_a_date(str(violation.wanted)):
        meant, proposed_fix, said = _meant_date(text, str(violation.wanted))
    question = f"; did you mean {any_of([quoted(one) for one in meant])}?" if meant else ""
    message = f"found {quoted(text)}{around} {where}, expected {expected}{question}"
    yield fault(codes.TEXT_FORM, message, violation, said, proposed_fix=proposed_fix)


BREAKS = re.compile("[\n\r\x85\u2028\u2029]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that make the text after them read in another direction, so that a line can show what it does not say."""


def _unfit_for_a_line(text: str) -> str:
    """What a text holds that a text on one line cannot, in words; nothing where it holds none."""
    if BREAKS.search(text):
        return "a line break"
    turning = sorted(set(TURNING.findall(text)))
    return ", ".join(f"U+{ord(character):04X}" for character in turning)


def _not_one_line(violation: SchemaViolation, unfit: str) -> Fault:
    """A name, a title or a sentence of several lines, or one whose direction turns."""
    text = str(violation.found)
    line = " ".join(TURNING.sub("", text).split())
    expected = "one line" if BREAKS.search(text) else "text that reads in the order in which it is written"
    message = f"found {unfit} in {value_place(violation.pointer)}, expected {expected}"
    help_ = (
        "write it on one line; a long one goes on in the next line after >-, without an empty line in it"
        if BREAKS.search(text)
        else "delete these characters; typing the words afresh does it"
    )
    proposed_fix = ProposedFix(FixKind.WORD, line, Safety.UNSAFE) if line else None
    return fault(codes.TEXT_FORM, message, violation, help_, proposed_fix=proposed_fix)


A_DAY, NO_DAY = "2012-07-26", "2012-13-26"
ASKS = "Write "
"""How a sentence begins that a schema has for editors, about the form of a text."""


def _form_in_words(violation: SchemaViolation) -> str:
    """The form that the schema asks for: in the words that it has for editors, or else as an expression."""
    sentence = str(violation.schema.get("patternErrorMessage", ""))
    if violation.keyword != "pattern" or not sentence.startswith(ASKS):
        return f"text that fits {violation.wanted}"
    return sentence.removeprefix(ASKS).rstrip(".")


def _asks_for_a_date(expression: str) -> bool:
    """Whether an expression is that of a date: it fits a day, and no month that there is not."""
    return re.search(expression, A_DAY) is not None and re.search(expression, NO_DAY) is None


def _meant_date(text: str, expression: str) -> tuple[tuple[str, ...], ProposedFix | None, str]:
    """What a text must mean as a date of this form, or the two that it may mean; a fix where it is one; and advice."""
    read = read_date(text)
    fitting = tuple(value for value in read.values if re.search(expression, value))
    if fitting and read.why == FINANCIAL:
        said = f"write {fitting[0]} if the financial year that ends then is meant, or the right month if it was mistyped"
        return (), None, said
    if len(fitting) == 1:
        safety = Safety.SAFE if read.sure else Safety.UNSAFE
        return fitting, ProposedFix(FixKind.VALUE, fitting[0], safety), ""
    if fitting:
        said = any_of([str(PartialDate.parse(value)) for value in fitting])
        return fitting, None, f"write {any_of(fitting)}: it may be meant as {said}"
    return (), None, f"write the day too, as in {A_DAY}" if read.values else WITHOUT_DATE.get(read.why, "")


WITHOUT_DATE = {
    NO_DATE: "write the date, or leave the key out where none is known",
    PART: f"write one of its months, as in {A_DAY[:7]}, or the year alone",
}


def _number_for_a_date(expression: str, violation: SchemaViolation, view: View) -> Fault | None:
    """A day typed as a number, such as 20121130, or 41243 as a spreadsheet counts it; nothing where it is none."""
    if isinstance(violation.found, bool) or not isinstance(violation.found, int) or not _asks_for_a_date(expression):
        return None
    meant, proposed_fix, said = _meant_date(str(violation.found), expression)
    if not meant:
        return None
    message = f"found {view.found(violation)} in {value_place(violation.pointer)}, expected text like {literal(A_DAY)}"
    question = f"; did you mean {any_of([quoted(one) for one in meant])}?"
    return fault(codes.TEXT_FORM, f"{message}{question}", violation, said, proposed_fix)


def out_of_range(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say between which bounds the number should be."""
    bounds = [words.format(violation.schema[bound]) for bound, words in RANGES.items() if bound in violation.schema]
    message = f"found {view.found(violation)} in {value_place(violation.pointer)}, expected {listed(bounds)}"
    yield fault(codes.OUT_OF_RANGE, message, violation)


def wrong_length(violation: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Say how long a text or a list, or how full a mapping, may be."""
    bound, noun = LENGTHS[violation.keyword]
    size = len(violation.found) if isinstance(violation.found, (str, list, dict)) else 0
    where = "a key" if violation.is_key else value_place(violation.pointer)
    what = counted(size, noun) if size or noun != "character" else "empty text"
    message = f"found {what} in {where}, expected {bound} {counted(violation.wanted, noun)}"
    yield fault(codes.WRONG_LENGTH, message, violation)


def repeated_item(violation: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Point at each item that another one before it equals."""
    items = violation.found if isinstance(violation.found, list) else []
    for earlier, later in repeated_items(items):
        what = f" {literal(items[later])}" if isinstance(items[later], (str, int)) else ""
        place = value_place(violation.pointer)
        message = f"found{what or ' the same'} again as item {later + 1} of {place}, expected each item once"
        at = (*violation.pointer, later)
        removal = ProposedFix(FixKind.REMOVAL, safety=Safety.UNSAFE)
        yield Fault(codes.REPEATED_ITEM, message, at, earlier=(*violation.pointer, earlier), proposed_fix=removal)


def not_allowed(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say that a value must not stand here."""
    message = f"found {view.found(violation)} in {value_place(violation.pointer)}, expected no such value here"
    yield fault(codes.NOT_ALLOWED_HERE, message, violation)


def other(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name the keyword, for want of better words."""
    place = value_place(violation.pointer)
    message = f'found {view.found(violation)} in {place}, expected a value that keeps "{violation.keyword}" of the schema'
    yield fault(codes.SCHEMA_OTHER, message, violation)


# Alternatives: the one that the author most likely meant

Branch = tuple[SchemaViolation, ...]


def viable(violation: SchemaViolation) -> tuple[Branch, ...]:
    """The alternatives of the right kind, say those for text where a text was found."""
    return tuple(branch for branch in violation.branches if not _kind_violations(branch, violation))


def kinds(violation: SchemaViolation) -> tuple[str, ...]:
    """The kinds of value that the alternatives are for, where the value is of none of them."""
    wanted: list[str] = []
    for branch in violation.branches:
        for part in _kind_violations(branch, violation):
            wanted.extend([part.wanted] if isinstance(part.wanted, str) else part.wanted)
    return tuple(dict.fromkeys(wanted))


def _kind_violations(branch: Branch, violation: SchemaViolation) -> list[SchemaViolation]:
    return [part for part in branch if part.keyword == "type" and part.pointer == violation.pointer]


def wanted_keys(branches: tuple[Branch, ...], violation: SchemaViolation) -> tuple[tuple[str, ...], ...]:
    """The keys that each alternative requires, if that is all that sets the alternatives apart."""
    parts = [part for branch in branches for part in branch]
    if any(part.keyword != "required" or part.pointer != violation.pointer for part in parts):
        return ()
    return tuple(tuple(branch[0].wanted) for branch in branches)


def nearest_branch(branches: tuple[Branch, ...], violation: SchemaViolation) -> Branch:
    """The alternative that the value comes closest to: its words fit, its keys are there, and little else is wrong."""
    return min(branches, key=lambda branch: _distance(branch, violation))


def _distance(branch: Branch, violation: SchemaViolation) -> tuple[int, int, int]:
    words = sum(part.keyword in ("const", "enum") for part in branch)
    keys = sum(part.keyword == "required" and part.pointer == violation.pointer for part in branch)
    return words, keys, len(branch)


# From violations to diagnostics


def no_alternative(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say what is wrong with the alternative that the value comes closest to, or which alternatives there are."""
    if not violation.branches:
        message = (
            f"found {view.found(violation)} in {value_place(violation.pointer)}, expected it to fit one alternative only"
        )
        yield fault(codes.NO_ALTERNATIVE_FITS, message, violation)
        return
    forms = [part.schema["pattern"] for branch in violation.branches for part in branch if "pattern" in part.schema]
    as_dates = (_number_for_a_date(str(form), violation, view) for form in forms)
    as_date = next((each for each in as_dates if each is not None), None)
    if as_date is not None:
        yield as_date
        return
    branches = viable(violation)
    ways = wanted_keys(branches, violation)
    if not branches:
        yield of_kinds(kinds(violation), violation, view)
    elif len(branches) > 1 and ways:
        yield missing_choice(ways, violation)
    else:
        for part in nearest_branch(branches, violation):
            yield from faults_of(part, view)


SENTENCES: Mapping[str, Callable[[SchemaViolation, View], Iterator[Fault]]] = {
    "required": missing_keys,
    "unevaluatedProperties": unknown_keys,
    "additionalProperties": unknown_keys,
    "dependentRequired": lonely_keys,
    "type": wrong_kind,
    "enum": wrong_word,
    "const": wrong_word,
    "pattern": wrong_form,
    **dict.fromkeys(RANGES, out_of_range),
    **dict.fromkeys(LENGTHS, wrong_length),
    "uniqueItems": repeated_item,
    "anyOf": no_alternative,
    "oneOf": no_alternative,
    "not": not_allowed,
    "false": not_allowed,
}


def faults_of(violation: SchemaViolation, view: View) -> Iterator[Fault]:
    """The faults behind a violation, in the words of its keyword."""
    return SENTENCES.get(violation.keyword, other)(violation, view)


def diagnostics_of(violations: Iterable[SchemaViolation], view: View, problems: Problems) -> tuple[Diagnostic, ...]:
    """All that is wrong with a document, each fault once: what breaks the schema, and what was lost in its texts."""
    found = (each for violation in violations for each in faults_of(violation, view))
    faults = tuple(dict.fromkeys(islice(found, LIMITS.max_faults)))
    mended = {each.pointer for each in faults if each.code is codes.WRONG_TYPE and each.fix is not None}
    searched = lost_text(view.document, view.guide)
    lost = tuple(one for one in searched if one.code is not codes.ITEM_IN_TEXT or one.pointer not in mended)
    causes = _Causes.of(faults, lost)
    said = [each for each in faults if not causes.explain(each)]
    lines = lost_diagnostics(lost, view.document, causes.missing, problems)
    return in_file_order((*(_diagnostic(each, view.document) for each in _without_rivals(said)), *lines))


@dataclass(frozen=True, slots=True)
class _Causes:
    """What explains the faults that follow from another one, which alone is reported. A key is named with its mapping."""

    renamed: frozenset[tuple[Pointer, str]]
    """Keys that a misspelt one was meant to be."""
    held: frozenset[tuple[Pointer | None, str | int]]
    """Keys that a text holds, or that stand in another mapping."""
    heads: frozenset[Pointer]
    """Keys that a text holds, and whose own keys stand on their own."""
    cut: frozenset[Pointer]
    """Values in whose place a comment begins."""
    with_items: frozenset[Pointer]
    """Texts that hold an item of a list."""
    missing: frozenset[tuple[Pointer, str]]
    """Required keys that are missing, and those that the keys below them ask for."""

    @classmethod
    def of(cls, faults: Sequence[Fault], lost: Sequence[LostText]) -> _Causes:
        """The causes among the faults of a document and what was lost in its texts."""
        in_texts = {(*one.owner, one.key) for one in lost if one.owner is not None}
        heads = frozenset(each.belongs for each in faults if each.belongs is not None and each.belongs in in_texts)
        elsewhere = {(each.belongs, each.pointer[-1]) for each in faults if each.belongs is not None}
        missing = {(each.pointer, each.missing) for each in faults if each.missing}
        return cls(
            frozenset((each.pointer[:-1], each.meant) for each in faults if each.meant),
            frozenset({(one.owner, one.key) for one in lost} | elsewhere),
            heads,
            frozenset(one.pointer for one in lost if one.code is codes.CUT_TEXT),
            frozenset(one.pointer for one in lost if one.code is codes.ITEM_IN_TEXT),
            frozenset(missing | {(head[:-1], str(head[-1])) for head in heads}),
        )

    def explain(self, each: Fault) -> bool:
        """Whether a fault goes when the one is mended that it follows from."""
        key = (each.pointer, each.missing)
        if each.missing and (key in self.renamed or key in self.held):
            return True
        if each.code is codes.WRONG_TYPE and each.pointer in self.cut:
            return True
        if each.code in {codes.WRONG_TYPE, codes.TEXT_FORM} and each.pointer in self.with_items:
            return True
        return each.belongs is not None and each.belongs in self.heads


def _without_rivals(faults: list[Fault]) -> Iterator[Fault]:
    """The faults; where two keys may be meant as the same one, a program must not choose between them."""
    meant = Counter((each.pointer[:-1], each.meant) for each in faults if each.meant)
    for each in faults:
        rivals = meant[each.pointer[:-1], each.meant] > 1
        yield replace(each, proposed_fix=None) if rivals else each


def _diagnostic(each: Fault, document: Document) -> Diagnostic:
    related: tuple[Related, ...] = ()
    if each.earlier is not None:
        related = (Related("first given here", document.span(each.earlier)),)
    span = _span(each, document)
    fix = each.fix or fix_of(each.proposed_fix, document, each.pointer, on_key=each.on_key)
    return Diagnostic(each.code, each.message, document.path, span, each.pointer, each.help, related, fix)


def _span(each: Fault, document: Document) -> Span:
    """The span to show: for keys that are missing from a mapping, the key above it, or its own first key."""
    if not each.on_key or each.code in (codes.UNKNOWN_KEY, codes.NEEDS_COMPANY):
        return document.span(each.pointer, each.on_key)
    if not each.pointer or isinstance(each.pointer[-1], int):
        return document.span(_first_key(each.pointer, document), key=True)
    return document.span(each.pointer, key=True)


def _first_key(pointer: Pointer, document: Document) -> Pointer:
    data = document.data
    for step in pointer:
        data = data[step]  # type: ignore[index]
    first = next(iter(data), None) if isinstance(data, dict) else None
    return pointer if first is None else (*pointer, first)


# Schemas


class Schema:
    """A schema of JSON Schema 2020-12, and its judge. Tests check that the schema itself is valid; a run does not."""

    def __init__(self, schema: Mapping[str, Any], judge: Callable[[Mapping[str, Any]], Judge] = default_judge) -> None:
        self.schema = schema
        self._choose = judge

    @cached_property
    def judge_chosen(self) -> Judge:
        """The judge, made when the first document comes."""
        return self._choose(self.schema)

    @cached_property
    def _guide(self) -> SchemaGuide:
        return SchemaGuide(self.schema)

    @cached_property
    def _places(self) -> KeyPlaces:
        return KeyPlaces(self._guide)

    def judge(self, document: Document) -> tuple[Diagnostic, ...]:
        """All faults of a document, in the order of the file; what was lost in its texts is among them."""
        view = View(document, self._guide, self._places)
        return diagnostics_of(self._violations(document), view, self._problems)

    def _violations(self, document: Document) -> Iterable[SchemaViolation]:
        """What breaks the schema, up to the number of faults that anybody mends at once."""
        data: Any = document.data
        return () if self.judge_chosen.accepts(data) else islice(self.judge_chosen.violations(data), LIMITS.max_faults)

    def _problems(self, text: str) -> int:
        """The number of errors in a text by its YAML and by the schema: infinitely many where it cannot be read."""
        document = load(text.encode(), "").document
        return sys.maxsize if document is None else sum(1 for _ in self._violations(document))


@lru_cache(maxsize=None)
def load_schema(name: str) -> Schema:
    """The schema that ships under a name. Its decimals are exact, as those of documents are."""
    return Schema(json.loads(schema_text(name), parse_float=Decimal))
