"""``scn rules``: look into a ruleset."""

from __future__ import annotations

import click

from scn_criteria.cli.lazy import LazyGroup

COMMANDS = {
    "list": ("rules_list", "List tables, rows, parameters and readings."),
    "show": ("rules_show", "Show a table, a row, a parameter or a reading in words."),
    "verify": ("rules_verify", "Prove that a ruleset is sound, and show what it amounts to."),
    "diff": ("rules_diff", "Compare what two rulesets decide."),
    "coverage": ("rules_coverage", "Say where each item of the source is encoded."),
    "test": ("rules_test", "Try the tables on cases that people agreed on."),
    "mutate": ("rules_mutate", "Say which changes to the rules no case would notice."),
    "suggest": ("rules_suggest", "Propose the fewest further cases."),
}
"""Each command: its module in this room, and a line of help."""


@click.group("rules", cls=LazyGroup, lazy=COMMANDS)
def command() -> None:
    """Look into a ruleset."""
