"""The documents of a pack as HTML pages and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scn_criteria.establishment.pack.paper import OPEN, Marks, Pack, Paper, PaperRow, PaperSection, PaperTable, Passage
from scn_criteria.report.templating import rendered
from scn_criteria.safe_text import escaped, within_line
from scn_criteria.wording import reader_sentence

# Pages

PAGE = "html"
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether people must still settle it."""

    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage by its number."""

    number: str
    pieces: tuple[Piece, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell, and the head of its column."""

    head: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row by what stands in its first column, which may lead to another document."""

    name: tuple[Piece, ...]
    address: str
    cells: tuple[CellView, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section by its number."""

    number: int
    title: str
    parts: tuple[PassageView | TableView, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"section-{self.number}"


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document, laid out. The first of a pack leads to all others."""

    paper: Paper
    first: bool
    sections: tuple[SectionView, ...]

    @property
    def marks(self) -> str:
        """What the document as a whole rests on."""
        return marks_text(self.paper.marks)

    @property
    def open(self) -> str:
        """How much is left to be agreed, in a sentence."""
        return open_text(self.paper)


def pack_pages(pack: Pack) -> Mapping[str, str]:
    """The page of every document, by its name without an ending."""
    first, *others = pack.papers
    addresses = {paper.title: f"{paper.name}.{PAGE}" for paper in others}
    views = [paper_view(first, addresses), *(paper_view(paper) for paper in others)]
    return {view.paper.name: rendered("pack/paper.html.j2", view) for view in views}


def paper_view(paper: Paper, addresses: Mapping[str, str] | None = None) -> PaperView:
    """Lay a document out. ``addresses`` are those of the documents that it lists, by title."""
    sections = tuple(_section(number, one, addresses or {}) for number, one in enumerate(paper.sections, start=1))
    return PaperView(paper, addresses is not None, sections)


def _section(number: int, section: PaperSection, addresses: Mapping[str, str]) -> SectionView:
    """A section with its passages numbered; tables stand between them without a number."""
    parts: list[PassageView | TableView] = []
    passages = 0
    for part in section.parts:
        if isinstance(part, Passage):
            passages += 1
            parts.append(PassageView(f"{number}.{passages}", tuple(pieces(part.text)), marks_text(part.marks)))
        else:
            parts.append(_table_view(part, addresses))
    return SectionView(number, section.title, tuple(parts))


def _table_view(table: PaperTable, addresses: Mapping[str, str]) -> TableView:
    return TableView(table.caption, table.head, tuple(_row_view(table, row, addresses) for row in table.rows))


def _row_view(table: PaperTable, row: PaperRow, addresses: Mapping[str, str]) -> RowView:
    cells = zip(table.head[1:], row.cells[1:], strict=True)
    return RowView(
        name=tuple(pieces(row.cells[0])),
        address=addresses.get(row.cells[0], ""),
        cells=tuple(CellView(head, tuple(pieces(cell))) for head, cell in cells),
        marks=marks_text(row.marks),
    )


def pieces(text: str) -> Iterator[Piece]:
    """A text cut where something is to be agreed."""
    end = 0
    for found in OPEN.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()], open=False)
        yield Piece(found[0], open=True)
        end = found.end()
    if end < len(text):
        yield Piece(text[end:], open=False)


def marks_text(marks: Marks) -> str:
    """Marks as one text."""
    return BETWEEN.join(map(str, marks))


def open_text(paper: Paper) -> str:
    """How much of a document is left to be agreed, in a sentence."""
    number = len(paper.to_be_agreed)
    if not number:
        return "Nothing is left to be agreed in it."
    places = "One place is" if number == 1 else f"{number} places are"
    return f"{places} still to be agreed, in square brackets."


# Markdown, to be edited by people

MARKDOWN = "md"


def pack_markdown(pack: Pack) -> Mapping[str, str]:
    """The text of every document, by its name without an ending."""
    first, *others = pack.papers
    addresses = {paper.title: f"{paper.name}.{MARKDOWN}" for paper in others}
    views = [paper_view(first, addresses), *(paper_view(paper) for paper in others)]
    return {view.paper.name: "\n".join(_lines(view)) for view in views}


def _lines(view: PaperView) -> Iterator[str]:
    paper = view.paper
    yield from (f"# {escaped(paper.title)}", "", f"{escaped(reader_sentence(paper.network))} {escaped(paper.about)}", "")
    if not view.first:
        yield from (
            f"Draft. {view.open} Each passage ends with where it comes from; [the first page](index.{MARKDOWN}) explains "
            f"the marks. This document as a whole rests on {escaped(view.marks)}.",
            "",
        )
    for section in view.sections:
        yield from (f"## {section.number} {escaped(section.title)}", "")
        for part in section.parts:
            yield from _passage(part) if isinstance(part, PassageView) else _markdown_table(part)
            yield ""


def _passage(part: PassageView) -> Iterator[str]:
    yield f"**{part.number}** {_filled(part.pieces)} *({within_line(part.marks)})*"


def _markdown_table(table: TableView) -> Iterator[str]:
    yield from (f"**{escaped(table.caption)}**", "")
    head = (*table.head, "Source")
    yield _markdown_row(escaped(one) for one in head)
    yield _markdown_row("---" for _ in head)
    for row in table.rows:
        name = f"[{_filled(row.name)}]({row.address})" if row.address else _filled(row.name)
        yield _markdown_row((name, *(_filled(cell.pieces) for cell in row.cells), within_line(row.marks)))


def _markdown_row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _filled(pieces: tuple[Piece, ...]) -> str:
    """A text with each gap to be agreed in bold. Blanks between pieces are kept, which escaping takes away."""
    parts = []
    for one in pieces:
        before = " " if one.text[:1].isspace() else ""
        after = " " if one.text[-1:].isspace() else ""
        text = within_line(one.text)
        parts.append(f"{before}**{text}**{after}" if one.open else f"{before}{text}{after}")
    return "".join(parts)
