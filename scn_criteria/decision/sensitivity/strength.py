"""Strength of a criterion: the share of all admissible thresholds and readings under which it would be met.

The source gives no degrees, so this is a convention. It takes its measure from the ruleset alone: every parameter has a
range that may be argued for, and every reading has the meanings that the text allows. All of them count alike. Where the
rating depends on no parameter and no reading, all proposals that meet a criterion meet it with the strength one.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

from scn_criteria.decision.findings import Assessment, CriterionFinding
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.scenarios import Choices, set_otherwise
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary
from scn_criteria.terms import Rating

Strengths = tuple[Fraction, ...]
"""One for each criterion, from nought to one."""


class StrengthMeasure:
    """Measures the strengths of proposals under one ruleset. Equal facts are measured once."""

    def __init__(self, ruleset: Rules, vocabulary: Vocabulary) -> None:
        self._ruleset, self._vocabulary = ruleset, vocabulary
        self._known: dict[tuple[str, tuple[tuple[str, Value | None], ...]], Fraction] = {}

    def strengths(self, assessment: Assessment) -> Strengths:
        """The strength of each criterion of a proposal, in order."""
        return tuple(self._strength(finding) for finding in assessment.criteria)

    def _strength(self, finding: CriterionFinding) -> Fraction:
        values = tuple((fact.name, fact.value) for fact in finding.facts)
        key = finding.criterion.name, values
        if key not in self._known:
            self._known[key] = strength(finding.criterion.name, dict(values), self._ruleset, self._vocabulary)
        return self._known[key]


def strength(table_id: str, facts: Facts, ruleset: Rules, vocabulary: Vocabulary) -> Fraction:
    """The share, from nought to one, of all combinations of the table's choices under which these facts are met.

    The values that are chosen now play no part. They decide who qualifies, and should not decide twice.
    """
    table = ruleset.tables[table_id]
    choices = Choices((table,), ruleset, vocabulary)
    distinct = [choices.settings(choice, facts) for choice in choices.used_by(table_id)]
    every = prod(sum(setting.size for setting in settings) for settings in distinct)
    met = sum(
        prod(setting.size for setting in settings)
        for settings in product(*distinct)
        if Interpreter(set_otherwise(ruleset, settings), vocabulary).result(table, facts) == Rating.MET.value
    )
    return Fraction(met, every)
