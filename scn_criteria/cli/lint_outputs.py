"""Where findings go: several formats at once, each to a file of its own or to standard output."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scn_criteria.cli.complaints import wrong_usage
from scn_criteria.cli.printing import STANDARD_OUTPUT, deliver
from scn_criteria.cli.step_summary import append_step_summary
from scn_criteria.linting import Linted, Sources
from scn_criteria.linting.formats import DEFAULT, FORMATS, Manner, render


@dataclass(frozen=True, slots=True)
class Output:
    """One format, and the file it goes to."""

    format: str
    file: str = STANDARD_OUTPUT


def outputs(formats: Sequence[str], files: Sequence[str]) -> tuple[Output, ...]:
    """What to write where. Raises UsageError where that is not clear."""
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
    if sign and name in FORMATS:
        return name, path or STANDARD_OUTPUT
    if len(names) > 1:
        raise wrong_usage(f'"{file}" does not say which format it is for; expected FORMAT=FILE, as in {names[0]}={file}')
    return names[0], file


@dataclass(frozen=True, slots=True)
class Printing:
    """How findings are printed: with remarks, as statistics in their place, on standard error, in colours."""

    remarks: bool = False
    statistics: bool = False
    err: bool = False
    coloured: bool = False


def written(wanted: Sequence[Output], linted: Linted, sources: Sources, printing: Printing) -> None:
    """Write every format. What was asked for in a file is written before anything is printed."""
    manner = Manner(printing.remarks, working_folder())
    printed = next((one.format for one in wanted if one.file == STANDARD_OUTPUT), None)
    for one in wanted:
        if one.file != STANDARD_OUTPUT:
            deliver(render(one.format, linted, sources, manner), one.file)
    if printing.statistics:
        deliver(_statistics(printed, linted), None, err=printing.err)
    elif printed:
        in_print = replace(manner, coloured=printing.coloured)
        deliver(render(printed, linted, sources, in_print), None, err=printing.err)
    if asks_for_step_summary(wanted):
        append_step_summary(lambda: render("markdown", linted, sources, manner))


def asks_for_step_summary(wanted: Sequence[Output]) -> bool:
    """Whether a summary belongs to what was asked for. Who asks for Markdown too will put it where it should be."""
    names = {one.format for one in wanted}
    return "github" in names and "markdown" not in names


def _statistics(name: str | None, linted: Linted) -> str:
    from scn_criteria.linting.statistics import statistics, statistics_json, statistics_text  # noqa: PLC0415

    tallies = statistics(linted.diagnostics)
    return statistics_json(tallies) if name == "json" else statistics_text(tallies)


def working_folder() -> str:
    """The working directory, or nothing where somebody has taken it away."""
    try:
        return os.getcwd()  # noqa: PTH109 - a plain text is wanted
    except OSError:
        return ""
