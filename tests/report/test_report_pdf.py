"""Reports as PDF: tagged, the same every time, with the proposal inside and nothing from outside."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import date

import pytest
from sample import assessment

from scn_criteria.report.pdf import Attached, WeasyPrintMissingError, report_pdf, require_weasyprint
from scn_criteria.report.report_view import render_report

try:
    require_weasyprint()
except WeasyPrintMissingError as missing:
    pytest.skip(f"no PDF can be made: {missing}", allow_module_level=True)

PROPOSAL = Attached("respiratory-disease.yaml", b"format: scn-proposal/1\nid: respiratory-disease\n", date(2012, 11, 30))
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)

SCRIPT = """
import hashlib
from datetime import date
from scn_criteria.report.pdf import Attached, report_pdf
page = '<!DOCTYPE html><html lang="en-GB"><title>Page</title><h1>Page</h1><p>Words</p>'
print(hashlib.sha256(report_pdf(page, Attached("x.yaml", b"id: x", date(2012, 11, 30)))).hexdigest())
"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return report_pdf(render_report(assessment()), PROPOSAL)


def unpacked(pdf: bytes) -> bytes:
    """The file with every stream that is packed unpacked beside it."""
    return b"\n".join((pdf, *map(opened, STREAM.findall(pdf))))


def opened(stream: bytes) -> bytes:
    """A stream without its packing, if it has one."""
    with suppress(zlib.error):
        return zlib.decompress(stream)
    return stream


@pytest.mark.parametrize("wanted", [b"/StructTreeRoot", b"/Lang", b"pdfuaid", b"/Title", PROPOSAL.raw])
def test_it_is_tagged_and_holds_the_proposal(wanted: bytes, made: bytes) -> None:
    assert wanted in unpacked(made)


def test_the_attachment_bears_the_day_of_the_assessment(made: bytes) -> None:
    assert b"20121130000000" in re.sub(rb"[^0-9]", b"", unpacked(made)) or b"D:20121130" in unpacked(made)


def test_the_same_page_gives_the_same_bytes(made: bytes) -> None:
    assert made == report_pdf(render_report(assessment()), PROPOSAL)


def test_the_hash_seed_changes_nothing() -> None:
    digests = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True)
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_nothing_is_fetched(tmp_path: object) -> None:
    picture = f"{tmp_path}/picture.svg"
    with open(picture, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    page = '<!DOCTYPE html><html lang="en-GB"><title>Page</title><p>Words {}</p>'
    with_picture = report_pdf(page.format(f'<img src="file://{picture}" alt="">'))
    assert hashlib.sha256(report_pdf(page.format('<img src="file:///nowhere.svg" alt="">'))).digest() == (
        hashlib.sha256(with_picture).digest()
    )
