"""``scn new``: start a proposal from a commented file that is valid from the first minute."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.printing import deliver, write_all

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command("new")
@click.argument("proposal_id", metavar="ID")
@click.option("--output-file", "-o", metavar="FILE", help='Write to this file instead of ID.yaml; "-" prints it.')
@click.pass_context
def command(ctx: click.Context, proposal_id: str, output_file: str | None) -> None:
    """Start a proposal: write ID.yaml, commented and ready to fill in.

    The ID is a short name in lower case, such as heart-failure.
    """
    if not KEY.fullmatch(proposal_id) or len(proposal_id) > 80:
        raise click.UsageError(
            f'"{proposal_id}" cannot be an id; expected lower case letters, digits and hyphens, such as "heart-failure"'
        )
    text = draft(proposal_id, date.today())
    if output_file == "-":
        deliver(text, None)
        return
    path = Path(output_file or f"{proposal_id}.yaml")
    if path.exists():
        raise click.ClickException(f'"{path}" exists already; nothing was written')
    write_all({path: text})
    click.echo(f"{path} written. Fill it in, then: scn lint {path}")
    ctx.exit(0)


def draft(proposal_id: str, today: date) -> str:
    """The commented proposal for an id. Pure: the day comes from outside."""
    title = proposal_id.replace("-", " ").capitalize()
    text = (resources.folder("templates") / "proposal.yaml").read_text(encoding="utf-8")
    for blank, value in (("@id@", proposal_id), ("@title@", title), ("@today@", today.isoformat())):
        text = text.replace(blank, value)
    return text
