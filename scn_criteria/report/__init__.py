"""Pages for readers: one report for each assessment, and an index of many."""

from scn_criteria.report.page import render_index, render_report
from scn_criteria.report.portfolio import NotAssessed

__all__ = ["NotAssessed", "render_index", "render_report"]
