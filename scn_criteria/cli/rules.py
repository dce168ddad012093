"""``scn rules``: look into a ruleset."""

from __future__ import annotations

import click

from scn_criteria.cli.lazy import LazyGroup

COMMANDS = {
    "list": ("rules_list", "List tables, rows, parameters and readings."),
    "show": ("rules_show", "Show a table, a row, a parameter or a reading in words."),
    "diff": ("rules_diff", "Compare what two rulesets decide."),
}
"""Each command: its module in this room, and a line of help."""


@click.group("rules", cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Look into a ruleset."""
