"""``scn lint``: check proposals, decision records, planning files, returns and rulesets."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from scn_criteria.cli.options import CommandT, date_option, quiet_option
from scn_criteria.cli.output import (
    STANDARD_OUTPUT,
    deliver,
    hand_back,
    print_diagnostics,
    refusal,
    report_missing,
    say,
    severity_counts,
    stepping,
    wrong_usage,
)
from scn_criteria.diagnostics import SettingsError, Severity
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.files import ODD_CHARACTERS
from scn_criteria.interruption import orderly_end
from scn_criteria.lint.configuration import LintOptions, settings_for, settings_shown, unread_settings
from scn_criteria.lint.inputs import EXCLUDED, NOT_YAML, Collected, Exclusion, collect, is_yaml, reader_of, with_input
from scn_criteria.lint.inspection import LintContext, lint
from scn_criteria.lint.reporters import DEFAULT, REPORTERS, ReporterOptions, render
from scn_criteria.lint.repository import repository_addresses
from scn_criteria.lint.results import (
    Checked,
    LeftOut,
    Linted,
    Sources,
    SubjectKind,
    statistics,
    statistics_json,
    statistics_text,
)
from scn_criteria.lint.settings import NEVER
from scn_criteria.safe_text import visible
from scn_criteria.wording import listed

if TYPE_CHECKING:
    from watchfiles import Change
    from watchfiles.main import FileChange


# Options


def without_effect(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    """Say that an option of the version before, or the variable in its place, does nothing any more, and leave it out."""
    if value is not None:
        in_environment = ctx.get_parameter_source(parameter.name or "") is ParameterSource.ENVIRONMENT
        name = parameter.envvar if in_environment else parameter.opts[0]
        say(f"note: {name} has no effect any more; leave it out, the next version refuses it", err=True)


OPTIONS = (
    click.argument("paths", nargs=-1, metavar="PATH..."),
    date_option,
    click.option(
        *("--output-format", "-f", "formats"),
        type=click.Choice(list(REPORTERS)),
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
        help="Exit 1 from this severity up. Without it: error.",
    ),
    click.option("--select", multiple=True, metavar="CODES", help="Tell only these kinds of fault: SCN2, unused-source."),
    click.option("--ignore", multiple=True, metavar="CODES", help="Leave out these kinds of fault."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what fits, as in a .gitignore file."),
    click.option("--gitignore/--no-gitignore", default=True, help="Heed .gitignore files in folders, or do not."),
    click.option("--require-files", is_flag=True, help="Exit 1 where there is nothing to check."),
    click.option("--config", metavar="FILE", help="Read settings from this file, not from the nearest one."),
    click.option("--isolated", is_flag=True, help="Read no file of settings."),
    click.option("--settings-from", metavar="COMMIT", help="Read settings as they are at this commit of the checkout."),
    click.option("--show-settings", is_flag=True, help="Print the settings in force, and where each comes from."),
    click.option("--stdin-filename", metavar="FILE", help="The file that standard input stands for."),
    click.option("--jobs", callback=without_effect, expose_value=False, hidden=True),
    click.option("--cache/--no-cache", default=None, callback=without_effect, expose_value=False, hidden=True),
    click.option("--cache-dir", envvar="SCN_CACHE_DIR", callback=without_effect, expose_value=False, hidden=True),
    click.option("--statistics", is_flag=True, help="Print how often each kind of fault was found, not each fault."),
    click.option("--fix", is_flag=True, help="Apply safe fixes, list the rest."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply fixes that are only likely, too."),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you press Ctrl-C."),
    quiet_option,
    click.option("--verbose", "-v", count=True, help="Print remarks too; -vv also each of those that ask for nothing."),
)

SECTIONS = {
    "What to check": ("assessed_on", "exclude", "gitignore", "require_files", "stdin_filename", "watch"),
    "What to tell": ("select", "ignore", "fail_level", "statistics", "quiet", "verbose"),
    "How to tell it": ("formats", "output_files"),
    "Mending": ("fix", "diff", "unsafe_fixes"),
    "Settings": ("config", "isolated", "settings_from", "show_settings"),
}
"""The headings of the help, and the options under them."""


def lint_options(command: CommandT) -> CommandT:
    """All options of the linter."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


# The request, from the options as typed


@dataclass(frozen=True, slots=True)
class Request:
    """The options that the user chose, with defaults for others."""

    paths: tuple[str, ...]
    assessed_on: date | None = None
    chosen: LintOptions = field(default_factory=LintOptions)
    output_files: tuple[str, ...] = ()
    gitignore: bool = True
    require_files: bool = False
    show_settings: bool = False
    stdin_filename: str | None = None
    statistics: bool = False
    fix: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    watch: bool = False
    quiet: bool = False
    verbose: int = 0
    """How often more was asked for: once for remarks, twice for each of those that ask for nothing."""
    colour: bool | None = None
    """Whether to colour the output; ``None`` for the default, at a terminal only."""

    def complain(self) -> None:
        """Raise UsageError where the options make no sense together."""
        if not self.paths:
            raise wrong_usage("no path is given; name files or folders, or - for standard input")
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise wrong_usage("--unsafe-fixes says which fixes to make; add --fix to make them or --diff to see them")
        if self.fix and self.diff:
            raise wrong_usage("--fix writes and --diff does not; choose one")
        if self.diff and (self.chosen.formats or self.output_files or self.statistics):
            raise wrong_usage("--diff prints changes only; take away --output-format, --output-file and --statistics")
        if self.stdin_filename and STANDARD_INPUT not in self.paths:
            raise wrong_usage("--stdin-filename names what comes by standard input; add - for standard input")

    @classmethod
    def of(cls, **given: Any) -> Request:
        """The request, from the values of the options by their names."""
        settings = {field.name: given.pop(field.name) for field in fields(LintOptions)}
        return cls(chosen=LintOptions(**settings), **given)


# Help in sections, for a command with more options than one list can hold

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


# The step summary of GitHub Actions: Markdown, added to the file that the runner names

VARIABLE = "GITHUB_STEP_SUMMARY"


def append_step_summary(text: Callable[[], str]) -> None:
    """Add a text to the summary, if a runner wants one. A summary that cannot be written fails no step."""
    file = os.environ.get(VARIABLE)
    if not file:
        return

    try:
        with Path(file).open("a", encoding="utf-8", errors=ODD_CHARACTERS) as summary:
            summary.write(f"{text()}\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        say(f'warning: the summary of the step cannot be written to "{file}": {reason}', err=True)


GITHUB = "github"
"""The format whose lines are commands."""

# Output: several formats at once, each to a file of its own or to standard output


@dataclass(frozen=True, slots=True)
class Output:
    """One format, and the file it goes to."""

    format: str
    file: str = STANDARD_OUTPUT


def outputs(formats: Sequence[str], files: Sequence[str]) -> tuple[Output, ...]:
    """The formats to write, each with its file. Raises UsageError where that is not clear."""
    names = tuple(dict.fromkeys(formats)) or (DEFAULT,)
    places = dict(_place(file, names) for file in files)
    strange = [name for name in places if name not in names]
    if strange:
        raise wrong_usage(f'a file is named for the format "{strange[0]}", which is not asked for; add -f {strange[0]}')
    wanted = tuple(Output(name, places.get(name, STANDARD_OUTPUT)) for name in names)
    printed = [one.format for one in wanted if one.file == STANDARD_OUTPUT]
    if len(printed) > 1:
        raise wrong_usage(
            f"the formats {' and '.join(printed)} cannot share standard output; give all but one a file, "
            f"as in -o {printed[-1]}=FILE"
        )
    return wanted


def _place(file: str, names: Sequence[str]) -> tuple[str, str]:
    """The format and the file that an option names. A file without a format is for the only format."""
    name, sign, path = file.partition("=")
    if sign and name in REPORTERS:
        return name, path or STANDARD_OUTPUT
    if len(names) > 1:
        raise wrong_usage(f'"{file}" does not say which format it is for; expected FORMAT=FILE, as in {names[0]}={file}')
    return names[0], file


@dataclass(frozen=True, slots=True)
class Printing:
    """How findings are printed: with remarks, as statistics in their place, on standard error, in colours.

    ``docs_url`` is the address of the published docs, for formats that name it.
    """

    remarks: bool = False
    statistics: bool = False
    err: bool = False
    coloured: bool = False
    docs_url: str = ""
    every_remark: bool = False


def write_formats(wanted: Sequence[Output], linted: Linted, sources: Sources, printing: Printing) -> None:
    """Write every format, those for files before anything is printed."""
    folder = working_folder()
    in_repository = repository_addresses(os.environ, folder)
    options = ReporterOptions(
        printing.remarks,
        folder,
        in_repository=in_repository,
        docs_url=printing.docs_url,
        every_remark=printing.every_remark,
    )
    printed = next((one.format for one in wanted if one.file == STANDARD_OUTPUT), None)
    for one in wanted:
        if one.file != STANDARD_OUTPUT:
            deliver(render(one.format, linted, sources, options), one.file, commands=one.format == GITHUB)
    if printing.statistics:
        deliver(_statistics(printed, linted), None, err=printing.err)
    elif printed:
        in_print = replace(options, coloured=printing.coloured)
        deliver(render(printed, linted, sources, in_print), None, err=printing.err, commands=printed == GITHUB)
    if asks_for_step_summary(wanted):
        append_step_summary(lambda: render("markdown", linted, sources, options))


def asks_for_step_summary(wanted: Sequence[Output]) -> bool:
    """Whether a step summary is wanted. A user who also asks for Markdown will put it where it should be."""
    names = {one.format for one in wanted}
    return GITHUB in names and "markdown" not in names


def _statistics(name: str | None, linted: Linted) -> str:
    counts = statistics(linted.diagnostics)
    return statistics_json(counts) if name == "json" else statistics_text(counts)


def working_folder() -> str:
    """The working directory, or nothing where somebody has taken it away."""
    try:
        return os.getcwd()
    except OSError:
        return ""


# One run, from the request to the exit code


@contextmanager
def _settings_reported() -> Iterator[None]:
    """End the command with the faults of settings that cannot be used."""
    try:
        yield
    except SettingsError as error:
        print_diagnostics(error.diagnostics, remarks=True, err=True)
        raise (wrong_usage if error.in_command else refusal)(str(error)) from error


def check(request: Request) -> int:
    """Look at everything once, and print what was found. Returns the exit code."""
    with _settings_reported():
        settings = settings_for(request.chosen)
    wanted = outputs(settings.formats, request.output_files)
    exclusion = Exclusion.of(settings.exclude, heeds_git=request.gitignore, folder=settings.exclude_from)
    collected = collect(request.paths, exclusion)
    report_missing(collected)
    subjects = with_input(collected.named, request.stdin_filename)
    context = LintContext(settings, date.today(), request.assessed_on)
    if request.fix or request.diff:
        # The effects of fixes on decisions are reported, so fixes load the layer of decisions. Most runs only look.
        from scn_criteria.cli.rulesets import load_compiled_ruleset  # noqa: PLC0415
        from scn_criteria.lint.fixing import Fixing, difference  # noqa: PLC0415

        fixing = Fixing.of(subjects, context, lambda: load_compiled_ruleset(None, (), ()), unsafe=request.unsafe_fixes)
        if request.diff:
            say(difference(fixing.results), end="")
            _say_lines(fixing.report(done=False))
            return max(2 * bool(collected.missing), int(fixing.changes))
        subjects = fixing.make()
        _say_lines(fixing.report(done=True))
        for content in fixing.typed:
            hand_back(content)
    with stepping(len(subjects), "Checking", quiet=request.quiet) as step:
        linted = lint(subjects, context, step, collected.left_out)
    write_formats(wanted, linted, reader_of(subjects), _printing(request, settings.docs_url))
    if request.verbose:
        for one in linted.left_out:
            say(f"skipped: {visible(one.path)}: {one.reason}", err=True)
    if not request.quiet:
        say(summary(linted, remarks_shown=bool(request.verbose)), err=True)
    return exit_code(collected, linted, require_files=request.require_files)


def _say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line, err=True)


def _printing(request: Request, docs_url: str) -> Printing:
    """The way to print findings: fixed standard input takes their place on standard output."""
    err = request.fix and STANDARD_INPUT in request.paths
    stream = sys.stderr if err else sys.stdout
    usual = stream is not None and stream.isatty()
    coloured = usual if request.colour is None else request.colour
    return Printing(
        bool(request.verbose),
        request.statistics,
        err=err,
        coloured=coloured,
        docs_url=docs_url,
        every_remark=request.verbose > 1,
    )


def exit_code(collected: Collected, linted: Linted, *, require_files: bool) -> int:
    """2 where something named is missing, 1 where something found reaches the fail level or files are required, else 0."""
    return 2 if collected.missing else int(linted.failed or (require_files and not linted.checked))


def summary(linted: Linted, *, remarks_shown: bool) -> str:
    """The number of subjects and of findings: ``10 proposals and 1 ruleset checked: 2 errors``."""
    skipped = _skipped(linted.left_out, shown=remarks_shown)
    if not linted.checked:
        near = next(
            (f'; "{visible(one.path)}" looks like YAML, but {one.reason}' for one in linted.left_out if _is_near(one)), ""
        )
        return f"nothing to check: what is named holds no proposal, record, planning file, return or ruleset{near}{skipped}"
    waived = f", {len(linted.waived)} waived" if linted.waived else ""
    counts = severity_counts(linted.diagnostics, remarks_shown=remarks_shown)
    return f"{subjects_in_words(linted.checked)} checked: {counts}{waived}{skipped}"


def _is_near(one: LeftOut) -> bool:
    return one.reason == NOT_YAML


def _skipped(left_out: Sequence[LeftOut], *, shown: bool) -> str:
    """How many files and folders were not looked at, and how many of them because settings say so."""
    if not left_out:
        return ""
    by_settings = sum(one.reason == EXCLUDED for one in left_out)
    why = f", {by_settings:,} of them by settings or --exclude" if by_settings else ""
    return f"; {len(left_out):,} skipped{why}{'' if shown else ' (named with -v)'}"


def subjects_in_words(checked: Sequence[Checked]) -> str:
    """What was looked at, in numbers: ``10 proposals, 2 decision records and 1 ruleset``."""
    numbers = {kind: sum(one.kind is kind for one in checked) for kind in SubjectKind}
    parts = [f"{number} {kind.value}{'' if number == 1 else 's'}" for kind, number in numbers.items() if number]
    return listed(parts)


# Watching: running again whenever a file changes

SETTLING_MILLISECONDS = 200
"""How long to wait for more of the same: editors write a file in several steps."""


def watch(paths: Iterable[str], again: Callable[[], int]) -> None:
    """Do something now, and again after each change, until Ctrl-C ends it. Raises UsageError where that cannot be."""
    named = tuple(paths)
    if STANDARD_INPUT in named:
        raise click.UsageError("standard input cannot be watched; name files or folders")
    try:
        from watchfiles import watch as changes_of  # noqa: PLC0415 - an extra that only watching needs
    except ImportError as error:
        message = "--watch needs a package that is not here; install it with: pip install 'scn-criteria[watch]'"
        raise click.UsageError(message) from error
    with orderly_end(), suppress(KeyboardInterrupt):  # That is how watching ends.
        _watch(named, again, changes_of)


def _watch(named: tuple[str, ...], again: Callable[[], int], changes_of: Callable[..., Iterator[set[FileChange]]]) -> None:
    batches = changes_of(
        *folders(named),
        watch_filter=_matters,
        debounce=SETTLING_MILLISECONDS,
        rust_timeout=SETTLING_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    next(batches)  # The watch begins here, so that a change during the first look is not missed.
    again()
    _say_waiting()
    for changes in filter(None, batches):
        changed = ", ".join(sorted({Path(path).name for _, path in changes}))
        say(f"\nchanged: {visible(changed)}", err=True)
        again()
        _say_waiting()


def folders(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders to keep an eye on: those named, and those that the files and patterns named are in."""
    return tuple(dict.fromkeys(_folder(Path(path)) for path in paths))


def _folder(path: Path) -> str:
    while not path.is_dir() or glob.has_magic(str(path)):
        path = path.parent
    return str(path)


def _matters(_change: Change, path: str) -> bool:
    return is_yaml(path) and not Path(path).name.startswith(".")


def _say_waiting() -> None:
    say("waiting for changes; Ctrl-C ends it", err=True)


# The command


@click.command("lint", cls=SectionedCommand, sections=SECTIONS)
@lint_options
@click.pass_context
def command(ctx: click.Context, /, **chosen: object) -> None:
    """Check proposals and rulesets: files, folders, patterns, or - for standard input."""
    request = Request.of(colour=ctx.color, **chosen)
    if not request.chosen.isolated and not request.chosen.config and (unread := unread_settings()):
        say(f'note: settings in "{unread}" are not read any more; move them to scn.toml', err=True)
    if request.show_settings:
        with _settings_reported():
            say(settings_shown(request.chosen), end="")
        return
    request.complain()
    if request.watch:
        watch(request.paths, lambda: check(request))
    else:
        ctx.exit(check(request))
