"""The options of ``scn lint``."""

from __future__ import annotations

import click

from scn_criteria.cli.options import CommandT, date_option, quiet_option, verbose_option
from scn_criteria.diagnostics import Severity
from scn_criteria.linting.formats import DEFAULT, FORMATS
from scn_criteria.linting.settings import NEVER


def without_effect(_ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    """Say that an option of the version before does nothing any more, and leave it out."""
    if value is not None:
        click.echo(f"note: {parameter.opts[0]} has no effect any more; leave it out, the next version refuses it", err=True)


OPTIONS = (
    click.argument("paths", nargs=-1, metavar="PATH..."),
    date_option,
    click.option(
        *("--output-format", "-f", "formats"),
        type=click.Choice(list(FORMATS)),
        multiple=True,
        help=f"How to tell what was found. Can be given several times. Without it: {DEFAULT}.",
    ),
    click.option(
        *("--output-file", "-o", "output_files"),
        multiple=True,
        metavar="[FORMAT=]FILE",
        help="Write to this file instead; with several formats, say which: -o sarif=FILE.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice([*(severity.value for severity in Severity), NEVER]),
        default=None,
        help="From which weight on the command exits with 1. Without it: error.",
    ),
    click.option("--select", multiple=True, metavar="CODES", help="Tell only these kinds of fault: SCN2, unused-source."),
    click.option("--ignore", multiple=True, metavar="CODES", help="Leave out these kinds of fault."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what fits, as in a .gitignore file."),
    click.option("--gitignore/--no-gitignore", default=True, help="Heed .gitignore files in folders, or do not."),
    click.option("--config", metavar="FILE", help="Read settings from this file, not from the nearest one."),
    click.option("--isolated", is_flag=True, help="Read no file of settings."),
    click.option("--show-settings", is_flag=True, help="Print the settings in force, and where each comes from."),
    click.option("--stdin-filename", metavar="FILE", help="The file that standard input stands for."),
    click.option("--jobs", callback=without_effect, expose_value=False, hidden=True),
    click.option("--cache/--no-cache", default=None, callback=without_effect, expose_value=False, hidden=True),
    click.option("--cache-dir", callback=without_effect, expose_value=False, hidden=True),
    click.option("--statistics", is_flag=True, help="Print how often each kind of fault was found, not each fault."),
    click.option("--fix", is_flag=True, help="Mend in the files what is certain, and tell what is left."),
    click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: mend what is only likely, too."),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you press Ctrl-C."),
    quiet_option,
    verbose_option,
)

SECTIONS = {
    "What to check": ("assessed_on", "exclude", "gitignore", "stdin_filename", "watch"),
    "What to tell": ("select", "ignore", "fail_level", "statistics", "quiet", "verbose"),
    "How to tell it": ("formats", "output_files"),
    "Mending": ("fix", "diff", "unsafe_fixes"),
    "Settings": ("config", "isolated", "show_settings"),
}
"""The headings of the help, and the options under them."""


def lint_options(command: CommandT) -> CommandT:
    """All options of the linter."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
