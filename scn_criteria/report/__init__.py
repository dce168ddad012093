"""Pages for readers: one report for each assessment, an index of many, and the rule book."""

from scn_criteria.report.letterhead import PLAIN, Letterhead
from scn_criteria.report.links import INDEX, INDEX_TABLE, RULES, report_page
from scn_criteria.report.page import portfolio_pages, render_index, render_report, render_rules

__all__ = [
    "INDEX",
    "INDEX_TABLE",
    "PLAIN",
    "RULES",
    "Letterhead",
    "portfolio_pages",
    "render_index",
    "render_report",
    "render_rules",
    "report_page",
]
