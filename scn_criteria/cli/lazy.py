"""Groups of commands whose modules are imported only when they are run, so that ``scn --version`` stays quick."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Looks commands up by name and imports them when asked.

    ``lazy`` gives for each command the module of this room that holds it as ``command``, and a line of help.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which one meets them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in self.lazy:
            return None
        module = import_module(f"scn_criteria.cli.{self.lazy[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names, or else a hint at the one that was meant."""
        if args[0] not in self.lazy and not args[0].startswith("-"):
            from scn_criteria.document import suggest  # noqa: PLC0415 - only a slip of the pen needs it

            near = suggest(args[0], list(self.lazy))
            ctx.fail(f'no command is called "{args[0]}"' + (f'; did you mean "{near}"?' if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.lazy.items()])
