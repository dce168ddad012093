"""From the breaches of a schema to diagnostics, each said once, in the order of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from scn_criteria.diagnostics import Diagnostic, Pointer, Related, Span, in_file_order
from scn_criteria.document import codes
from scn_criteria.document.alternatives import kinds, nearest, viable, wanted_keys
from scn_criteria.document.document import Document
from scn_criteria.document.fault import Fault, View, fault
from scn_criteria.document.key_faults import lonely_keys, missing_choice, missing_keys, unknown_keys
from scn_criteria.document.limits import LIMITS
from scn_criteria.document.remedy import fix_of
from scn_criteria.document.schema_judge import SchemaViolation
from scn_criteria.document.value_faults import (
    LENGTHS,
    RANGES,
    not_allowed,
    of_kinds,
    other,
    out_of_range,
    repeated_item,
    wrong_form,
    wrong_kind,
    wrong_length,
    wrong_word,
)
from scn_criteria.document.wording import place


def no_alternative(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """Say what is wrong with the alternative that the value comes closest to, or which alternatives there are."""
    if not breach.branches:
        message = f"found {view.found(breach)} in {place(breach.pointer)}, expected it to fit one alternative only"
        yield fault(codes.NO_ALTERNATIVE_FITS, message, breach)
        return
    branches = viable(breach)
    ways = wanted_keys(branches, breach)
    if not branches:
        yield of_kinds(kinds(breach), breach, view)
    elif len(branches) > 1 and ways:
        yield missing_choice(ways, breach)
    else:
        for part in nearest(branches, breach):
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


def faults_of(breach: SchemaViolation, view: View) -> Iterator[Fault]:
    """What is wrong, in the words of the keyword broken."""
    return SENTENCES.get(breach.keyword, other)(breach, view)


def diagnostics_of(breaches: Iterable[SchemaViolation], view: View) -> tuple[Diagnostic, ...]:
    """All that is wrong with a document, each fault once."""
    found = (each for breach in breaches for each in faults_of(breach, view))
    faults = tuple(dict.fromkeys(islice(found, LIMITS.max_faults)))
    misspelt = {(each.pointer[:-1], each.meant) for each in faults if each.meant}
    said = [each for each in faults if (each.pointer, each.missing) not in misspelt]
    return in_file_order(tuple(_diagnostic(each, view.document) for each in _without_rivals(said)))


def _without_rivals(faults: list[Fault]) -> Iterator[Fault]:
    """The faults; where two keys may be meant as the same one, a program must not choose between them."""
    meant = Counter((each.pointer[:-1], each.meant) for each in faults if each.meant)
    for each in faults:
        rivals = meant[each.pointer[:-1], each.meant] > 1
        yield replace(each, remedy=None) if rivals else each


def _diagnostic(each: Fault, document: Document) -> Diagnostic:
    related: tuple[Related, ...] = ()
    if each.earlier is not None:
        related = (Related("first given here", document.span(each.earlier)),)
    span = _span(each, document)
    fix = fix_of(each.remedy, document, each.pointer, on_key=each.on_key)
    return Diagnostic(each.code, each.message, document.path, span, each.pointer, each.help, related, fix)


def _span(each: Fault, document: Document) -> Span:
    """Where to point: for keys that are missing from a mapping, at the key above it, or at its own first key."""
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
