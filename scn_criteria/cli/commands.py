"""All commands, one file each, and the options that come before them."""

from __future__ import annotations

import os

import click

from scn_criteria import __version__
from scn_criteria.cli.lazy import LazyGroup

COMMANDS = {
    "lint": ("lint", "Check proposals and rulesets."),
    "assess": ("assess", "Decide, and print text or JSON."),
    "report": ("report", "Write decision reports in HTML."),
    "portfolio": ("portfolio", "Rank the proposals that meet the criteria."),
    "plan": ("plan", "Say what setting networks up would take."),
    "review": ("review", "Review the yearly returns of running networks."),
    "explain": ("explain", "Say why, why not, and what would change it."),
    "new": ("new", "Start a proposal."),
    "robust": ("robust", "Say how firm each outcome is."),
    "rules": ("rules", "Look into a ruleset."),
    "export": ("export", "Export tables for other engines."),
    "schema": ("schema", "Print a JSON Schema."),
}
"""Each command: its module in this room, and a line of help."""


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scn")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the output. NO_COLOR is heeded.",
)
@click.pass_context
def scn(ctx: click.Context, color: str) -> None:
    """Decide, traceably, whether a condition should get a strategic clinical network."""
    chosen = {"always": True, "never": False}.get(color)
    ctx.color = False if chosen is None and os.environ.get("NO_COLOR") else chosen
