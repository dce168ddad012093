"""What is said of the keys of a mapping: missing, unknown, alone."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.document import codes
from scn_criteria.document.fault import Fault, View, advice
from scn_criteria.document.remedy import likely
from scn_criteria.document.schema_judge import SchemaViolation
from scn_criteria.document.suggestion import suggest
from scn_criteria.document.wording import any_of, place, quoted

SHORT_LIST = 8
"""So many keys are listed in a message; more would hide what it says."""


def missing_keys(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each required key that is not there."""
    given = _keys(breach)
    for key in breach.wanted:
        if key not in given:
            message = f"found no key {quoted(key)} in {place(breach.pointer)}, expected it"
            said = view.guide.about_key(breach.schema, key)
            help_ = f"add {quoted(key)}. {said}" if said else f"add {quoted(key)} and its value"
            yield Fault(codes.MISSING_KEY, message, breach.pointer, help_, on_key=True, missing=key)


def unknown_keys(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each key that the schema does not know, and the one that was likely meant.

    A key that only an alternative knows which does not fit is no unknown key: why it does not fit is said elsewhere.
    """
    given = _keys(breach)
    known = view.guide.known_keys(breach.schema)
    open_keys = [key for key in known if key not in given]
    for key in given:
        if key not in known:
            at = (*breach.pointer, key)
            advised = _advice_on_text(key, known) if view.document.positions.sign_after_key(at) in {",", "}"} else ""
            meant = "" if advised else suggest(key, open_keys) or ""
            message = f"found the unknown key {quoted(key)} in {place(breach.pointer)}, {_expected(known, meant)}"
            help_ = _list(known) if meant or len(known) > SHORT_LIST else ""
            remedy = likely(key, meant, known) if meant else None
            yield Fault(codes.UNKNOWN_KEY, message, at, advised or help_, on_key=True, meant=meant, remedy=remedy)


def _advice_on_text(text: str, known: tuple[str, ...]) -> str:
    """What to do about text between commas that was hardly meant as a key."""
    if text.partition(":")[0] in known:
        return "put a space after the colon"
    return "a comma in brackets ends a value: put the whole value in quotes if this text belongs to what stands before it"


def _expected(known: tuple[str, ...], meant: str) -> str:
    if meant:
        return f"expected a known one; did you mean {quoted(meant)}?"
    if not known:
        return "expected no keys here"
    return f"expected {_one_of(known)}" if len(known) <= SHORT_LIST else "expected a known one"


def _list(known: tuple[str, ...]) -> str:
    return f"the keys known here are {any_of([quoted(key) for key in known], 'and')}"


def _one_of(words: tuple[str, ...]) -> str:
    shown = any_of([quoted(word) for word in words])
    return shown if len(words) == 1 else f"one of {shown}"


def lonely_keys(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name each key that needs another one beside it."""
    given = _keys(breach)
    for key, company in breach.wanted.items():
        absent = [each for each in company if key in given and each not in given]
        if absent:
            needed = any_of([quoted(each) for each in absent], "and")
            message = f"found {quoted(key)} in {place(breach.pointer)} without {needed}, expected both"
            said = " ".join(view.guide.about_key(breach.schema, each) for each in absent).strip()
            help_ = f"add {needed}. {said}" if said else f"add {needed}, or delete {quoted(key)}"
            yield Fault(codes.NEEDS_COMPANY, message, (*breach.pointer, key), help_, on_key=True)


def missing_choice(ways: tuple[tuple[str, ...], ...], breach: SchemaViolation) -> Fault:
    """None of several groups of keys is there."""
    shown = ", or ".join(any_of([quoted(key) for key in way], "and") for way in ways)
    message = f"found none of the ways to fill in {place(breach.pointer)}, expected {shown}"
    return Fault(codes.NO_ALTERNATIVE_FITS, message, breach.pointer, advice(breach), on_key=True)


def _keys(breach: SchemaViolation) -> tuple[str, ...]:
    return tuple(breach.found) if isinstance(breach.found, dict) else ()
