"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
output_file_option = click.option("--output-file", "-o", metavar="FILE", help="Write to this file instead.")
results_format_option = click.option(
    *("--output-format", "-f"),
    type=click.Choice(["text", "json", "json-lines"]),
    default="text",
    show_default=True,
    help="json-lines: one result a line, as it comes.",
)
text_or_json_option = click.option(
    "--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print results only.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Print remarks too.")


def day_named(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """The day that a text names."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f'found "{value}", expected a day as year-month-day, such as 2012-11-30') from error


date_option = click.option(
    "--assessed-on",
    callback=day_named,
    metavar="DATE",
    help="The assessment date, as year-month-day. Without it, the day of submission.",
)
