"""The documents of a pack in Markdown, to be edited by people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scn_criteria.establishment.pack import Pack
from scn_criteria.report.markdown_text import escaped, within_line
from scn_criteria.report.pack_page import PaperView, PassageView, Piece, TableView, paper_view
from scn_criteria.report.words import sentence

MARKDOWN = "md"


def pack_markdown(pack: Pack) -> Mapping[str, str]:
    """The text of every document, by its name without an ending."""
    first, *others = pack.papers
    addresses = {paper.title: f"{paper.name}.{MARKDOWN}" for paper in others}
    views = [paper_view(first, addresses), *(paper_view(paper) for paper in others)]
    return {view.paper.name: "\n".join(_lines(view)) for view in views}


def _lines(view: PaperView) -> Iterator[str]:
    paper = view.paper
    yield from (f"# {escaped(paper.title)}", "", f"{escaped(sentence(paper.network))} {escaped(paper.about)}", "")
    if not view.first:
        yield from (
            f"Draft. {view.open} Each passage ends with where it comes from; [the first page](index.{MARKDOWN}) explains "
            f"the marks. This document as a whole rests on {escaped(view.marks)}.",
            "",
        )
    for section in view.sections:
        yield from (f"## {section.number} {escaped(section.title)}", "")
        for part in section.parts:
            yield from _passage(part) if isinstance(part, PassageView) else _table(part)
            yield ""


def _passage(part: PassageView) -> Iterator[str]:
    yield f"**{part.number}** {_filled(part.pieces)} *({within_line(part.marks)})*"


def _table(table: TableView) -> Iterator[str]:
    yield from (f"**{escaped(table.caption)}**", "")
    head = (*table.head, "Source")
    yield _row(escaped(one) for one in head)
    yield _row("---" for _ in head)
    for row in table.rows:
        name = f"[{_filled(row.name)}]({row.address})" if row.address else _filled(row.name)
        yield _row((name, *(_filled(cell.pieces) for cell in row.cells), within_line(row.marks)))


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _filled(pieces: tuple[Piece, ...]) -> str:
    """A text with what is to be agreed set in bold. Blanks between pieces are kept, which escaping takes away."""
    parts = []
    for one in pieces:
        before = " " if one.text[:1].isspace() else ""
        after = " " if one.text[-1:].isspace() else ""
        text = within_line(one.text)
        parts.append(f"{before}**{text}**{after}" if one.open else f"{before}{text}{after}")
    return "".join(parts)
