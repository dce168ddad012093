"""Write a page as a PDF for those who file or print it, tagged so that it can be read aloud, with the proposal inside.

WeasyPrint does it, and is imported only here and only when needed: that takes seconds, and few need it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

EPOCH = "SOURCE_DATE_EPOCH"
VARIANT = "pdf/ua-1"
HOW = (
    'install it with: pip install "scn-criteria[pdf]"; '
    "on Debian it also needs: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class WeasyPrintMissingError(Exception):
    """WeasyPrint, or a library that it stands on, is not installed. The message says how to get it."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes into the PDF, and the day that it is given: the clock would make every run another file."""

    name: str
    raw: bytes
    day: date


def require_weasyprint() -> None:
    """Raise WeasyPrintMissingError where no PDF can be made."""
    try:
        import weasyprint  # noqa: F401, PLC0415 - an extra that only this needs
    except ImportError as error:
        raise WeasyPrintMissingError(f"PDF needs WeasyPrint, which is not installed; {HOW}") from error
    except OSError as error:  # it is there, and a library of the system is not
        raise WeasyPrintMissingError(f"WeasyPrint does not find a library of the system; {HOW}") from error


def report_pdf(html: str, attached: Attached | None = None) -> bytes:
    """The PDF of a page. The same page gives the same bytes on one machine; its fonts come from there."""
    from weasyprint import HTML, Attachment  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    # A page loads nothing from outside itself. If it tried, it would get nothing.
    nothing = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    attachments = []
    if attached:
        when = datetime(attached.day.year, attached.day.month, attached.day.day, tzinfo=UTC)
        attachments.append(
            Attachment(
                string=attached.raw,
                name=attached.name,
                description="The proposal that was assessed",
                created=when,
                modified=when,
                relationship="Source",
                url_fetcher=nothing,
            )
        )
    with _fonts_of_a_fixed_day():
        made = HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant=VARIANT, attachments=attachments)
    assert isinstance(made, bytes)
    return made


@contextmanager
def _fonts_of_a_fixed_day() -> Iterator[None]:
    """Where HarfBuzz does not cut fonts down, fontTools does, and writes the time of day into them unless this is set."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
