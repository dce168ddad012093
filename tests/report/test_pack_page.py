"""The documents of a pack as pages and in Markdown: whole, linked, and safe from what a proposal says."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hostile import TEXTS
from html_page import Page, faults

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.loader import read_file
from scn_criteria.establishment.pack.outline import shipped_outline
from scn_criteria.establishment.pack.pack import pack
from scn_criteria.establishment.pack.paper import OPEN, Passage
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.report.pack_page import Piece, open_text, pack_markdown, pack_pages, pieces
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.safe_text import escaped, within_line

START = date(2014, 4, 1)
FILE = Path(__file__).resolve().parents[2] / "proposals" / "cancer.yaml"


@lru_cache(maxsize=1)
def cancer():
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return assess(read_file(FILE, "cancer.yaml"), "cancer.yaml", compiled_ruleset(ruleset))


def spoiled(record, text):
    """The same records with another text in place of everything that people have said in words."""
    if isinstance(record, str):
        return text if " " in record or record[:1].isupper() else record
    if isinstance(record, tuple):
        return tuple(spoiled(one, text) for one in record)
    if is_dataclass(record) and not isinstance(record, type | PartialDate):
        kept = {"at", "extent"}
        return replace(
            record, **{one.name: spoiled(getattr(record, one.name), text) for one in fields(record) if one.name not in kept}
        )
    return record


@lru_cache(maxsize=None)
def packed(text=""):
    """A pack, with a hostile text in all places where the proposal says something."""
    found = cancer()
    if text:
        found = replace(found, proposal=spoiled(found.proposal, text))
    return pack(found, shipped_provisions(), shipped_outline(), START)


def pages(text=""):
    return pack_pages(packed(text))


def papers():
    return [paper.name for paper in packed().papers]


@pytest.mark.parametrize("name", papers())
def test_a_page_is_sound(name):
    assert faults(pages()[name]) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_stays_text(text):
    assert [faults(page) for page in pages(text).values()] == [[]] * len(papers())


@pytest.mark.parametrize("text", [TEXTS["script"], TEXTS["template"], TEXTS["attribute end"]])
def test_a_hostile_text_is_shown_as_typed(text):
    found = pages(text)
    assert all(text in Page(page).text() for page in found.values())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_makes_no_element_in_markdown(text):
    written = pack_markdown(packed(text))
    assert [name for name, found in written.items() if "<script" in found.replace("\\<", "")] == []


def test_a_page_says_everything_that_its_document_says() -> None:
    for paper in packed().papers:
        page = Page(pages()[paper.name]).text()
        missing = [text for text in paper.texts() if " ".join(text.split()) not in page]
        assert missing == []


def test_every_mark_is_reported() -> None:
    for paper in packed().papers:
        page = Page(pages()[paper.name]).text()
        said = [part for section in paper.sections for part in section.parts if isinstance(part, Passage)]
        assert [str(mark) for part in said for mark in part.marks if str(mark) not in page] == []


def test_what_is_to_be_agreed_is_set_apart() -> None:
    agreement = next(paper for paper in packed().papers if paper.name == "accountability-agreement")
    marked = Page(pages()[agreement.name]).all("class").count("moderate")
    assert marked == len(agreement.to_be_agreed)


def test_the_first_page_leads_to_all_others_and_they_lead_back() -> None:
    first, *others = papers()
    found = pages()
    assert [f"{name}.html" for name in others] == [href for href in Page(found[first]).all("href") if href.endswith(".html")]
    assert all("index.html" in Page(found[name]).all("href") for name in others)


def test_the_first_text_leads_to_all_others() -> None:
    first, *others = papers()
    assert all(f"]({name}.md)" in pack_markdown(packed())[first] for name in others)


def test_passages_are_numbered_within_their_sections() -> None:
    lines = pack_markdown(packed())["term-and-reviews"].splitlines()
    assert [line.split()[0] for line in lines if line.startswith("**") and line[2].isdigit()] == [
        "**1.1**",
        "**1.2**",
        "**1.3**",
        "**2.1**",
        "**3.1**",
        "**3.2**",
    ]


PIECES = [
    ("Nothing here.", [("Nothing here.", False)]),
    ("[to be agreed: a]", [("[to be agreed: a]", True)]),
    (
        "By [to be agreed: a], at [to be agreed: b].",
        [("By ", 0), ("[to be agreed: a]", 1), (", at ", 0), ("[to be agreed: b]", 1), (".", 0)],
    ),
    ("[to be agreed: ]", [("[to be agreed: ]", False)]),
    ("[to be agreed: [to be agreed: a]", [("[to be agreed: ", False), ("[to be agreed: a]", True)]),
]


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_a_text_is_cut_where_something_is_to_be_agreed(text, expected):
    assert [Piece(piece, bool(is_open)) for piece, is_open in expected] == list(pieces(text))


def test_pieces_make_up_the_text() -> None:
    texts = [text for paper in packed().papers for text in paper.texts()]
    assert texts == ["".join(piece.text for piece in pieces(text)) for text in texts]


@pytest.mark.parametrize(("number", "expected"), [(0, "Nothing"), (1, "One place is"), (2, "2 places are")])
def test_what_is_open_is_counted(number, expected):
    paper = packed().papers[-1]
    sections = (replace(paper.sections[0], parts=(Passage("[to be agreed: a]" * number, ()),)),)
    assert open_text(replace(paper, sections=sections)).startswith(expected)


@pytest.mark.parametrize("text", ["- a", "1. a", "+ a", "= a"])
def test_only_the_start_of_a_line_needs_more(text):
    assert (within_line(text), escaped(text) != text) == (text, True)


def test_the_same_pack_twice_is_the_same() -> None:
    assert (pages(), pack_markdown(packed())) == (pages(), pack_markdown(packed()))


def test_no_place_is_left_without_words() -> None:
    assert [text for paper in packed().papers for text in paper.texts() if "[to be agreed" in OPEN.sub("", text)] == []
