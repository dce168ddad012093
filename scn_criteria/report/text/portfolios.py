"""A portfolio as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

import click

from scn_criteria.decision.portfolio import FEW, Candidate, Pair, Portfolio, Ranked, Status, least_weights, ordered
from scn_criteria.decision.strength import EvidenceStrength
from scn_criteria.safe_text import visible
from scn_criteria.serialisation import decimal_text
from scn_criteria.terms import Criterion, Outcome
from scn_criteria.wording import hundredths, listed

COLOURS = {Status.PRIORITISED: "green", Status.JUDGEMENT: "yellow", Status.QUALIFIES: "blue"}
WORDS = ("proposal", "status", "place", "within", "certainty")
FIGURES = ("established", "score")
MOST_PAIRS = 10


def portfolio_text(portfolio: Portfolio) -> str:
    """The ranked proposals in a table, the meaning of the line, then all others, and the foundations of the figures."""
    parts = [_head(portfolio)]
    if portfolio.ranked:
        parts += [_table(portfolio), _line_drawn(portfolio), _firm(portfolio)]
    parts += [_others(portfolio), _footing(portfolio)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _head(portfolio: Portfolio) -> list[str]:
    ranked, capacity = len(portfolio.ranked), portfolio.capacity
    qualify = {0: "No proposal comes", 1: "1 proposal comes"}.get(ranked, f"{ranked} proposals come")
    rest = "there is nothing to rank" if not ranked else f"the capacity is {capacity}"
    lines = [f'{qualify} out as "establish", and {rest}.']
    if ranked and capacity >= ranked:
        lines.append("The capacity takes all of them.")
    return lines


def _names(portfolio: Portfolio) -> list[str]:
    """The name of each ranked proposal: its identifier, with the file where several share one."""
    seen = Counter(one.candidate.id for one in portfolio.ranked)
    return [_name(one.candidate, seen[one.candidate.id] > 1) for one in portfolio.ranked]


def _name(one: Candidate, with_path: bool) -> str:
    return f"{one.id} ({visible(one.path)})" if with_path else one.id


def _table(portfolio: Portfolio) -> list[str]:
    head = [*WORDS, *FIGURES, *(criterion.name for criterion in Criterion)]
    names = _names(portfolio)
    rows = [_row(name, one, portfolio.capacity) for name, one in zip(names, portfolio.ranked, strict=True)]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [_aligned(head, widths)]
    for row, one in zip(rows, portfolio.ranked, strict=True):
        lines.append(_aligned(row, widths, COLOURS[one.status]))
    return lines


def _row(name: str, one: Ranked, capacity: int) -> list[str]:
    figures = (str(hundredths(strength)) for strength in one.strengths)
    return [name, one.status.value, _places(one), _within(one, capacity), *_strength(one.candidate.strength), *figures]


def _strength(found: EvidenceStrength | None) -> tuple[str, str, str]:
    if found is None:
        return "", "", ""
    support = found.support
    return found.certainty.outcome.value, str(support.in_hundred(Outcome.ESTABLISH)), str(hundredths(support.score))


def _aligned(cells: Sequence[str], widths: Sequence[int], colour: str | None = None) -> str:
    number = len(WORDS)
    words = [cell.ljust(width) for cell, width in zip(cells[:number], widths, strict=False)]
    figures = [cell.rjust(width) for cell, width in zip(cells[number:], widths[number:], strict=True)]
    if colour:
        words[1] = click.style(words[1], fg=colour)
    return "  ".join([*words, *figures])


def _places(one: Ranked) -> str:
    best, worst = one.places.best, one.places.worst
    if best == worst:
        return str(best)
    return f"{best} {'or' if worst == best + 1 else 'to'} {worst}"


def _within(one: Ranked, capacity: int) -> str:
    if one.places.worst <= capacity:
        return "always"
    return "never" if one.places.best > capacity else in_percent(one.within)


def in_percent(share: Fraction) -> str:
    """A share that was drawn, in whole percents. It never looks like a certainty, which no drawing can give."""
    percent = round(share * 100)
    if percent < 1:
        return "under 1 %"
    return "over 99 %" if percent > 99 else f"{percent} %"


def _line_drawn(portfolio: Portfolio) -> list[str]:
    """The pairs that the capacity settles and those that it leaves to judgement."""
    candidates = portfolio.with_status(Status.JUDGEMENT)
    if not candidates:
        return ["The same proposals come first under every allowed weighting."]
    left = portfolio.capacity - len(portfolio.with_status(Status.PRIORITISED))
    places = "1 place is" if left == 1 else f"{left} places are"
    pairs = portfolio.open_pairs
    more = [f"  (and {len(pairs) - MOST_PAIRS} pairs more, listed by -f json)"] if len(pairs) > MOST_PAIRS else []
    return [
        f"{places} left for {len(candidates)} proposals, and the weights decide which. Judgement must break this tie:",
        *_pairs_said(portfolio, pairs[:MOST_PAIRS]),
        *more,
    ]


def _pairs_said(portfolio: Portfolio, pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    names = _names(portfolio)
    for first, second in pairs:
        yield f"  {_pair_said(portfolio.pair(first, second), names[first], names[second])}"


def _pair_said(pair: Pair, first: str, second: str) -> str:
    relation = pair.margins.relation.value
    if relation == "ahead":
        return f"{first} is never behind {second}"
    if relation == "behind":
        return f"{second} is never behind {first}"
    if relation == "level":
        return f"{first} and {second} are level under every weighting"
    ahead, behind = in_percent(pair.first_ahead), in_percent(pair.second_ahead)
    return f"{first} comes before {second} under {ahead} of the weightings, and after it under {behind}"


def _firm(portfolio: Portfolio) -> list[str]:
    lines = []
    same = [criterion.name for criterion in portfolio.without_effect]
    if same and len(portfolio.ranked) > 1:
        lines.append(f"All are equal on these, so they do not affect the order: {', '.join(same)}.")
    if not all(one.places.exact for one in portfolio.ranked):
        lines.append("With so many proposals, places are ranges: the true ones lie within.")
    return lines


def _others(portfolio: Portfolio) -> list[str]:
    rows = [(one.id, one.outcome.outcome.value, _why(one)) for one in portfolio.others]
    rows += [(visible(one.path), "not assessed", "its faults are listed by scn lint") for one in portfolio.refused]
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return ["Not ranked:", *(f"  {name.ljust(widths[0])}  {outcome.ljust(widths[1])}  {why}" for name, outcome, why in rows)]


def _why(one: Candidate) -> str:
    outcome = one.outcome
    missing = ", ".join(item.name for item in outcome.settle_first)
    first = f" Settle first: {missing}." if outcome.outcome is Outcome.DEFER and missing else ""
    return f"{outcome.decided.because}{first} [{outcome.decided.rule}]"


def _footing(portfolio: Portfolio) -> list[str]:
    ruleset = portfolio.ruleset
    lines = [*_conventions(portfolio)] if portfolio.ranked else []
    lines.append(f"Assessed under {ruleset.id} {ruleset.version}. A person decides.")
    if ruleset.variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
        lines.append(f"This is a variant of the ruleset: {chosen}.")
    return lines


def _conventions(portfolio: Portfolio) -> Iterator[str]:
    """The conventions behind the figures. How weightings were drawn is explained only where a share of them is shown."""
    yield "C1 to C9: in how many of 100 settings the criterion is met. It shows how well the file proves it, not how great"
    yield "the need is."
    yield "Established: in how many of 100 settings of all rules the network is established. Score: the mean of C1 to C9."
    yield "Certainty: how the worth of its sources bears it, from none to high."
    yield f"Places hold for every weighting of the criteria{_limits(portfolio)}."
    if portfolio.with_status(Status.JUDGEMENT):
        drawn, error = f"{portfolio.drawn:,}", f"{portfolio.standard_error * 100:.1f}"
        yield f"Percentages are shares of {drawn} weightings drawn, all equally likely (seed {portfolio.seed}, standard"
        yield f"error at most {error} points)."
    yield "Strengths and weights are our choice. How many networks there can be is a separate question: that it is a few is"
    yield f"said under {FEW} ({listed(FEW.inventory)})."


def _limits(portfolio: Portfolio) -> str:
    said = [f"{name} at least {decimal_text(least)}" for name, least in least_weights(portfolio.limits)]
    said += [f"{first} no lighter than {second}" for first, second in ordered(portfolio.limits)]
    return f" with {', '.join(said)}" if said else ""
