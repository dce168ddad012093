"""``scn new``: start a proposal from a commented file that is valid from the first minute."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.modeline import PROPOSAL, Modeline, modeline_asked, modeline_found, schema_text
from scn_criteria.cli.printing import STANDARD_OUTPUT, deliver
from scn_criteria.cli.writing import write_all

REVIEW = "review"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""The ids that Windows keeps for devices: no file can have such a name there, whatever its ending."""


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
    if RESERVED.fullmatch(proposal_id):
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
    besides = {line.lacking: schema_text(kind)} if line.lacking else {}
    write_all({**besides, path: text})
    too = f", and {line.lacking} for your editor" if line.lacking else ""
    click.echo(f"{path} written{too}. Fill it in, then: scn lint {path}")
    ctx.exit(0)


def _modeline(schema: str | None, folder: Path, kind: str, *, wanted: bool) -> Modeline:
    if not wanted:
        return Modeline()
    return modeline_found(folder, kind) if schema is None else modeline_asked(schema, folder)


def _return(identifier: str, proposal: str, folder: Path, line: Modeline) -> str:
    """The commented return of a network. Its reading of a proposal is imported only here."""
    from scn_criteria.cli.new_return import beginning, draft_return  # noqa: PLC0415 - most new files are proposals

    return line.text + draft_return(identifier, date.today(), beginning(proposal, folder))


def draft(proposal_id: str, today: date, line: Modeline = Modeline()) -> str:  # noqa: B008 - a frozen record
    """The commented proposal for an id. Pure: the day and the line for editors come from outside."""
    title = proposal_id.replace("-", " ").capitalize()
    text = (resources.folder("templates") / "proposal.yaml").read_text(encoding="utf-8")
    for blank, value in (("@id@", proposal_id), ("@title@", title), ("@today@", today.isoformat())):
        text = text.replace(blank, value)
    return line.text + text
