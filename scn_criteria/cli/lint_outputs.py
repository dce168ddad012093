"""Where findings go: several formats at once, each to a file of its own or to standard output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from scn_criteria.cli.printing import STANDARD_OUTPUT, deliver
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
        raise click.UsageError(f'a file is named for the format "{strange[0]}", which is not asked for; add -f {strange[0]}')
    wanted = tuple(Output(name, places.get(name, STANDARD_OUTPUT)) for name in names)
    printed = [one.format for one in wanted if one.file == STANDARD_OUTPUT]
    if len(printed) > 1:
        raise click.UsageError(
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
        raise click.UsageError(
            f'"{file}" does not say which format it is for; expected FORMAT=FILE, as in {names[0]}={file}'
        )
    return names[0], file


def written(wanted: Sequence[Output], linted: Linted, sources: Sources, *, remarks: bool) -> None:
    """Write every format. What was asked for in a file is written before anything is printed."""
    texts = [(one, render(one.format, linted, sources, Manner(remarks))) for one in wanted]
    for one, text in sorted(texts, key=lambda pair: pair[0].file == STANDARD_OUTPUT):
        deliver(text, one.file)
