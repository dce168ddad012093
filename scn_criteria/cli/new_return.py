"""A commented return for a network, from the proposal that it was established by."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.document import read_file
from scn_criteria.proposal import examine
from scn_criteria.proposal.evidence import Aim
from scn_criteria.proposal.model import Proposal

YEAR_BEGINS = (4, 1)
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Beginning:
    """The proposal of a network: as read, its path from the folder of the return, and its digest."""

    proposal: Proposal
    path: str
    sha256: str


def beginning(path: str, folder: Path) -> Beginning:
    """What a return begins from. Raises ClickException where there is no proposal that can be read."""
    loaded = read_file(Path(path), path)
    case = examine(loaded).case
    if loaded.document is None or case is None:
        raise click.ClickException(f'"{path}" cannot be read as a proposal: run `scn lint {path}`')
    seen = Path(os.path.relpath(Path(path).resolve(), folder.resolve())).as_posix()
    return Beginning(case.proposal, seen, loaded.document.sha256)


def draft_return(identifier: str, today: date, begun: Beginning) -> str:
    """The commented return for an id. Pure: the day comes from outside, and the last whole year before it is the first."""
    begins, ends = _last_year(today)
    proposal = begun.proposal
    years = proposal.term.years if proposal.term else LONGEST
    blanks = {
        "id": identifier,
        "title": json.dumps(identifier.replace("-", " ").capitalize(), ensure_ascii=False),
        "today": today.isoformat(),
        "condition": json.dumps(proposal.condition.name, ensure_ascii=False),
        "proposal": json.dumps(begun.path, ensure_ascii=False),
        "sha256": begun.sha256,
        "begins": begins.isoformat(),
        "ends": ends.isoformat(),
        "years": str(years),
        "aims": "\n".join(_aims(proposal.outcomes.aims)),
    }
    text = (resources.folder("templates") / "return.yaml").read_text(encoding="utf-8")
    for blank, value in blanks.items():
        text = text.replace(f"@{blank}@", value)
    return text


def _last_year(today: date) -> tuple[date, date]:
    """The first and the last day of the last financial year that is over."""
    this = date(today.year, *YEAR_BEGINS)
    begun = this if today >= this else this.replace(year=today.year - 1)
    return begun.replace(year=begun.year - 1), begun - timedelta(days=1)


def _aims(aims: tuple[Aim, ...]) -> Iterator[str]:
    """The aims of the proposal as examples, which wait for the days of their figures."""
    yield "# aims:"
    for one in aims:
        yield f"#   - aim: {json.dumps(one.indicator, ensure_ascii=False)}"
        if one.framework:
            yield f"#     framework: {{reference: {one.framework.reference}, edition: {one.framework.edition}}}"
        yield f"#     unit: {json.dumps(one.unit, ensure_ascii=False)}"
        yield f"#     direction: {one.direction.value}"
        yield f"#     baseline: {{value: {one.baseline.value}, measured: }}  # the figure of {one.baseline.period}"
        yield f"#     target: {{value: {one.target}, by: {one.by.text}}}"
        yield "#     latest: {value: , measured: , source: }"
    if not aims:
        yield "#   - {aim: , unit: , direction: higher_is_worse, baseline: {value: , measured: }, target: {value: , by: }}"
