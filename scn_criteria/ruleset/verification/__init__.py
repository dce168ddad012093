"""Proofs about rulesets, by exhaustion over everything that their tables can tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from scn_criteria.ruleset.model import All, AnyOf, Clause, Not, ReadingIs, Ruleset, Table
from scn_criteria.ruleset.verification.finding import Change, Found
from scn_criteria.ruleset.verification.properties import PROPERTIES
from scn_criteria.ruleset.verification.relations import AtMost, Bond, Ground, Relation
from scn_criteria.ruleset.verification.subject import Subject
from scn_criteria.ruleset.vocabulary import Vocabulary

__all__ = ["AtMost", "Bond", "Change", "Found", "Ground", "Relation", "Subject", "every_reading", "prove", "subject_of"]


def prove(ruleset: Ruleset, vocabulary: Vocabulary, bonds: Sequence[Bond] = ()) -> tuple[Found, ...]:
    """Everything that the properties find, table by table. The bonds say which facts cannot be found together."""
    ground = Ground(ruleset, vocabulary, bonds)
    subjects = [subject_of(table, ground) for table in ruleset.tables.values()]
    return tuple(found for subject in subjects for check in PROPERTIES for found in check(subject))


def subject_of(table: Table, ground: Ground) -> Subject:
    """A table laid out for proof."""
    space = ground.space(table)
    readings = tuple(
        space if variant.readings == ground.ruleset.readings else ground.space(table, variant)
        for variant in every_reading(table, ground.ruleset)
    )
    return Subject(table, ground.ruleset, ground.vocabulary, space, ground.attainable(space), readings)


def every_reading(table: Table, ruleset: Ruleset) -> Iterator[Ruleset]:
    """The ruleset under every choice of the readings that a table uses."""
    used = dict.fromkeys(name for row in table.rows for name in _readings_in(row.when))
    for choices in product(*(ruleset.readings[name].alternatives for name in used)):
        chosen = {name: replace(ruleset.readings[name], choice=choice) for name, choice in zip(used, choices, strict=True)}
        yield replace(ruleset, readings={**ruleset.readings, **chosen})


def _readings_in(clause: Clause | None) -> Iterator[str]:
    if isinstance(clause, ReadingIs):
        yield clause.reading
    elif isinstance(clause, Not):
        yield from _readings_in(clause.part)
    elif isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from _readings_in(part)
