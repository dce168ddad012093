"""``scn report`` with its options: formats, the header, and the browser."""

from __future__ import annotations

import base64
import json
import struct
import sys
import webbrowser
import zlib
from pathlib import Path

import pytest
from html_page import Page
from sample import assessment

from scn_criteria.cli.report import command
from scn_criteria.report.logo import MOST_BYTES, LogoError, logo_address
from scn_criteria.report.report_view import render_report
from scn_criteria.report.templating import Letterhead
from scn_criteria.resources import HERE

PROPOSAL = Path(HERE).parent / "proposals" / "dental-services.yaml"
STEM = PROPOSAL.stem


def part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 1, height: int = 1, more: bytes = b"") -> bytes:
    header = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + part(b"IDAT", zlib.compress(b"\0\0\0\0")) + part(b"IEND", b"") + more


def svg(inside: str = "", attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{attributes}>{inside}</svg>'.encode()


GOOD = {
    "png": png(),
    "svg": svg('<rect width="9" height="9" fill="#005ea5"/>'),
    "gradient": svg('<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>'),
    "declared": b'<?xml version="1.0" encoding="UTF-8"?>' + svg(),
}
BAD = {
    "script": (svg("<script>alert(1)</script>"), 'the element "script"'),
    "handler": (svg(attributes=' onload="alert(1)"'), 'the attribute "onload"'),
    "link": (svg('<use href="https://example.org/a.svg#b"/>'), 'the attribute "href"'),
    "old link": (svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="a.svg"/>'), 'the attribute "href"'),
    "style": (svg('<rect style="fill: url(https://example.org/x)"/>'), 'the attribute "style"'),
    "style by other words": (
        svg('<rect style="cursor:image-set(&quot;https://example.org/x&quot; 1x)"/>'),
        "in the SVG the attribute",
    ),
    "style with a comment": (svg('<rect style="fill:u/**/rl(x)"/>'), 'the attribute "style"'),
    "style element": (svg("<style>@import 'x'</style>"), 'the element "style"'),
    "picture": (svg('<image href="#a"/>'), 'the element "image"'),
    "html": (svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'), "foreignObject"),
    "animation": (svg('<rect><set attributeName="href" to="javascript:x"/></rect>'), 'the element "set"'),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&amp;a;</text>"), "a document type"),
    "instruction": (b'<?xml version="1.0"?><?xml-stylesheet href="x.css"?>' + svg(), "a processing instruction"),
    "encoding": (b'<?xml version="1.0" encoding="latin-1"?>' + svg(), "another encoding"),
    "utf-16": (svg().decode().encode("utf-16"), "no picture"),
    "other xml": (b"<html/>", "no picture"),
    "not closed": (b"<svg xmlns='http://www.w3.org/2000/svg'>", "no picture"),
    "words": (b"a logo", "no picture"),
    "nothing": (b"", "no picture"),
    "jpeg": (b"\xff\xd8\xff\xe0", "no picture"),
    "short png": (png()[:-1], "cut off or damaged"),
    "long png": (png(more=b"<script>"), "cut off or damaged"),
    "false png": (png().replace(b"IDAT", b"IDOT"), "cut off or damaged"),
    "wide png": (png(width=5000), "5,000 by 1 pixels"),
    "large": (b" " * (MOST_BYTES + 1), "more than 40,000 bytes"),
}


def scn_report(*arguments: str) -> int:
    """Run the command within the process; returns its exit code."""
    with pytest.raises(SystemExit) as stopped:
        command.main([str(PROPOSAL), "-q", *arguments], prog_name="report", standalone_mode=True)
    return int(stopped.value.code or 0)


@pytest.mark.parametrize("raw", GOOD.values(), ids=GOOD)
def test_a_sound_logo_becomes_an_address_that_holds_it(raw: bytes) -> None:
    assert raw == base64.b64decode(logo_address(raw).partition(",")[2])


@pytest.mark.parametrize(("raw", "words"), BAD.values(), ids=BAD)
def test_any_other_is_refused_with_the_reason(raw: bytes, words: str) -> None:
    with pytest.raises(LogoError, match=words):
        logo_address(raw)


def test_the_header_names_the_organisation() -> None:
    page = render_report(assessment(), Letterhead("Trust <b>", logo_address(GOOD["png"])))
    pictures = [attributes for tag, attributes in Page(page).elements if tag == "img"]
    assert (len(pictures), pictures[0]["alt"], page.count("Trust &lt;b&gt;")) == (1, "", 2)


def test_a_logo_alone_has_a_text_of_its_own() -> None:
    page = render_report(assessment(), Letterhead(logo=logo_address(GOOD["svg"])))
    assert [attributes["alt"] for tag, attributes in Page(page).elements if tag == "img"] == ["Logo"]


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        ((), {f"{STEM}.html", "index.html", "index.csv", "rules.html", "sources.html"}),
        (("md",), {f"{STEM}.md"}),
        (("json", "md", "json"), {f"{STEM}.json", f"{STEM}.md"}),
        (("html", "md"), {f"{STEM}.html", f"{STEM}.md", "index.html", "index.csv", "rules.html", "sources.html"}),
    ],
)
def test_each_format_asked_for_is_written(formats: tuple[str, ...], expected: set[str], tmp_path: Path) -> None:
    code = scn_report("-o", str(tmp_path), *(word for name in formats for word in ("--format", name)))
    assert (0, expected) == (code, {path.name for path in tmp_path.iterdir()})


def test_json_holds_one_assessment(tmp_path: Path) -> None:
    scn_report("-o", str(tmp_path), "-f", "json")
    record = json.loads((tmp_path / f"{STEM}.json").read_text(encoding="utf-8"))
    assert [one["proposal"]["id"] for one in record["assessments"]] == [STEM]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--logo", "nowhere.png"], '--logo cannot read "nowhere.png": no such file'),
        (["--logo", str(PROPOSAL)], "found no picture, expected a PNG or an SVG"),
        (["--open", "-f", "md"], "--open shows index.html"),
        (["-f", "docx"], "'docx' is not one of"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = scn_report("-o", str(tmp_path / "out"), *arguments)
    assert (code, words in capsys.readouterr().err, (tmp_path / "out").exists()) == (2, True, False)


def test_without_weasyprint_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    code = scn_report("-o", str(tmp_path / "out"), "-f", "pdf")
    assert (code, 'pip install "scn-criteria[pdf]"' in capsys.readouterr().err) == (1, True)


@pytest.mark.parametrize(("can", "words"), [(True, ""), (False, "no browser could be started")])
def test_open_shows_the_index(
    can: bool, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or can)
    scn_report("-o", str(tmp_path), "--open")
    assert ([(tmp_path / "index.html").as_uri()], True) == (opened, words in capsys.readouterr().err)
