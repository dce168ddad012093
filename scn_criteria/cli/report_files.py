"""What ``scn report`` writes for one assessment: a file for each format asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

import click

from scn_criteria.decision import Assessment
from scn_criteria.decision.record import to_json
from scn_criteria.report import Letterhead, render_report
from scn_criteria.report.logo import MOST_BYTES, LogoError, logo_address
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.pdf import Attached, WeasyPrintMissingError, report_pdf, require_weasyprint
from scn_criteria.report.sign_off import recommendation_of
from scn_criteria.signing import SignOff, draft

HTML, MARKDOWN, JSON, PDF, RECORD = FORMATS = ("html", "md", "json", "pdf", "record")
ENDINGS: Mapping[str, str] = {RECORD: "decision.yaml"}
"""What files of a format end in, where it is not the name of the format."""

Files = dict[Path, str | bytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats that are asked for, and what stands at the head of every page."""

    formats: frozenset[str]
    letterhead: Letterhead

    @property
    def pages(self) -> bool:
        """Whether there is to be an index and a rule book too."""
        return HTML in self.formats


def wanted(formats: tuple[str, ...], organisation: str | None, logo: str | None) -> Wanted:
    """What is asked for, once it is sure that it can be done. Raises ClickException where it cannot."""
    if PDF in formats:
        try:
            require_weasyprint()
        except WeasyPrintMissingError as error:
            raise click.ClickException(str(error)) from error
    return Wanted(frozenset(formats), Letterhead((organisation or "").strip(), _logo(logo) if logo else ""))


def report_files(stem: Path, assessment: Assessment, asked: Wanted, sign_off: SignOff) -> Files:
    """All files of one assessment; ``stem`` is their path without an ending."""
    needs_page = asked.formats & {HTML, PDF}
    page = render_report(assessment, asked.letterhead, sign_off) if needs_page else ""
    writers: Mapping[str, Callable[[], str | bytes]] = {
        HTML: lambda: page,
        MARKDOWN: lambda: report_markdown(assessment, sign_off),
        JSON: lambda: to_json((assessment,)),
        PDF: lambda: report_pdf(page, _attached(assessment)),
        RECORD: lambda: draft(recommendation_of(assessment)),
    }
    asked_for = {name: write for name, write in writers.items() if name in asked.formats}
    return {stem.with_name(f"{stem.name}.{ENDINGS.get(name, name)}"): write() for name, write in asked_for.items()}


def _attached(assessment: Assessment) -> Attached | None:
    """The file of the proposal, if it can be had again and is still what was assessed."""
    path = Path(assessment.origin.path)
    try:
        raw = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    if sha256(raw).hexdigest() != assessment.origin.sha256:
        return None
    return Attached(PurePath(path).name, raw, assessment.assessed_on)


def _logo(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return logo_address(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise click.UsageError(f'--logo cannot read "{name}": {(error.strerror or str(error)).lower()}') from error
    except LogoError as error:
        raise click.UsageError(f'--logo cannot use "{name}": {error}') from error
