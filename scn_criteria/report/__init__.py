"""Pages for readers: one report for each assessment, an index of many, and the rule book."""

from scn_criteria.report.letterhead import PLAIN, Letterhead
from scn_criteria.report.links import INDEX, INDEX_TABLE, RULES, SOURCES, report_page
from scn_criteria.report.page import portfolio_pages, render_index, render_report, render_rules, render_sources

__all__ = [
    "INDEX",
    "INDEX_TABLE",
    "PLAIN",
    "RULES",
    "SOURCES",
    "Letterhead",
    "portfolio_pages",
    "render_index",
    "render_report",
    "render_rules",
    "render_sources",
    "report_page",
]
