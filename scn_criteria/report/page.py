"""From records to pages. The only module that knows the template language."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment, FunctionLoader, StrictUndefined

from scn_criteria import __version__, resources
from scn_criteria.decision import Assessment, NotAssessed
from scn_criteria.decision.coverage import SourceCoverage
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.report.filters import FILTERS, stylesheet
from scn_criteria.report.index_table import index_table
from scn_criteria.report.letterhead import PLAIN, Letterhead
from scn_criteria.report.links import INDEX, INDEX_TABLE
from scn_criteria.report.portfolio import index_view
from scn_criteria.report.rulebook_view import rule_book_view
from scn_criteria.report.sign_off import SignOffs, none_signed
from scn_criteria.report.sources_view import sources_view
from scn_criteria.report.view import report_view
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.signing import NOT_SIGNED_OFF, SignOff


def render_report(assessment: Assessment, letterhead: Letterhead = PLAIN, sign_off: SignOff = NOT_SIGNED_OFF) -> str:
    """The report of one assessment: one page that needs nothing beside it."""
    return rendered("report.html.j2", report_view(assessment, sign_off), letterhead)


def render_index(assessments: Iterable[Assessment], not_assessed: Iterable[NotAssessed] = ()) -> str:
    """The list of many assessments, which links to the report of each."""
    return rendered("index.html.j2", index_view(assessments, not_assessed))


def portfolio_pages(
    assessments: Iterable[Assessment],
    not_assessed: Iterable[NotAssessed] = (),
    letterhead: Letterhead = PLAIN,
    sign_offs: SignOffs = none_signed,
    openings: Openings | None = None,
) -> dict[str, str]:
    """The index and the same as a table for a spreadsheet, by the names of their files."""
    view = index_view(assessments, not_assessed, sign_offs, openings)
    return {INDEX: rendered("index.html.j2", view, letterhead), INDEX_TABLE: index_table(view)}


def render_rules(
    ruleset: Ruleset,
    assessments: Iterable[Assessment] = (),
    letterhead: Letterhead = PLAIN,
    coverage: SourceCoverage | None = None,
) -> str:
    """The rule book: a whole ruleset in words, and what each row decided. With the page of the source, it leads there."""
    return rendered("rules.html.j2", rule_book_view(ruleset, assessments, coverage), letterhead)


def render_sources(ruleset: Ruleset, coverage: SourceCoverage, letterhead: Letterhead = PLAIN) -> str:
    """The page of the source: what the documents say, item by item, and where each item is encoded."""
    return rendered("sources.html.j2", sources_view(ruleset, coverage), letterhead)


def rendered(template: str, view: object, letterhead: Letterhead = PLAIN) -> str:
    """A page from a template and what it is laid out from, with our stylesheet and a policy that lets nothing else in."""
    style = _read("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        environment()
        .get_template(template)
        .render(view=view, letterhead=letterhead, style=stylesheet(style), style_digest=digest, version=__version__)
    )


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template language: everything is escaped, always, and a name that is not there is a fault of ours."""
    made = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made


@lru_cache(maxsize=None)
def _read(name: str) -> str:
    return (resources.folder("templates") / name).read_text(encoding="utf-8")
