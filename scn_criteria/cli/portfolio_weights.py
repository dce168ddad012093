"""What the user asks of the weights: ``--at-least C1=0.1`` and ``--order "C1>C4"``, as limits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

import click

from scn_criteria.decision.portfolio import Limits
from scn_criteria.document import suggest
from scn_criteria.terms import Criterion

DECIMAL = re.compile(r"(?:0|1|0?\.\d{1,9}|0\.\d{1,9}|1\.0{1,9})")
NAMES = [criterion.name for criterion in Criterion]


def limits_of(at_least: Iterable[str], order: Iterable[str]) -> Limits:
    """The limits as typed. Raises UsageError where one of them cannot be read."""
    least = [Fraction(0)] * len(NAMES)
    for text in at_least:
        name, sign, weight = text.partition("=")
        if not sign:
            raise click.UsageError(f'--at-least takes CRITERION=WEIGHT, such as C1=0.1, found "{text}"')
        least[_place(name, "--at-least")] = _weight(weight.strip(), text)
    chains = ([_place(name, "--order") for name in _chain(text)] for text in order)
    return Limits(tuple(least), tuple(dict.fromkeys(pair for chain in chains for pair in pairwise(chain))))


def _chain(text: str) -> list[str]:
    names = text.split(">")
    if len(names) < 2:
        raise click.UsageError(f'--order takes criteria with ">" between them, such as "C1>C4", found "{text}"')
    return names


def _place(name: str, option: str) -> int:
    wanted = name.strip().upper()
    if wanted not in NAMES:
        near = suggest(wanted, NAMES)
        hint = f'; did you mean "{near}"?' if near else "; expected C1 to C9"
        raise click.UsageError(f'{option} names the criterion "{name.strip()}", which does not exist{hint}')
    return NAMES.index(wanted)


def _weight(text: str, given: str) -> Fraction:
    if not DECIMAL.fullmatch(text):
        raise click.UsageError(f'--at-least takes a weight from 0 to 1, such as C1=0.1, found "{given}"')
    return Fraction(text)
