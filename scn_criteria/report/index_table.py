"""The portfolio as a table for a spreadsheet: the same bytes for the same input, in the order of the index."""

from __future__ import annotations

import csv
import io

from scn_criteria.decision.spreadsheet import cell
from scn_criteria.diagnostic_record import portable
from scn_criteria.report.entries import Entry
from scn_criteria.report.filters import plain
from scn_criteria.report.portfolio import IndexView
from scn_criteria.report.rule_rows import decisions
from scn_criteria.terms import Criterion, Rating, Situation

DIGITS = 6
LEADING = ("proposal", "title", "path", "asked_by", "outcome", "rule", "network_type", "home_domain", "outcome_holds_in")
APPLIES = {True: "applies", False: "does_not_apply", None: "not_evidenced"}
NOT_ASSESSED = "not_assessed"
RULES = "rules"
SIGN_OFF = "sign_off"


def index_table(view: IndexView) -> str:
    """A line a proposal, then a line a file that could not be assessed. Shares are decimals between nought and one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        [*LEADING, *(part.name for part in (*Criterion, *Situation)), *(one.value for one in Rating), RULES, SIGN_OFF]
    )
    blanks = [""] * (len(Criterion) + len(Situation) + len(Rating))
    for one in view.entries:
        writer.writerow([_text(value) for value in (*_leading(one), *_answers(one), *_numbers(one), *_last(one))])
    for refused in view.not_assessed:
        path = _text(portable(refused.path))
        writer.writerow(["", "", path, "", NOT_ASSESSED, *[""] * (len(LEADING) - 5), *blanks, "", ""])
    return text.getvalue()


def _text(value: str) -> str:
    return cell(plain(value))


def _leading(one: Entry) -> tuple[str, ...]:
    assessment = one.assessment
    return (
        assessment.proposal.id,
        assessment.proposal.title,
        portable(assessment.origin.path),
        assessment.proposal.sponsor.type,
        assessment.outcome.outcome.value,
        assessment.outcome.decided.rule,
        assessment.network_type.type.value,
        assessment.home_domain.domain.value,
        f"{float(one.firmness.share):.{DIGITS}f}" if one.firmness else "",
    )


def _answers(one: Entry) -> tuple[str, ...]:
    situations = {found.situation: found.applies for found in one.assessment.situations}
    return (*(tile.rating.value for tile in one.tiles), *(APPLIES[situations.get(each)] for each in Situation))


def _numbers(one: Entry) -> tuple[str, ...]:
    ratings = [tile.rating for tile in one.tiles]
    return tuple(str(ratings.count(rating)) for rating in Rating)


def _last(one: Entry) -> tuple[str, str]:
    return _rules(one), one.sign_off.word


def _rules(one: Entry) -> str:
    """Every rule that decided something, so that a filter finds all proposals of a rule."""
    return " ".join(dict.fromkeys(found.rule for found in decisions(one.assessment)))
