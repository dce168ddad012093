"""``scn new``: write a commented proposal or yearly return that is valid from the start."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.output import STANDARD_OUTPUT, deliver, say
from scn_criteria.document.loader import read_file
from scn_criteria.files import write_all
from scn_criteria.proposal.evidence import Aim
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.model import Proposal
from scn_criteria.safe_text import is_reserved, visible, yaml_text

# A return, drafted from the proposal of its network

YEAR_BEGINS = (4, 1)
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Beginning:
    """The proposal of a network: as read, its path from the folder of the return, and its digest."""

    proposal: Proposal
    path: str
    sha256: str


def beginning(path: str, folder: Path) -> Beginning:
    """The proposal that a return begins from. Raises ClickException where there is none that can be read."""
    loaded = read_file(Path(path), path)
    case = examine_proposal(loaded).case
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
        "title": yaml_text(identifier.replace("-", " ").capitalize()),
        "today": today.isoformat(),
        "condition": yaml_text(proposal.condition.name),
        "proposal": yaml_text(begun.path),
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
        yield f"#   - aim: {yaml_text(one.indicator)}"
        if one.framework:
            yield f"#     framework: {{reference: {one.framework.reference}, edition: {one.framework.edition}}}"
        yield f"#     unit: {yaml_text(one.unit)}"
        yield f"#     direction: {one.direction.value}"
        yield f"#     baseline: {{value: {one.baseline.value}, measured: }}  # the figure of {one.baseline.period}"
        yield f"#     target: {{value: {one.target}, by: {one.by.text}}}"
        yield "#     latest: {value: , measured: , source: }"
    if not aims:
        yield "#   - {aim: , unit: , direction: higher_is_worse, baseline: {value: , measured: }, target: {value: , by: }}"


# The first line of a new file, by which editors find the schema

PROPOSAL = "proposal"
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Modeline:
    """The line, and the schema that has to be written for it; both empty where there is to be none."""

    address: str = ""
    lacking: Path | None = None

    @property
    def text(self) -> str:
        """The line, with its end."""
        return f"# yaml-language-server: $schema={self.address}\n" if self.address else ""


def modeline_asked(schema: str, folder: Path) -> Modeline:
    """The line for a schema that the user named, by its address or by its file. Raises UsageError where there is none."""
    on_the_web = ADDRESS.fullmatch(schema) is not None
    path = Path(schema)
    address = schema if on_the_web else _seen_from(folder, path)
    if re.search(r"\s", address):
        raise click.UsageError(
            f'"{address}" cannot be the address of a schema, as editors read up to the first space; expected none in it'
        )
    return Modeline(address, None if on_the_web or path.exists() else path)


def modeline_found(folder: Path, kind: str = PROPOSAL) -> Modeline:
    """The line for the nearest copy of the schema, or for one beside the new file that has still to be written."""
    name = resources.schema_file(kind).name
    for path in _candidates(folder, name):
        if _is_ours(path, kind):
            return Modeline(_seen_from(folder, path))
    beside = folder / name
    return Modeline() if beside.exists() else Modeline(name, beside)


def shipped_schema(kind: str = PROPOSAL) -> str:
    """The schema of such files, as it ships."""
    return resources.schema_file(kind).read_text(encoding="utf-8")


def _candidates(folder: Path, name: str) -> Iterator[Path]:
    """Where the schema may lie: in the folder or in one around it, or in a folder of schemas there."""
    here = folder.resolve()
    return (around / place for around in (here, *here.parents) for place in (Path(name), Path("schemas", name)))


def _is_ours(path: Path, kind: str) -> bool:
    """Whether a file is a schema of such files, and not one of the same name for something else."""
    try:
        return path.is_file() and f'"scn-{kind}/1"' in path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False


def _seen_from(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


# The command

REVIEW = "review"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command("new")
@click.argument("proposal_id", metavar="ID")
@click.option("--output-file", "-o", metavar="FILE", help='Write to this file instead of ID.yaml; "-" prints it.')
@click.option(
    "--schema",
    metavar="FILE",
    help="The schema that the file names for editors, a file or a web address. A file that is not there is written. "
    "Without it: the nearest proposal.schema.json, or one written beside.",
)
@click.option("--no-schema", is_flag=True, help="Name no schema, and write none.")
@click.option("--review", "reviewed", metavar="PROPOSAL", help="Start a return of the network of this proposal.")
@click.pass_context
def command(
    ctx: click.Context,
    proposal_id: str,
    output_file: str | None,
    schema: str | None,
    no_schema: bool,
    reviewed: str | None,
) -> None:
    """Start a proposal: write ID.yaml, commented and ready to fill in.

    The ID is a short name in lower case, such as heart-failure. An editor that knows YAML helps to fill the file in: its
    first line says where the schema is. With --review it is the yearly return of a network, such as cancer-wessex-year-1.
    """
    if not KEY.fullmatch(proposal_id) or len(proposal_id) > 80:
        raise click.UsageError(
            f'"{proposal_id}" cannot be an id; expected lower case letters, digits and hyphens, such as "heart-failure"'
        )
    if is_reserved(proposal_id):
        raise click.UsageError(f'"{proposal_id}" cannot be an id, as Windows allows no file of that name; choose another')
    if schema is not None and no_schema:
        raise click.UsageError("--schema and --no-schema exclude each other; give one of them")
    kind = REVIEW if reviewed else PROPOSAL
    printed = output_file == STANDARD_OUTPUT
    path = Path(f"{proposal_id}.yaml" if printed or not output_file else output_file)
    line = _modeline(schema, path.parent, kind, wanted=not no_schema)
    if printed and not schema and line.lacking:
        line = Modeline()
    text = _return(proposal_id, reviewed, path.parent, line) if reviewed else draft(proposal_id, date.today(), line)
    if printed:
        deliver(text, None)
        return
    if path.exists():
        raise click.ClickException(f'"{path}" exists already; nothing was written')
    besides = {line.lacking: shipped_schema(kind)} if line.lacking else {}
    write_all({**besides, path: text})
    too = f", and {visible(str(line.lacking))} for your editor" if line.lacking else ""
    shown = visible(str(path))
    say(f"{shown} written{too}. Fill it in, then: scn lint {shown}")
    ctx.exit(0)


def _modeline(schema: str | None, folder: Path, kind: str, *, wanted: bool) -> Modeline:
    if not wanted:
        return Modeline()
    return modeline_found(folder, kind) if schema is None else modeline_asked(schema, folder)


def _return(identifier: str, proposal: str, folder: Path, line: Modeline) -> str:
    """The commented return of a network. Its reading of a proposal is imported only here."""
    return line.text + draft_return(identifier, date.today(), beginning(proposal, folder))


def draft(proposal_id: str, today: date, line: Modeline = Modeline()) -> str:
    """The commented proposal for an id. Pure: the day and the line for editors come from outside."""
    title = proposal_id.replace("-", " ").capitalize()
    text = (resources.folder("templates") / "proposal.yaml").read_text(encoding="utf-8")
    for blank, value in (("@id@", proposal_id), ("@title@", title), ("@today@", today.isoformat())):
        text = text.replace(blank, value)
    return line.text + text
