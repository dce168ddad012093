"""Comparisons say one thing, and something that a fact can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.ruleset.checks.walk import GROUPS, Part, Parts
from scn_criteria.ruleset.codes import UNCLEAR_OPERATOR, UNFIT_OPERAND
from scn_criteria.ruleset.model import Operator
from scn_criteria.ruleset.parsing import operators_of
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType

EQUALITY = {Operator.IS, Operator.IS_NOT}
MEMBERSHIP = {Operator.IN, Operator.NOT_IN}
ORDER = {Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN}
ALLOWED = {
    FactType.BOOLEAN: EQUALITY | {Operator.KNOWN},
    FactType.WORD: EQUALITY | MEMBERSHIP | {Operator.KNOWN},
    FactType.NUMBER: EQUALITY | ORDER | {Operator.KNOWN},
}


def check_operators(parts: Parts) -> Iterator[Diagnostic]:
    """Each comparison names exactly one operator; a reading takes only ``is``."""
    for _, leaf in parts.comparisons():
        found = operators_of(leaf.data)
        group = sorted(GROUPS & set(leaf.data))
        if group:
            message = f'"{group[0]}" stands alone, found "{found[0].value}" beside it'
            yield leaf.fault(UNCLEAR_OPERATOR, message)
        elif len(found) != 1 or ("reading" in leaf.data and found[0] is not Operator.IS):
            named = ", ".join(f'"{operator.value}"' for operator in found) or "none"
            yield leaf.fault(UNCLEAR_OPERATOR, f"a comparison needs exactly one operator that fits it, found {named}")
        elif "count" in leaf.data and ("in" not in leaf.data or found[0] in MEMBERSHIP | {Operator.KNOWN}):
            yield leaf.fault(UNCLEAR_OPERATOR, 'a count needs "in" with the words to count, and a comparison with a number')


def check_operands(parts: Parts) -> Iterator[Diagnostic]:
    """Each operand is something that the fact can be."""
    for _, leaf in parts.comparisons():
        definition = parts.vocabulary.facts.get(leaf.data.get("fact", ""))
        operators = operators_of(leaf.data)
        if len(operators) != 1:
            continue
        operand = leaf.inner(operators[0].value)
        if definition:
            yield from _operand(definition, operators[0], operand)
        elif "count" in leaf.data:
            yield from _counted(parts, leaf, operand)


def _operand(definition: FactDefinition, operator: Operator, operand: Part) -> Iterator[Diagnostic]:
    if operator not in ALLOWED[definition.type]:
        message = f'"{definition.name}" is a {definition.type.value} and cannot be compared with "{operator.value}"'
        yield operand.fault(UNFIT_OPERAND, message, on_key=True)
        return
    for value in operand.data if isinstance(operand.data, list) else [operand.data]:
        if operator is not Operator.KNOWN and not _fits(definition, value):
            yield operand.fault(UNFIT_OPERAND, f'"{definition.name}" is never "{_typed(value)}"; {_expected(definition)}')


def _counted(parts: Parts, leaf: Part, operand: Part) -> Iterator[Diagnostic]:
    members = parts.vocabulary.groups.get(leaf.data["count"], ())
    for word in leaf.data.get("in", ()):
        if members and not any(word in parts.vocabulary.facts[member].words for member in members):
            yield leaf.inner("in").fault(UNFIT_OPERAND, f'no fact of group "{leaf.data["count"]}" is ever "{word}"')
    if not _is_parameter(operand.data) and (isinstance(operand.data, bool) or not isinstance(operand.data, int)):
        yield operand.fault(UNFIT_OPERAND, f'a count is a whole number, never "{_typed(operand.data)}"')


def _fits(definition: FactDefinition, value: Any) -> bool:
    return definition.admits(value) or (definition.type is FactType.NUMBER and _is_parameter(value))


def _is_parameter(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("$")


def _typed(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _expected(definition: FactDefinition) -> str:
    if definition.type is FactType.BOOLEAN:
        return "expected true or false"
    if definition.type is FactType.NUMBER:
        return "expected a number or a parameter"
    return "expected one of " + ", ".join(f'"{word}"' for word in definition.words)
