"""``scn schema``: print a JSON Schema."""

from __future__ import annotations

import click

from scn_criteria import resources
from scn_criteria.cli.options import output_file_option
from scn_criteria.cli.output import deliver

NAMES = (
    "proposal",
    "ruleset",
    "assessment",
    "lint",
    "rule-cases",
    "sources",
    "invariants",
    "decision-record",
    "establishment",
    "plan",
    "review",
    "review-assessment",
    "proposal-comparison",
)


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES), default="proposal")
@output_file_option
def command(name: str, output_file: str | None) -> None:
    """Print a JSON Schema: of proposals and other files, or of what assess, lint and plan print as JSON."""
    deliver(resources.schema_file(name).read_text(encoding="utf-8"), output_file)
