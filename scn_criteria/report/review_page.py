"""The page of a review: the recommendation, the measures with their rules, the aims, and the steps."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.findings import Decided, Fact
from scn_criteria.decision.rule_text import Spelled, spelled_out
from scn_criteria.establishment.review.findings import AimFinding, MeasureFinding, Review
from scn_criteria.establishment.review.terms import KINDS, MeasureKind, ReviewOutcome
from scn_criteria.proposal.model import Source
from scn_criteria.report.citations import FOLLOWS, LAST_ROW, FactRow, RatingCount, Ruled, Tile, Trace, rating_counts
from scn_criteria.report.templating import PLAIN, Letterhead, rendered
from scn_criteria.serialisation import portable
from scn_criteria.terms import Outcome, Rating
from scn_criteria.wording import listed, reader_places

# Views

TONES = {
    ReviewOutcome.CONTINUE: Outcome.ESTABLISH,
    ReviewOutcome.IMPROVE: Outcome.REVISE,
    ReviewOutcome.CONCLUDE: Outcome.REFER,
    ReviewOutcome.DEFER: Outcome.DEFER,
}
"""The look of each recommendation: that of the outcome of a decision that is most like it."""
SHOWN = {True: "Shown", False: "Not shown", None: "Not evidenced"}
REVIEW_RULESET = "review-2012"
FIRST_MEND = (Rating.NOT_MET, Rating.PARTLY_MET, Rating.NOT_EVIDENCED)
ACTIONS = {
    Rating.NOT_MET: "Put right",
    Rating.PARTLY_MET: "Strengthen",
    Rating.NOT_EVIDENCED: "Add to the return",
}
NEXT = {
    ReviewOutcome.CONTINUE: "Agree on next year's programme and sign its accountability agreement",
    ReviewOutcome.IMPROVE: "Agree on what is put right, by whom and by when, in the next accountability agreement",
    ReviewOutcome.CONCLUDE: "Pass the work on as the return says, and say which condition may take the place",
    ReviewOutcome.DEFER: "Add to the return what is missing, and review it again",
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question with its answer, the rule that gave it, and the facts that the rule read."""

    name: str
    title: str
    result: str
    ruled: Ruled
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its tile."""

    tile: Tile
    ruled: Ruled
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """Something to do before the next return."""

    action: str
    measure: MeasureRow


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim and its progress."""

    aim: AimFinding
    anchor: str
    way: str
    ruled: Ruled


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The content of the page of a review."""

    review: Review
    tone: Outcome
    next: str
    tiles: tuple[Tile, ...]
    counts: tuple[RatingCount, ...]
    steps: tuple[ReviewStep, ...]
    kinds: tuple[tuple[MeasureKind, tuple[MeasureRow, ...]], ...]
    aims: tuple[AimRow, ...]
    statements: tuple[AnswerRow, ...]
    life: tuple[AnswerRow, ...]
    missing: str
    trace: tuple[Trace, ...]
    sources: tuple[Source, ...]
    command: str

    def chosen(self, reading: str, choice: str) -> bool:
        """Whether a reading is chosen in this way."""
        return self.review.ruleset.readings[reading].choice == choice


def review_view(review: Review) -> ReviewView:
    """Lay a review out."""
    rows = {one.measure: MeasureRow(_tile(one), _ruled(review, one.decided), _facts(one.facts)) for one in review.measures}
    return ReviewView(
        review=review,
        tone=TONES[review.outcome.outcome],
        next=NEXT[review.outcome.outcome],
        tiles=tuple(_tile(one) for one in review.measures),
        counts=rating_counts((one.rating for one in review.measures), Rating),
        steps=tuple(
            ReviewStep(ACTIONS[rating], row) for rating in FIRST_MEND for row in rows.values() if row.tile.rating is rating
        ),
        kinds=tuple((kind, tuple(rows[measure] for measure in measures)) for kind, measures in KINDS.items()),
        aims=tuple(_aim(review, one, number) for number, one in enumerate(review.aims, start=1)),
        statements=tuple(_statements(review)),
        life=tuple(_life(review)),
        missing=listed([f"{one.name} {one.title[:1].lower()}{one.title[1:]}" for one in review.outcome.settle_first]),
        trace=tuple(_trace(review)),
        sources=review.report.sources,
        command=_command(review),
    )


def _tile(finding: MeasureFinding) -> Tile:
    return Tile(finding.measure.name, finding.measure.title, finding.rating)


def _ruled(review: Review, decided: Decided) -> Ruled:
    return Ruled(decided, review.ruleset.documents[decided.source.document].title)


def _facts(facts: tuple[Fact, ...]) -> tuple[FactRow, ...]:
    return tuple(FactRow(fact, "; ".join(reader_places(fact.evidence))) for fact in facts)


def _aim(review: Review, finding: AimFinding, number: int) -> AimRow:
    way = "" if finding.way is None else f"{wording.number(finding.way)}%"
    return AimRow(finding, f"aim-{number}", way, _ruled(review, finding.decided))


def _statements(review: Review) -> Iterator[AnswerRow]:
    for one in review.statements:
        ruled = _ruled(review, one.decided)
        yield AnswerRow(one.statement.name, one.statement.title, SHOWN[one.shown], ruled, _facts(one.facts))


def _life(review: Review) -> Iterator[AnswerRow]:
    term, ending = review.term, review.ending
    yield AnswerRow("TERM", "The term", term.term.title, _ruled(review, term.decided), _facts(term.facts))
    title = "A ground to end before the term does"
    yield AnswerRow("END", title, ending.ending.title, _ruled(review, ending.decided), _facts(ending.facts))


def _trace(review: Review) -> Iterator[Trace]:
    """Every question in the order of the review."""
    steps = [(f"aim-{n}", one.aim.aim, one.decided, one.progress.title) for n, one in enumerate(review.aims, start=1)]
    steps += [
        (one.measure.name, f"{one.measure.name} {one.measure.title}", one.decided, one.rating.title)
        for one in review.measures
    ]
    steps += [
        (one.statement.name, f"{one.statement.name} {one.statement.title}", one.decided, SHOWN[one.shown])
        for one in review.statements
    ]
    steps += [(one.name, f"{one.name} {one.title}", one.ruled.decided, one.result) for one in _life(review)]
    steps.append(("outcome", "REC Recommendation", review.outcome.decided, review.outcome.outcome.title))
    for name, subject, decided, result in steps:
        when, otherwise = _when(review, decided)
        yield Trace(f"rule-{name}", subject, decided, result, when, otherwise)


def _when(review: Review, decided: Decided) -> tuple[Spelled | None, str]:
    """When a rule holds, or the text in place of a condition."""
    rows = {row.id: row for table in review.ruleset.tables.values() for row in table.rows}
    row = rows.get(decided.rule)
    if row is None:
        return None, FOLLOWS
    return (spelled_out(row.when, review.ruleset), "") if row.when else (None, LAST_ROW)


def _command(review: Review) -> str:
    """The command that gives the same review again."""
    words = ["scn", "review", portable(review.origin.path)]
    if review.ruleset.id != REVIEW_RULESET:
        words += ["--ruleset", portable(review.ruleset.path) or review.ruleset.id]
    for name, choice in sorted(review.ruleset.variant.items()):
        words += ["--reading" if name in review.ruleset.readings else "--set", f"{name}={choice}"]
    return shlex.join(words)


# The page


def render_review(review: Review, letterhead: Letterhead = PLAIN) -> str:
    """The review of one return: one page that needs nothing beside it."""
    return rendered("review.html.j2", review_view(review), letterhead)
