"""The command line. Exit 0: nothing found; 1: something found; 2: usage or an error of ours."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from scn_criteria import __version__
from scn_criteria.cli.output import Refusal, report_error
from scn_criteria.diagnostics import ScnError
from scn_criteria.files import discard_output, reader_is_gone
from scn_criteria.interruption import signals_taken

# Groups of commands whose modules are imported only when they are run, so that ``scn --version`` stays quick


class ReaderGoneError(Exception):
    """The reader of our output has closed it. Nothing more can be written."""


class LazyGroup(click.Group):
    """A group that looks commands up by name and imports them when they are needed.

    ``lazy`` gives for each command the module of ``cli`` that holds it, as ``command`` or under the name after a dot, and a
    line of help.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A refusal ends it with a sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except OSError as error:  # click would end with 1 where the reader is gone
            if reader_is_gone(error):
                raise ReaderGoneError from error
            raise
        except ScnError as error:
            raise Refusal(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which one meets them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name][0].partition(".")
        command: click.Command = getattr(import_module(f"scn_criteria.cli.{module}"), name or "command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names, or else a hint at the one that was meant."""
        if args[0] not in self.lazy and not args[0].startswith("-"):
            # It loads 41 modules more than the 130 that "scn --version" needs.
            from scn_criteria.document.fixes import suggest  # noqa: PLC0415

            near = suggest(args[0], list(self.lazy))
            ctx.fail(f'no command is called "{args[0]}"' + (f'; did you mean "{near}"?' if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.lazy.items()])


# ``scn`` and its commands

COMMANDS = {
    "lint": ("lint", "Check proposals and rulesets."),
    "assess": ("assess", "Decide, and print text or JSON."),
    "report": ("report", "Write decision reports in HTML."),
    "portfolio": ("portfolio", "Rank the proposals that meet the criteria."),
    "plan": ("plan", "Say what setting networks up would take."),
    "review": ("review", "Review the yearly returns of running networks."),
    "explain": ("explain", "Say why, why not, and what would change it."),
    "diff": ("diff", "Compare two versions of a proposal."),
    "new": ("new", "Start a proposal."),
    "robust": ("robust", "Test outcomes against other thresholds and readings."),
    "rules": ("main.rules", "Show, test and prove rules."),
    "export": ("export", "Export tables for other engines."),
    "schema": ("schema", "Print a JSON Schema."),
    "doctor": ("doctor", "Check the installation, and say what to do."),
}
"""Each command: where it stands, and a line of help."""


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


# The entry point


def main() -> None:
    """Run the command line. No traceback reaches a user, and a signal leaves nothing half done."""
    with signals_taken():
        _run()


def _run() -> None:
    _write_anything()
    try:
        sys.exit(scn.main(prog_name="scn", standalone_mode=False))
    except (BrokenPipeError, ReaderGoneError):
        discard_output()
        sys.exit(0)
    except (Exception, KeyboardInterrupt) as error:
        code = report_error(error)
        try:
            sys.stdout.flush()
        except (AttributeError, OSError, ValueError):
            discard_output()
        sys.exit(code)


def _write_anything() -> None:
    """Make the output take every character: files and pipes get UTF-8, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


# ``scn rules`` and its commands

RULES_COMMANDS = {
    "list": ("rules_show.list_command", "List tables, rows, parameters and readings."),
    "show": ("rules_show.show_command", "Show a table, a row, a parameter or a reading in words."),
    "verify": ("rules_verify.verify_command", "Prove that a ruleset is sound, and show what it amounts to."),
    "diff": ("rules_verify.diff_command", "Compare what two rulesets decide."),
    "coverage": ("rules_show.coverage_command", "Say what acts on each item of the source."),
    "test": ("rules_cases.test_command", "Try the tables on cases that people agreed on."),
    "mutate": ("rules_cases.mutate_command", "Find rule changes that no test would catch."),
    "suggest": ("rules_cases.suggest_command", "Suggest tests that would catch them."),
}
"""Each command: where it stands, and a line of help."""


@click.group("rules", cls=LazyGroup, lazy=RULES_COMMANDS)
def rules() -> None:
    """Show, test and prove rules."""
