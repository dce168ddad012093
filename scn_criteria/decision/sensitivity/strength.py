"""How strongly a criterion is met: the share of all admissible thresholds and readings under which it would be met.

The source gives no degrees, so this is a convention. It takes its measure from the ruleset alone: every parameter says over
which values one may argue, and every reading says which meanings the text allows. All of them count alike. Where the rating
hangs on no parameter and no reading, all proposals that meet a criterion meet it with the strength one.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

from scn_criteria.decision.findings import Assessment, CriterionFinding
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.scenarios import Choices, choose
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary
from scn_criteria.terms import Rating

Strengths = tuple[Fraction, ...]
"""One for each criterion, from nought to one."""


def strengths(assessment: Assessment, vocabulary: Vocabulary) -> Strengths:
    """The strength of each criterion of a proposal, in order."""
    return tuple(_strength(finding, assessment.ruleset, vocabulary) for finding in assessment.criteria)


def _strength(finding: CriterionFinding, ruleset: Ruleset, vocabulary: Vocabulary) -> Fraction:
    return strength(finding.criterion.name, {fact.name: fact.value for fact in finding.facts}, ruleset, vocabulary)


def strength(table_id: str, facts: Facts, ruleset: Ruleset, vocabulary: Vocabulary) -> Fraction:
    """The share of all combinations of what the table leaves to choose under which these facts come out as met.

    The values that are chosen now play no part. They decide who qualifies, and should not decide twice.
    """
    table = ruleset.tables[table_id]
    choices = Choices((table,), ruleset, vocabulary)
    told_apart = [choices.settings(choice, facts) for choice in choices.used_by(table_id)]
    every = prod(sum(setting.size for setting in settings) for settings in told_apart)
    met = sum(
        prod(setting.size for setting in settings)
        for settings in product(*told_apart)
        if Interpreter(choose(ruleset, settings), vocabulary).result(table, facts) == Rating.MET.value
    )
    return Fraction(met, every)
