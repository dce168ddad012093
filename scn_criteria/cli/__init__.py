"""The command line: one file a command. Exit 0: nothing found; 1: something found; 2: usage or an error of ours."""

from __future__ import annotations

import io
import os
import sys

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

STOPPED = 130
FAILED = 2


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


def main() -> None:
    """Run the command line. No traceback reaches a user."""
    _write_anything()
    try:
        sys.exit(scn.main(prog_name="scn", standalone_mode=False))
    except click.exceptions.Abort:
        click.echo("stopped; nothing was left half written", err=True)
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(FAILED)
    except BrokenPipeError:
        # Whoever read our output has seen enough. Nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.ClickException(f"the system refused: {(error.strerror or str(error)).lower()}").show()
        sys.exit(FAILED)
    except Exception as error:
        click.echo(f"internal error: {type(error).__name__}: {error}", err=True)
        click.echo("help: this is a fault of scn, not of your file; please report it with the command you ran", err=True)
        sys.exit(FAILED)


def _write_anything() -> None:
    """Make the output take every character: files and pipes get UTF-8, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
