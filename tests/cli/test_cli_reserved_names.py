"""Names that Windows keeps for devices: ``scn new`` refuses them, and no file that is written has one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from running import GOOD, PROPOSALS

from scn_criteria.cli.main import scn
from scn_criteria.cli.new import command
from scn_criteria.safe_text import free_name, is_reserved

RESERVED = ("con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9")
ALLOWED = ("cons", "com", "com10", "lpt", "nul-care", "auxiliary")


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_that_windows_reserves_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, [name, "--no-schema"])
    expected = f'"{name}" cannot be an id, as Windows allows no file of that name; choose another'
    assert result.exit_code == 2
    assert expected in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ALLOWED)
def test_a_name_that_only_resembles_one_is_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(command, [name, "--no-schema"])
    assert (0, [f"{name}.yaml"]) == (result.exit_code, [path.name for path in tmp_path.iterdir()])


NAMES = [
    *((name, True) for name in RESERVED),
    *((name, False) for name in ALLOWED),
    ("CON", True),
    ("Nul.txt", True),
    ("aux.decision.yaml", True),
    ("aux .txt", True),
    ("conin$", True),
    ("COM\xb9", True),
    ("cancer.", True),
    ("cancer ", True),
    ("con-.html", False),
    ("cancer.yaml", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "reserved"), NAMES)
def test_a_name_is_reserved_or_free(name: str, reserved: bool) -> None:
    assert (reserved, False) == (is_reserved(name), is_reserved(free_name(name)))


def of_the_id(identifier: str, folder: Path) -> Path:
    """A sound proposal of an id; no file of that name may be needed for it."""
    path = folder / f"as-{identifier}.yaml"
    text = GOOD.replace("id: cancer\n", f"id: {identifier}  # scn: ignore[SCN201] kept under another name\n", 1)
    path.write_text(text, encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_reports_of_such_an_id_have_a_name_of_their_own_and_are_linked(tmp_path: Path) -> None:
    proposal, out = of_the_id("con", tmp_path), tmp_path / "out"
    arguments = ["report", "-q", str(proposal), "-o", str(out), "-f", "html", "-f", "json", "-f", "md", "-f", "record"]
    assert CliRunner().invoke(scn, arguments).exit_code == 0
    expected = ["con-.decision.yaml", "con-.html", "con-.json", "con-.md"]
    assert expected == [name for name in names_in(out) if name.startswith("con")]
    for page in ("index.html", "rules.html"):
        text = (out / page).read_text(encoding="utf-8")
        assert (page, True, False) == (page, 'href="con-.html' in text, 'href="con.html' in text)


@pytest.mark.parametrize("record", ["con-.decision.yaml", "con.decision.yaml"])
def test_a_record_under_such_an_id_is_found(record: str, tmp_path: Path) -> None:
    proposal, out = of_the_id("con", tmp_path), tmp_path / "out"
    CliRunner().invoke(scn, ["report", "-q", str(proposal), "-o", str(out), "-f", "record"])
    (tmp_path / record).write_text(signed((out / "con-.decision.yaml").read_text("utf-8")), encoding="utf-8")
    (out / "con-.decision.yaml").unlink()
    assert linted(tmp_path / record) == (0, True)
    CliRunner().invoke(scn, ["report", "-q", str(proposal), "-o", str(out)])
    assert "Jane Doe" in (out / "con-.html").read_text(encoding="utf-8")


def signed(record: str) -> str:
    """An empty record, agreed to and signed."""
    for blank, entry in (("agree:", "true"), ("name:", "Jane Doe"), ("role:", "Medical director"), ("on:", "2012-12-14")):
        record = re.sub(rf"(?m)^( *(?:- )?{blank}) .*|^( *(?:- )?{blank})$", rf"\1\2 {entry}", record)
    return record


def linted(path: Path) -> tuple[int, bool]:
    """How the check of a file ends, and whether it warns of the id."""
    ran = CliRunner().invoke(scn, ["lint", str(path), "--fail-level", "error"])
    return ran.exit_code, "which Windows keeps for a device" in ran.output


def test_such_an_id_is_a_warning_that_keeps_nothing_from_being_assessed(tmp_path: Path) -> None:
    proposal = of_the_id("con", tmp_path)
    assert linted(proposal) == (0, True)
    assert CliRunner().invoke(scn, ["assess", str(proposal)]).exit_code == 0


def test_the_pack_of_such_an_id_has_a_folder_of_its_own(tmp_path: Path) -> None:
    proposal, out = of_the_id("nul", tmp_path), tmp_path / "out"
    ran = CliRunner().invoke(scn, ["plan", "-q", "--output-dir", str(out), str(proposal)])
    assert (ran.exit_code, [path.name for path in out.iterdir()]) == (0, ["nul-"])
    assert f"{len(names_in(out / 'nul-'))} files written to {out / 'nul-'}" in ran.output


def test_the_page_of_the_review_of_such_an_id(tmp_path: Path) -> None:
    shipped = PROPOSALS.parent / "reviews" / "cancer-thames-valley-year-1.yaml"
    waived = "id: prn  # scn: ignore[SCN340] kept under another name"
    filed = tmp_path / "reviews" / "filed.yaml"
    filed.parent.mkdir()
    filed.write_text(shipped.read_text(encoding="utf-8").replace(f"id: {shipped.stem}", waived, 1), encoding="utf-8")
    shutil.copytree(PROPOSALS, tmp_path / "proposals")
    CliRunner().invoke(scn, ["review", "-q", str(filed), "--output-dir", str(tmp_path / "out")])
    assert names_in(tmp_path / "out") == ["prn-.html"]
