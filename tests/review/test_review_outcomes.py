"""What comes out of returns: of the sound one with pieces replaced, and of those that ship."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from review_samples import ROOT, SOUND, TODAY, compiled, judged, replaced

from scn_criteria.document.loader import read_file
from scn_criteria.establishment.review.findings import NotReviewed, Review
from scn_criteria.establishment.review.openings import openings
from scn_criteria.establishment.review.related_files import return_context_finder
from scn_criteria.establishment.review.review import review
from scn_criteria.establishment.review.terms import Progress, ReviewMeasure
from scn_criteria.terms import Rating

SHIPPED = {
    "cancer-thames-valley-year-1": ("continue", "REC-R6"),
    "cancer-thames-valley-year-5": ("conclude", "REC-R1"),
    "cardiovascular-disease-thames-valley-year-1": ("improve", "REC-R5"),
}
SHIFTED = ("priorities: {shifted: false}", "priorities: {shifted: true, what: Another condition comes first.}")
YEAR_FOUR = (
    ("year: {number: 1, begins: 2013-04-01, ends: 2014-03-31}", "year: {number: 4, begins: 2016-04-01, ends: 2017-03-31}"),
    ("submitted: 2014-06-16", "submitted: 2017-06-16"),
    ("  on: 2014-06-12\n", "  on: 2017-06-12\n"),
)
EXIT = ("priorities: {shifted: false}", "priorities: {shifted: false}\nexit: The work goes on as part of every contract.")
REACHED = (
    ("latest: {value: 33.4,", "latest: {value: 44,"),
    ("latest: {value: 21.1,", "latest: {value: 15.5,"),
)
OUTCOMES = [
    ("as it is", (), (), "continue REC-R6"),
    ("everything must be met", (), (("measures", "all"),), "continue REC-R7"),
    ("priorities have shifted", (SHIFTED,), (), "conclude REC-R3"),
    ("a shift does not end a network", (SHIFTED,), (("shifted_priorities", "stand"),), "continue REC-R6"),
    ("all aims are reached", REACHED, (), "conclude REC-R2"),
    ("the last year, unprepared", YEAR_FOUR, (), "improve REC-R4"),
    ("the last year, prepared, with the figures of the first", (*YEAR_FOUR, EXIT), (), "continue REC-R6"),
    ("it commissioned", (("commissioning: {done: false}", "commissioning: {done: true}"),), (), "improve REC-R5"),
    ("one measure is not evidenced", (("  commissioning: {done: false}\n", ""),), (), "continue REC-R6"),
]


@pytest.mark.parametrize(("pairs", "readings", "expected"), [one[1:] for one in OUTCOMES], ids=[one[0] for one in OUTCOMES])
def test_what_is_recommended(
    pairs: tuple[tuple[str, str], ...], readings: tuple[tuple[str, str], ...], expected: str
) -> None:
    outcome = judged(replaced(*pairs), *readings).outcome
    assert expected == f"{outcome.outcome.value} {outcome.decided.rule}"


def bare() -> str:
    """A return that says nothing but whose it is."""
    return SOUND.partition("\ngovernance:")[0] + "\n"


def test_a_return_that_says_nothing_is_deferred_with_what_to_say() -> None:
    found = judged(bare())
    assert ({one.rating for one in found.measures}, found.outcome.outcome.value) == ({Rating.NOT_EVIDENCED}, "defer")
    assert {one.value for one in found.outcome.possible} == {"continue", "improve"}
    assert set(found.outcome.settle_first) >= set(ReviewMeasure)


def test_a_term_that_is_used_up_settles_whatever_is_missing() -> None:
    five = "year: {number: 5, begins: 2017-04-01, ends: 2018-03-31}"
    text = bare().replace("year: {number: 1, begins: 2013-04-01, ends: 2014-03-31}", five)
    outcome = judged(text.replace("submitted: 2014-06-16", "submitted: 2018-06-16")).outcome
    assert (outcome.outcome.value, outcome.decided.rule) == ("conclude", "REC-R1")


def shipped_review(name: str) -> Review:
    path = ROOT / "reviews" / f"{name}.yaml"
    found = review(read_file(path, path.name), path.name, compiled(), return_context_finder(str(path), TODAY), TODAY)
    assert not isinstance(found, NotReviewed), [one.message for one in found.diagnostics]
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_examples_come_out_as_their_figures_say(name: str) -> None:
    found = shipped_review(name)
    assert SHIPPED[name] == (found.outcome.outcome.value, found.outcome.decided.rule)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_examples_say_that_their_figures_are_illustrative(name: str) -> None:
    assert shipped_review(name).report.illustrative


def test_every_example_is_expected() -> None:
    assert sorted(SHIPPED) == sorted(path.stem for path in (ROOT / "reviews").glob("*.yaml"))


def aim(latest: str, target: str = "44, by: 2018-03-31") -> str:
    return replaced(
        ("target: {value: 44, by: 2018-03-31}", f"target: {{value: {target}}}"),
        ("latest: {value: 33.4, measured: 2013-12-31, source: made-up}\n    progress: better", latest),
    )


AIMS = [
    ("half of the way", "latest: {value: 37.5, measured: 2013-12-31}", Fraction(50), Progress.ON_TRACK),
    ("all of it", "latest: {value: 44.0, measured: 2013-12-31}", Fraction(100), Progress.REACHED),
    ("nothing of it, early on", "latest: {value: 31, measured: 2013-06-30}", Fraction(0), Progress.ON_TRACK),
    ("nothing of it, after a year", "latest: {value: 31, measured: 2014-03-31}", Fraction(0), Progress.BEHIND),
    ("the wrong way", "latest: {value: 30.9, measured: 2013-12-31}", Fraction(-10, 13), Progress.WORSE),
    ("not measured", "note: none", None, Progress.NOT_MEASURED),
]


@pytest.mark.parametrize(("latest", "way", "progress"), [one[1:] for one in AIMS], ids=[one[0] for one in AIMS])
def test_an_aim_goes_its_way(latest: str, way: Fraction | None, progress: Progress) -> None:
    text = aim("" if latest.startswith("note") else latest)
    found = judged(text).aims[0]
    assert (way, progress) == (found.way, found.progress)


def test_the_lead_over_time_is_exact() -> None:
    (lead,) = (fact.value for fact in judged(SOUND).aims[0].facts if fact.name == "lead_over_time")
    begun, measured, due = 0, 274, 1825  # days from 1 April 2013 to 31 December 2013 and to 31 March 2018
    way = Fraction(Decimal("33.4") - 31) / 13 * 100
    assert lead == way - Fraction(100 * (measured - begun), due)


def test_a_place_opens_where_a_network_concludes_and_the_last_year_counts() -> None:
    first, last = (shipped_review(f"cancer-thames-valley-year-{year}") for year in (1, 5))
    assert [one.name for one in openings([last, first]).places] == ["Cancer, Thames Valley"]
    assert openings([first]).places == ()


def test_a_place_opens_where_priorities_shift_even_if_the_network_goes_on() -> None:
    found = openings([judged(replaced(SHIFTED), ("shifted_priorities", "stand"))])
    assert [(one.rule, found.networks) for one in found.places] == [("END-R2", 1)]
