"""``scn lint``: check proposals and rulesets."""

from __future__ import annotations

import click

from scn_criteria.cli.checking import check
from scn_criteria.cli.configuring import settings_shown
from scn_criteria.cli.lint_options import SECTIONS, lint_options
from scn_criteria.cli.lint_request import Request
from scn_criteria.cli.printing import say
from scn_criteria.cli.sections import SectionedCommand


@click.command("lint", cls=SectionedCommand, sections=SECTIONS)
@lint_options
@click.pass_context
def command(ctx: click.Context, /, **chosen: object) -> None:
    """Check proposals and rulesets: files, folders, patterns, or - for standard input."""
    request = Request.of(colour=ctx.color, **chosen)
    if request.show_settings:
        say(settings_shown(request.chosen), end="")
        return
    request.complain()
    if request.watch:
        from scn_criteria.cli.watching import watch  # noqa: PLC0415 - one run needs none of it

        watch(request.paths, lambda: check(request))
    else:
        ctx.exit(check(request))
