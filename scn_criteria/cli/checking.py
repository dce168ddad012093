"""One run of the linter, from what was asked for to the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

from scn_criteria.cli.configuring import settings_for
from scn_criteria.cli.exclusion import Exclusion
from scn_criteria.cli.lint_outputs import Printing, outputs, written
from scn_criteria.cli.lint_request import Request
from scn_criteria.cli.paths import Collected, collect
from scn_criteria.cli.printing import say, tally
from scn_criteria.cli.progress import stepping
from scn_criteria.cli.sources import reader_of, with_input
from scn_criteria.linting import STANDARD_INPUT, Checked, Kind, Linted
from scn_criteria.linting.inspection import Occasion
from scn_criteria.linting.running import lint


def check(request: Request) -> int:
    """Look at everything once, and tell what was found. The answer is the exit code."""
    settings = settings_for(request.chosen)
    wanted = outputs(settings.formats, request.output_files)
    exclusion = Exclusion.of(settings.exclude, heeds_git=request.gitignore, folder=settings.exclude_from)
    collected = collect(request.paths, exclusion)
    collected.complain()
    subjects = with_input(collected.named, request.stdin_filename)
    occasion = Occasion(settings, date.today(), request.assessed_on)
    if request.fix or request.diff:
        from scn_criteria.cli.fixing import Fixing  # noqa: PLC0415 - most runs only look

        fixing = Fixing.of(subjects, occasion, unsafe=request.unsafe_fixes)
        if request.diff:
            return max(2 * bool(collected.missing), fixing.show())
        subjects = fixing.make()
    with stepping(len(subjects), "Checking", quiet=request.quiet) as step:
        linted = lint(subjects, occasion, step)
    written(wanted, linted, reader_of(subjects), _printing(request))
    if not request.quiet:
        say(summary(linted, remarks_shown=request.verbose), err=True)
    return exit_code(collected, linted)


def _printing(request: Request) -> Printing:
    """Mended standard input takes the place of findings on standard output."""
    err = request.fix and STANDARD_INPUT in request.paths
    stream = sys.stderr if err else sys.stdout
    usual = stream is not None and stream.isatty()
    coloured = usual if request.colour is None else request.colour
    return Printing(request.verbose, request.statistics, err=err, coloured=coloured)


def exit_code(collected: Collected, linted: Linted) -> int:
    """2 where something named is missing, 1 where something found reaches the fail level, else 0."""
    return 2 if collected.missing else int(linted.failed)


def summary(linted: Linted, *, remarks_shown: bool) -> str:
    """What was looked at and found, in numbers: ``10 proposals and 1 ruleset checked: 2 errors``."""
    waived = f", {len(linted.waived)} waived" if linted.waived else ""
    return f"{counted(linted.checked)} checked: {tally(linted.diagnostics, remarks_shown=remarks_shown)}{waived}"


def counted(checked: Sequence[Checked]) -> str:
    """What was looked at, in numbers: ``10 proposals, 2 decision records and 1 ruleset``."""
    numbers = {kind: sum(one.kind is kind for one in checked) for kind in Kind}
    parts = [f"{number} {kind.value}{'' if number == 1 else 's'}" for kind, number in numbers.items() if number]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts) or "0 proposals"
