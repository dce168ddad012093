"""Help in sections, for a command with more options than one list can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

REST = "Other options"


class SectionedCommand(click.Command):
    """A command whose help lists its options under headings. ``sections`` gives each heading the names of its options."""

    def __init__(self, *args: Any, sections: Mapping[str, tuple[str, ...]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections in their order, and what belongs to none at the end."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = {option.name: record for option in options if (record := option.get_help_record(ctx))}
        for heading, names in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl([records.pop(name) for name in names])
        with formatter.section(REST):
            formatter.write_dl(list(records.values()))
