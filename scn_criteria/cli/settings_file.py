"""The file of settings for a run: the one that was named, or the nearest one to the working directory.

Where the settings in it cannot be used, nothing is checked: nobody meant the settings that hold without them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scn_criteria.cli.complaints import refusal, wrong_usage
from scn_criteria.cli.exclusion import CHECKOUT
from scn_criteria.cli.printing import say

if TYPE_CHECKING:
    from scn_criteria.linting.settings import Configuration

ALONE = (".scn.toml", "scn.toml")
SHARED = ("pyproject.toml",)
FORMERLY = ("setup.cfg", b"[tool:scn]")
"""Where settings were read from up to version 0.1, and the section that held them."""
INI_ENDINGS = {".cfg", ".ini"}
MOST_BYTES = 1024 * 1024


def found_configuration() -> Configuration | None:
    """The settings of the nearest folder that has any, from the working directory up to the top of its checkout."""
    for folder in _upwards():
        for name in (*ALONE, *SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                configuration = _read(path, may_be_silent=name in SHARED)
                if configuration is not None:
                    return configuration
        _say_what_is_not_read(folder)
    return None


def _say_what_is_not_read(folder: str) -> None:
    """Settings of the form before do not go unnoticed."""
    name, section = FORMERLY
    path = os.path.join(folder, name)
    if os.path.isfile(path):
        with open(path, "rb") as stream:
            if section in stream.read(MOST_BYTES):
                say(f'note: settings in "{os.path.relpath(path)}" are not read any more; move them to scn.toml', err=True)


def named_configuration(path: str) -> Configuration:
    """The settings of a file that the user named. Raises UsageError where it holds none."""
    if os.path.splitext(path)[1] in INI_ENDINGS:
        raise wrong_usage(f'no settings can be read from "{path}": settings are TOML; move them to scn.toml')
    is_there = os.path.isfile(path)
    configuration = _read(path, may_be_silent=False) if is_there else None
    if configuration is None:
        why = "it has no section for scn" if is_there else "there is no such file"
        raise wrong_usage(f'no settings can be read from "{path}": {why}')
    return configuration


def _upwards() -> Iterator[str]:
    folder, below = os.getcwd(), ""
    while folder != below:
        yield folder
        if os.path.exists(os.path.join(folder, CHECKOUT)):
            return
        folder, below = os.path.dirname(folder), folder


def _read(path: str, *, may_be_silent: bool) -> Configuration | None:
    """The settings of a file, if it has a section for them. Raises ClickException where they cannot be used."""
    shown = os.path.relpath(path)
    try:
        with open(path, "rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise refusal(f'cannot read "{shown}": {(error.strerror or str(error)).lower()}') from error
    if may_be_silent and not _may_speak(raw):
        return None
    if len(raw) > MOST_BYTES:
        raise refusal(f'the settings in "{shown}" cannot be used: found more than {MOST_BYTES:,} bytes')
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal(f'the settings in "{shown}" cannot be used: found text that is not UTF-8') from error
    return _usable(text, shown)


def _may_speak(raw: bytes) -> bool:
    """Whether a file that serves other programs, too, may hold settings of ours. Most need not be read to the end."""
    return b"scn" in raw and b"tool" in raw


def _usable(text: str, shown: str) -> Configuration | None:
    from scn_criteria.linting.configuration.reading import read_configuration  # noqa: PLC0415 - most runs have no settings
    from scn_criteria.linting.configuration.text import Source  # noqa: PLC0415

    read = read_configuration(Source.of(shown, text))
    if read.faults:
        from scn_criteria.cli.printing import print_diagnostics  # noqa: PLC0415

        print_diagnostics(read.faults, remarks=True, err=True)
        raise refusal(f'the settings in "{shown}" cannot be used')
    return read.configuration
