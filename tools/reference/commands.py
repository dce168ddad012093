"""Every command with its arguments and options, from the command line itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from reference.markdown import plain, table
from scn_criteria.cli.main import scn
from scn_criteria.wording import sentence


def page() -> str:
    """The page of commands."""
    head = (
        "# Commands\n\n"
        "Results go to standard output, progress and diagnostics to standard error.\n"
        "Every command also takes `-h` or `--help`.\n\n"
        "| exit code | meaning |\n| --- | --- |\n"
        "| 0 | it ran, and no error was found |\n"
        "| 1 | it ran, and an error was found, or `--require` was not reached |\n"
        "| 2 | the command was misused, something named is missing, the ruleset cannot be used, or scn itself failed |\n"
    )
    return "\n".join([head, *(_section(name, command) for name, command in commands("scn", scn))])


def commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and those within it, each by the words that run it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from commands(f"{name} {inner}", found)


def _section(name: str, command: click.Command) -> str:
    usage = " ".join([name, "[OPTIONS]", *command.collect_usage_pieces(click.Context(command))[1:]])
    lines = [f"## {name}\n", plain(inspect.cleandoc(command.help or "")), "", "```text", usage, "```", ""]
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    if options:
        lines.append(table(("option", "what it does"), ((_typed(one), _does(one)) for one in options)))
    return "\n".join(lines)


def _typed(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} " + " or ".join(f"`{choice}`" for choice in option.type.choices)
    return f"{names} `{option.metavar or 'TEXT'}`"


def _does(option: click.Option) -> str:
    what = sentence(option.help or ("choose one of these" if isinstance(option.type, click.Choice) else ""))
    if option.multiple:
        what += " May be given more than once."
    if isinstance(option.default, str):
        what += f" Without it: `{option.default}`."
    return what
