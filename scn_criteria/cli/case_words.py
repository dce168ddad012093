"""Cases, facts and changes to rules in words, and as one would type them into a file of cases."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.rule_words import clause_in_words
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.ruleset import Ruleset
from scn_criteria.ruleset.cases import NOT_KNOWN, Case
from scn_criteria.ruleset.model import Clause
from scn_criteria.ruleset.mutation import Kind, Mutant
from scn_criteria.ruleset.vocabulary import Facts, Value

CANNOT_BE = "No proposal can be like this. It only keeps the rules from being changed by mistake."

Plain = bool | int | str | None


def fact_in_words(name: str, value: Value | None, ruleset: Ruleset) -> str:
    """A fact by its meaning, with its value and unit: ``cases a year: 4,500 a year``."""
    return f"{words_of(ruleset).facts[name].meaning}: {value_in_words(name, value, ruleset)}"


def value_in_words(name: str, value: Value | None, ruleset: Ruleset) -> str:
    """A value of a fact with its unit."""
    definition = words_of(ruleset).facts[name]
    return wording.value(_ended(value), definition.unit, definition.singular)


def facts_in_words(facts: Facts, ruleset: Ruleset) -> list[str]:
    """Facts by their meanings."""
    return [fact_in_words(name, value, ruleset) for name, value in facts.items()]


def differences(case: Case, ruleset: Ruleset) -> list[str]:
    """What a case asks otherwise than its base: facts, then readings and parameters."""
    read = [f'"{name}" is read as "{choice}"' for name, choice in case.readings.items()]
    set_so = (f"{name} is set to {value}" for name, value in case.parameters.items())
    return [*facts_in_words(case.given, ruleset), *read, *set_so]


def typed(value: Value | None) -> str:
    """A value as one types it into a file of cases."""
    if value is None:
        return NOT_KNOWN
    return str(value).lower() if isinstance(value, bool) else str(_ended(value))


def plain(value: Value | None) -> Plain:
    """A value for JSON: a whole number as a number, any other as text, exactly."""
    return value if value is None or isinstance(value, bool | int | str) else typed(value)


def change_in_words(mutant: Mutant, ruleset: Ruleset) -> str:
    """What was changed, as a sentence without a stop."""
    row = mutant.row.id
    if mutant.kind is Kind.ROW:
        return f"row {row} is left out"
    if mutant.kind is Kind.ORDER:
        return f"rows {row} and {mutant.word} change places"
    if mutant.kind is Kind.RESULT:
        return f'row {row} gives "{wording.spoken(mutant.word)}" instead of "{wording.spoken(mutant.row.then)}"'
    if mutant.kind is Kind.PARAMETER:
        one = ruleset.parameters[mutant.word]
        return (
            f"{one.name} is {typed(mutant.value)} {one.unit} instead of {one.value}, everywhere in table {mutant.table.id}"
        )
    before = _quoted(mutant.before, ruleset)
    return (
        f"row {row} without {before}"
        if mutant.after is None
        else f"in row {row}, {before} becomes {_quoted(mutant.after, ruleset)}"
    )


def _quoted(clause: Clause | None, ruleset: Ruleset) -> str:
    return f"“{clause_in_words(clause, ruleset)}”" if clause else "its condition"


def _ended(value: Value | None) -> Value | None:
    """A fraction as the decimal that it is: between two decimals there is always one."""
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
