"""The documents of a pack as pages: numbered passages and tables, each with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scn_criteria.establishment.pack import Pack, Paper
from scn_criteria.establishment.pack.paper import OPEN, Marks, Passage, Row, Section, Table
from scn_criteria.report.page import rendered

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


def _section(number: int, section: Section, addresses: Mapping[str, str]) -> SectionView:
    """A section with its passages numbered; tables stand between them without a number."""
    parts: list[PassageView | TableView] = []
    passages = 0
    for part in section.parts:
        if isinstance(part, Passage):
            passages += 1
            parts.append(PassageView(f"{number}.{passages}", tuple(pieces(part.text)), marks_text(part.marks)))
        else:
            parts.append(_table(part, addresses))
    return SectionView(number, section.title, tuple(parts))


def _table(table: Table, addresses: Mapping[str, str]) -> TableView:
    return TableView(table.caption, table.head, tuple(_row(table, row, addresses) for row in table.rows))


def _row(table: Table, row: Row, addresses: Mapping[str, str]) -> RowView:
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
