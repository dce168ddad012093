"""Pages for readers: one report for each assessment, and an index of many."""

from scn_criteria.report.page import render_index, render_report

__all__ = ["render_index", "render_report"]
