"""The shipped ruleset in words."""

from __future__ import annotations

import re
from functools import lru_cache

from reference.markdown import table
from scn_criteria import resources, wording
from scn_criteria.decision.row_sentences import because_with_blanks
from scn_criteria.decision.rule_text import cited, clause_in_words
from scn_criteria.decision.vocabulary import vocabulary, words_of
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import DecisionTable, Parameter, Reading, Rule, Rules
from scn_criteria.wording import sentence

FACT = re.compile(r"\[(\w+)\] ")


@lru_cache(maxsize=1)
def shipped() -> Rules:
    """The ruleset that comes with the package."""
    shown = f"rules/{resources.DEFAULT_RULESET}"
    ruleset = load_ruleset(resources.ruleset_folder(), shown, vocabulary()).ruleset
    if ruleset is None:
        raise SystemExit(f"the ruleset in {shown} cannot be used: run `scn lint {shown}` first")
    return ruleset


def page() -> str:
    """The page of rules."""
    ruleset = shipped()
    head = (
        f"# Rules: {ruleset.id} {ruleset.version}\n\n"
        f"{sentence(ruleset.title)}\n"
        "[How to read and change rules](../rules.md) explains the parts.\n"
        "In every table the first row that matches decides.\n\n"
        "The basis of a row says where it comes from: *source* (the document says so), *reading* (one of the meanings that "
        "the document allows) or *convention* (ours: the document gives no number or rule).\n"
    )
    return in_words(ruleset, head)


def in_words(ruleset: Rules, head: str) -> str:
    """A page of all rules, parameters and readings of a ruleset."""
    return "\n".join(
        [
            head,
            "## Parameters\n",
            table(("parameter", "value", "range", "basis", "why"), map(_parameter, ruleset.parameters.values())),
            "## Readings\n",
            *(_reading(ruleset, one) for one in ruleset.readings.values()),
            *(_table(ruleset, ruleset.tables[name]) for name in words_of(ruleset).tables),
            "## When the outcome is put off\n",
            f"No row says `defer`: it is derived ({ruleset.deferral.id}).\n{sentence(ruleset.deferral.because)}\n",
        ]
    )


def _parameter(one: Parameter) -> tuple[str, ...]:
    low, high = wording.number(one.low), wording.number(one.high)
    return f"`{one.name}`", wording.value(one.value, one.unit), f"{low} to {high}", one.basis.value, one.why


def _reading(ruleset: Rules, one: Reading) -> str:
    choices = [f"- `{name}`{' (chosen)' if name == one.choice else ''}: {text}" for name, text in one.alternatives.items()]
    return "\n".join([f"### {one.name}\n", one.why, "", *choices, "", f"Source: {cited(ruleset, one.source)}.", ""])


def _table(ruleset: Rules, one: DecisionTable) -> str:
    rows = [_row(ruleset, one, row) for row in one.rows]
    return "\n".join([f"## {one.id}: {one.title}\n", one.question, f"Source: {cited(ruleset, one.source)}.", "", *rows])


def _row(ruleset: Rules, one: DecisionTable, row: Rule) -> str:
    when = "otherwise" if row.when is None else f"when {FACT.sub(_fact, clause_in_words(row.when, ruleset))}"
    source = "" if row.source == one.source else f" Source: {cited(ruleset, row.source)}."
    return (
        f"**{row.id}** {when}: {one.name.replace('_', ' ')} is *{wording.spoken(row.then)}*.\n\n"
        f"> {because_with_blanks(row.because, ruleset)}\n\n"
        f"Basis: {row.basis.value}.{source}\n"
    )


def _fact(found: re.Match[str]) -> str:
    return f"`{found[1]}` "
