"""The documents of packs: word by word for two proposals, and what holds for all of them.

The two are made anew with ``scn plan proposals/cancer.yaml proposals/falls-and-fragility-fractures.yaml --output-dir
tests/establishment/packs --format md``, in the folder of the project; then they are read as a change of the program.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from pack_samples import ESTABLISHED, REFERRED, marks_of, pack_of, paper_of
from plan_samples import CANCER, ROOT, assessed, shipped

from scn_criteria.cli.main import scn
from scn_criteria.document.dates import PartialDate
from scn_criteria.establishment.pack.case import TermDates
from scn_criteria.establishment.pack.outline import shipped_outline
from scn_criteria.establishment.pack.pack import pack
from scn_criteria.establishment.pack.paper import Paper, PaperTable, Passage, Provenance
from scn_criteria.establishment.pack.timetable import milestone
from scn_criteria.establishment.provisions import choose_provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.proposal.evidence import Aim, Baseline, Direction

GOLDEN = Path(__file__).parent / "packs"
FILES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md"))
MADE = [*ESTABLISHED, *REFERRED]
PAPERS = [(name, paper.name) for name in MADE for paper in pack_of(name).papers]
YEAR = TermDates(date(2013, 4, 1), date(2014, 3, 31))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    paths = [f"proposals/{name}.yaml" for name in ("cancer", "falls-and-fragility-fractures")]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(ROOT)
        ran = CliRunner().invoke(scn, ["plan", "-q", *paths, "--output-dir", str(folder), "--format", "md"])
    assert ran.exit_code == 0, ran.output
    return folder


def test_there_are_as_many_documents_as_there_should_be(written: Path) -> None:
    assert sorted(path.relative_to(written).as_posix() for path in written.rglob("*.md")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_word_by_word_as_before(name: str, written: Path) -> None:
    assert (GOLDEN / name).read_text(encoding="utf-8") == (written / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_everything_said_has_a_mark(name: str, paper: str) -> None:
    parts = [part for section in paper_of(name, paper).sections for part in section.parts]
    said = [part for part in parts if isinstance(part, Passage)]
    rows = [row for part in parts if isinstance(part, PaperTable) for row in part.rows]
    assert ([one for one in said if not one.marks], [row for row in rows if not row.marks]) == ([], [])


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_a_mark_of_a_document_names_a_section_and_an_item(name: str, paper: str) -> None:
    cited = [mark for mark in marks_of(paper_of(name, paper)) if mark.ground in (Provenance.SOURCE, Provenance.READING)]
    unclear = [str(mark) for mark in cited if "SI-" not in mark.place]
    allowed = {
        "Wessex strategic clinical networks, about us",
        "Yorkshire and the Humber clinical networks, governance and structure",
    }
    assert set(unclear) <= allowed


@pytest.mark.parametrize(("name", "paper"), PAPERS)
def test_rows_are_as_wide_as_their_head(name: str, paper: str) -> None:
    tables = [part for section in paper_of(name, paper).sections for part in section.parts if isinstance(part, PaperTable)]
    assert [row for table in tables for row in table.rows if len(row.cells) != len(table.head)] == []


@pytest.mark.parametrize("name", ESTABLISHED)
def test_one_to_establish_has_six_documents_and_an_overview(name: str) -> None:
    assert [paper.name for paper in pack_of(name).papers] == [
        "index",
        "terms-of-reference",
        "accountability-agreement",
        "improvement-programme",
        "relationships",
        "timetable",
        "term-and-reviews",
    ]


@pytest.mark.parametrize("name", REFERRED)
def test_one_to_refer_has_what_its_founders_do(name: str) -> None:
    assert [paper.name for paper in pack_of(name).papers] == ["index", "setting-up"]


def text_of(paper: Paper) -> str:
    return " ".join(paper.texts())


ONLY_FOR = [
    ("neonatal-critical-care", "The providers of the service host the network and pay for it."),
    ("dental-services", "The Board develops it to advise on commissioning one service"),
    ("falls-and-fragility-fractures", "CCGs choose the network and pay for it"),
]


@pytest.mark.parametrize(("name", "said"), ONLY_FOR)
def test_what_is_for_one_type_is_said_to_no_other(name: str, said: str) -> None:
    assert [other for other, _ in ONLY_FOR if said in text_of(paper_of(other, "setting-up"))] == [name]


def test_both_accounts_of_the_line_stand_side_by_side() -> None:
    tables = [
        part
        for one in paper_of("cancer", "accountability-agreement").sections
        for part in one.parts
        if isinstance(part, PaperTable)
    ]
    (accounts,) = (one for one in tables if one.caption == "Two accounts of one line")
    printed = [(row.cells[0], [mark.place[-9:] for mark in row.marks]) for row in accounts.rows]
    assert printed == [
        ("The directors answer to", [" (SI-115)", " (SI-116)"]),
        ("The staff answer to", [" (SI-174)", " (SI-117)"]),
    ]


def test_a_line_of_the_proposal_is_where_the_words_are() -> None:
    lines = CANCER.splitlines()
    marks = [mark for mark in marks_of(paper_of("cancer", "term-and-reviews")) if mark.ground is Provenance.PROPOSAL]
    numbers = {int(number) for mark in marks for number in mark.place.rpartition(":")[2].split(", ")}
    assert {lines[number - 1].split(":")[0].strip() for number in numbers} == {"years", "start", "end", "exit", "- what"}


def test_another_start_moves_the_end_by_the_years() -> None:
    made = pack(shipped("cancer"), shipped_provisions(), shipped_outline(), date(2014, 2, 28))
    term = next(paper for paper in made.papers if paper.name == "term-and-reviews")
    assert "from 28 February 2014 to 27 February 2019" in text_of(term)


def test_what_a_proposal_leaves_open_has_a_clear_place() -> None:
    text = CANCER[: CANCER.index("outcomes:")] + CANCER[CANCER.index("sources:") :]
    made = pack(assessed(text), shipped_provisions(), shipped_outline())
    agreement = next(paper for paper in made.papers if paper.name == "accountability-agreement")
    assert "each with indicator, baseline, target and date" in agreement.to_be_agreed


def test_the_overview_counts_what_is_open() -> None:
    first, *others = pack_of("cancer").papers
    (contents,) = (part for part in first.sections[1].parts if isinstance(part, PaperTable))
    assert [row.cells[2] for row in contents.rows] == [str(text_of(paper).count("[to be agreed: ")) for paper in others]


def test_another_choice_than_what_ships_is_reported() -> None:
    chosen = choose_provisions(shipped_provisions(), {"programme_envelope": "16000000"}, {})
    made = pack(shipped("cancer"), chosen, shipped_outline())
    assert "Some choices differ from those that ship: programme_envelope = 16000000." in text_of(made.papers[0])


def aim(baseline: str, target: str, by: str) -> Aim:
    return Aim(
        at=(),
        indicator="I",
        unit="percent",
        direction=Direction.LOWER_IS_WORSE,
        baseline=Baseline(value=Decimal(baseline), period="2011"),
        target=Decimal(target),
        by=PartialDate.parse(by),
    )


MILESTONES = [
    ("50", "60", "2018-03-31", "52.0"),
    ("53.6", "65.9", "2018-03-31", "56.1"),
    ("0.64", "0.50", "2018", "0.62"),
    ("32", "17", "2018-03-31", "29.0"),
    ("10", "20", "2014-03-31", "20.0"),
    ("10", "20", "2013-06", "20.0"),
    ("20", "20", "2018-03-31", "20.0"),
]


@pytest.mark.parametrize(("baseline", "target", "by", "expected"), MILESTONES)
def test_a_milestone_lies_on_a_straight_line(baseline: str, target: str, by: str, expected: str) -> None:
    assert expected == milestone(aim(baseline, target, by), YEAR)
