"""A page for every kind of fault: what it checks, why it matters, what to avoid and what to prefer."""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.lint.diagnostic_pages import Page, every_code, page_markdown, page_of


def pages() -> Mapping[str, str]:
    """All pages, by the names of their files."""
    return {f"codes/{number}.md": page(page_of(code)) for number, code in every_code().items()}


def page(described: Page) -> str:
    """The page of one code."""
    code = described.code
    head, foot = (
        f"# {code.number} {code.name}",
        f"`scn explain {code.number}` prints this page. [All codes](../diagnostics.md)",
    )
    return f"{head}\n\n{page_markdown(described)}\n\n---\n\n{foot}\n"
