"""What is said of a value that breaks a keyword about itself: its kind, word, form, size or length."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Safety
from scn_criteria.document import codes
from scn_criteria.document.fault import Fault, View, fault
from scn_criteria.document.hints import hint, remedy_for
from scn_criteria.document.remedy import Remedy, Way, likely
from scn_criteria.document.schema_judge import SchemaViolation, example, repeated_items
from scn_criteria.document.suggestion import suggest
from scn_criteria.document.wording import KINDS, any_of, counted, literal, place, quoted

SHORT_LIST = 12
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


def wrong_kind(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say which kind of value was expected."""
    wanted = (breach.wanted,) if isinstance(breach.wanted, str) else tuple(breach.wanted)
    yield of_kinds(wanted, breach, view)


def of_kinds(wanted: tuple[str, ...], breach: SchemaViolation, view: View) -> Fault:
    """A value of another kind than those expected."""
    expected = any_of([KINDS[kind] for kind in wanted])
    message = f"found {view.found(breach)} in {place(breach.pointer)}, expected {expected}"
    kinds, typed = frozenset(wanted), view.typed(breach)
    return fault(codes.WRONG_TYPE, message, breach, hint(breach.found, typed, kinds), remedy_for(breach.found, typed, kinds))


def wrong_word(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say which words may stand here, and which one was likely meant."""
    wanted = list(breach.wanted) if breach.keyword == "enum" else [breach.wanted]
    shown = [literal(word) for word in wanted[:SHORT_LIST]]
    if len(wanted) > SHORT_LIST:
        shown.append(f"one of {len(wanted) - SHORT_LIST} more")
    expected = any_of(shown) if len(wanted) == 1 else f"one of {any_of(shown)}"
    words = [word for word in wanted if isinstance(word, str)]
    meant = suggest(breach.found, words) if isinstance(breach.found, str) else None
    question = f"; did you mean {quoted(meant)}?" if meant is not None and len(wanted) > 1 else ""
    what = quoted(breach.found) if isinstance(breach.found, str) else view.found(breach)
    message = f"found {what} in {place(breach.pointer)}, expected {expected}{question}"
    several = isinstance(breach.found, str) and meant is not None and len(wanted) > 1
    remedy = likely(str(breach.found), str(meant), words) if several else None
    yield fault(codes.WORD_NOT_ALLOWED, message, breach, remedy=remedy)


def wrong_form(breach: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Say which form a text should have, by an example if the schema has one."""
    shown = example(breach.trail)
    expected = f"text that fits {breach.wanted}" if shown is None else f"text like {literal(str(shown))}"
    text = str(breach.found)
    around = " with spaces or line breaks around it" if text != text.strip() else ""
    where = "as a key" if breach.is_key else f"in {place(breach.pointer)}"
    message = f"found {quoted(text)}{around} {where}, expected {expected}"
    yield fault(codes.TEXT_FORM, message, breach)


def out_of_range(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say between which bounds the number should be."""
    bounds = [words.format(breach.schema[bound]) for bound, words in RANGES.items() if bound in breach.schema]
    message = f"found {view.found(breach)} in {place(breach.pointer)}, expected {any_of(bounds, 'and')}"
    yield fault(codes.OUT_OF_RANGE, message, breach)


def wrong_length(breach: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Say how long a text or a list, or how full a mapping, may be."""
    bound, noun = LENGTHS[breach.keyword]
    size = len(breach.found) if isinstance(breach.found, (str, list, dict)) else 0
    where = "a key" if breach.is_key else place(breach.pointer)
    what = counted(size, noun) if size or noun != "character" else "empty text"
    message = f"found {what} in {where}, expected {bound} {counted(breach.wanted, noun)}"
    yield fault(codes.WRONG_LENGTH, message, breach)


def repeated_item(breach: SchemaViolation, _view: View) -> Iterator[Fault]:
    """Point at each item that another one before it equals."""
    items = breach.found if isinstance(breach.found, list) else []
    for earlier, later in repeated_items(items):
        what = f" {literal(items[later])}" if isinstance(items[later], (str, int)) else ""
        message = f"found{what or ' the same'} again as item {later + 1} of {place(breach.pointer)}, expected each item once"
        at = (*breach.pointer, later)
        removal = Remedy(Way.REMOVAL, safety=Safety.UNSAFE)
        yield Fault(codes.REPEATED_ITEM, message, at, earlier=(*breach.pointer, earlier), remedy=removal)


def not_allowed(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say that a value must not stand here."""
    message = f"found {view.found(breach)} in {place(breach.pointer)}, expected no such value here"
    yield fault(codes.NOT_ALLOWED_HERE, message, breach)


def other(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Name the keyword, for want of better words."""
    message = (
        f'found {view.found(breach)} in {place(breach.pointer)}, expected a value that keeps "{breach.keyword}" '
        f"of the schema"
    )
    yield fault(codes.SCHEMA_OTHER, message, breach)
