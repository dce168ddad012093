from collections.abc import Iterator
from dataclasses import replace

import pytest
from hostile import TEXTS
from html_page import Page, faults
from sample import entries, summaries
from sample import ruleset as bare
from shipped_pages import shipped_assessments, shipped_rules, varied

from scn_criteria.report.portfolio_page import portfolio_pages
from scn_criteria.report.report_view import render_report
from scn_criteria.report.rule_book import RuleRow, render_rules, rule_book_view

SHIPPED = shipped_rules()
EVERY = shipped_assessments()


def without_end(ruleset):
    table = ruleset.tables["REC"]
    return replace(ruleset, tables={**ruleset.tables, "REC": replace(table, rows=table.rows[:-1])})


def retold(ruleset, text):
    """The same rules with a text in every place that is only shown."""
    tables = {
        name: replace(
            table,
            title=text,
            question=text,
            rows=tuple(replace(row, because=text, source=replace(row.source, section=text)) for row in table.rows),
        )
        for name, table in ruleset.tables.items()
    }
    return replace(
        ruleset,
        title=text,
        version=text,
        tables=tables,
        parameters={name: replace(one, why=text, unit=text) for name, one in ruleset.parameters.items()},
        readings={name: replace(one, why=text) for name, one in ruleset.readings.items()},
        documents={name: replace(one, title=text, publisher=text) for name, one in ruleset.documents.items()},
        deferral=replace(ruleset.deferral, because=text),
    )


def rows(view) -> Iterator[RuleRow]:
    return (row for group in view.groups for table in group.tables for row in table.rows)


BOOKS = {
    "shipped": (SHIPPED, summaries(EVERY)),
    "nothing assessed": (SHIPPED, ()),
    "both situations": (varied(situations="both"), ()),
    "majority": (varied(criteria="majority"), ()),
    "no last row": (without_end(SHIPPED), ()),
    "one table": (bare(), ()),
    "many proposals": (SHIPPED, summaries(EVERY * 3)),
}


@pytest.mark.parametrize("given", BOOKS.values(), ids=BOOKS)
def test_a_rule_book_is_well_made(given):
    assert faults(render_rules(*given)) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_in_a_rule_stays_text(text):
    assert faults(render_rules(retold(SHIPPED, text), summaries(EVERY))) == []


def test_every_row_has_its_place() -> None:
    expected = [row.id for table in SHIPPED.tables.values() for row in table.rows]
    assert sorted(expected) == sorted(row.anchor for row in rows(rule_book_view(SHIPPED, ())))


@pytest.mark.parametrize("kind", ["parameter", "reading"])
def test_every_choice_has_its_place(kind):
    names = SHIPPED.parameters if kind == "parameter" else SHIPPED.readings
    ids = Page(render_rules(SHIPPED)).all("id")
    assert [name for name in names if f"{kind}-{name.replace('_', '-')}" not in ids] == []


@pytest.mark.parametrize("kind", ["reports", "index"])
def test_every_link_to_the_rule_book_arrives(kind):
    pages = [render_report(one) for one in EVERY] if kind == "reports" else [portfolio_pages(entries(EVERY))["index.html"]]
    hrefs = {href for page in pages for href in Page(page).all("href") if href.startswith("rules.html#")}
    ids = set(Page(render_rules(SHIPPED)).all("id"))
    assert (True, set()) == (len(hrefs) > 5, {href.partition("#")[2] for href in hrefs} - ids)


def test_every_decision_leads_to_its_rule() -> None:
    hrefs = Page(render_report(EVERY[0])).all("href")
    assert [found.decided.rule for found in EVERY[0].criteria if f"rules.html#{found.decided.rule}" not in hrefs] == []


def test_the_rule_book_leads_to_every_report() -> None:
    hrefs = Page(render_rules(SHIPPED, summaries(EVERY))).all("href")
    assert [one.proposal.id for one in EVERY if f"{one.proposal.id}.html" not in hrefs] == []


def test_a_row_names_the_proposals_that_it_decided() -> None:
    expected = {
        rule: sorted(one.proposal.title for one in EVERY if one.outcome.decided.rule == rule)
        for rule in ("REC-R1", "REC-R2", "REC-R10")
    }
    found = {row.id: sorted(one.title for one in row.decided) for row in rows(rule_book_view(SHIPPED, summaries(EVERY)))}
    assert expected == {rule: found[rule] for rule in expected}


def test_every_criterion_of_every_proposal_was_decided_by_one_row() -> None:
    decided = [
        one for row in rows(rule_book_view(SHIPPED, summaries(EVERY))) if row.id.startswith("C") for one in row.decided
    ]
    assert 9 * len(EVERY) == len(decided)


def test_a_proposal_put_off_is_named() -> None:
    assert [one.title for one in rule_book_view(SHIPPED, summaries(EVERY)).deferral.decided] == ["End of life care (draft)"]


PROFILES = 3**7 * 2**2 * 4
"""Two of the nine criteria, C3 and C5, are never "not met"; either situation may apply or not."""
RULESETS = {"shipped": SHIPPED, "both": varied(situations="both"), "majority": varied(criteria="majority")}


@pytest.mark.parametrize("given", RULESETS.values(), ids=RULESETS)
def test_every_profile_has_one_row(given):
    view = rule_book_view(given, ())
    assert view.completeness is not None
    by_row = sum(row.reach.strategic for row in rows(view) if row.reach)
    assert (view.completeness.profiles, by_row, view.completeness.uncovered) == (PROFILES, PROFILES, 0)


@pytest.mark.parametrize(("given", "expected"), [("shipped", 3), ("both", 1)])
def test_how_many_profiles_establish(given, expected):
    completeness = rule_book_view(RULESETS[given], ()).completeness
    assert completeness is not None
    counts = completeness.counts
    assert expected == next(count.profiles for count in counts if count.outcome.value == "establish")


def test_a_profile_without_a_row_is_said() -> None:
    assert "No row decides 9,212 of them." in Page(render_rules(without_end(SHIPPED))).text()


SHOWN = [
    "The Way Forward: nine criteria for a strategic clinical network.",
    "C1-R1 Met",
    "largest gap behind the middle value of other countries is at least 10 percent (material gap)",
    "whether situation S1 applies: “applies”",
    "criteria read as majority (not chosen)",
    "No row above matches.",
    "[worst international gap]",
    "The document says so Introduction (SI-056, SI-057).",
    "A risk matrix for risk managers: Risk matrix.",
    "One of the meanings that the document allows",
    "Ours: the document gives no number or rule",
    "1.25 to 2.5, in steps of 0.05",
    "this value alone",
    "Both situations must hold.",
    "3 of 34,992",
    "Each is decided by exactly one row; none is left over.",
    "Of all profiles: 0 of strategic networks, 139,968 of the other types.",
    "REC-DEFER: no row says that an outcome is put off.",
    SHIPPED.sha256,
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_rule_book_shows(text):
    assert text in Page(render_rules(SHIPPED, summaries(EVERY))).text()


@pytest.mark.parametrize("text", ["situations = both", "Chosen for this run", "situations read as both (as chosen)"])
def test_a_rule_book_says_what_was_chosen_otherwise(text):
    assert text in Page(render_rules(varied(situations="both"))).text()


def test_the_order_of_the_proposals_changes_nothing() -> None:
    assert render_rules(SHIPPED, summaries(EVERY)) == render_rules(SHIPPED, summaries(EVERY)[::-1])


def test_a_rule_book_is_small() -> None:
    assert len(render_rules(SHIPPED, summaries(EVERY)).encode()) < 160_000
