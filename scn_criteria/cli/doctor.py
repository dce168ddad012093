"""``scn doctor``: check the installation, and say what to do about each fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click
import yaml

from scn_criteria import __version__
from scn_criteria.cli.options import text_or_json_option
from scn_criteria.cli.output import say
from scn_criteria.files import try_writing
from scn_criteria.ruleset.engine import EngineChoice, durable_problem
from scn_criteria.safe_text import json_encoded

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 15)
EXTRAS = {
    "pdf": ("weasyprint", "scn report --pdf"),
    "watch": ("watchfiles", "scn lint --watch"),
}
"""Each extra with the module that it brings and what needs it."""


class Health(Enum):
    """The state of a part of the installation."""

    GOOD = "ok"
    LESS = "less"
    """The part works, but something optional is missing."""
    BAD = "missing"
    """A command cannot work."""


COLOURS = {Health.GOOD: "green", Health.LESS: "yellow", Health.BAD: "red"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the installation: its state, and what to do."""

    part: str
    health: Health
    message: str


def examine_installation() -> tuple[Finding, ...]:
    """Every part of the installation, in the order in which a decision needs it. Writes one empty file and removes it."""
    return (_python(), _yaml(), _judge(), _engine(), *_extras(), _terminal(), _folder())


def _python() -> Finding:
    found = sys.version_info[:2]
    if OLDEST_PYTHON <= found <= NEWEST_PYTHON:
        return Finding("Python", Health.GOOD, sys.version.split()[0])
    return Finding("Python", Health.LESS, f"found {found[0]}.{found[1]}, tested are 3.11 to 3.15: install one of these")


def _yaml() -> Finding:
    if yaml.__with_libyaml__:
        return Finding("YAML", Health.GOOD, f"PyYAML {yaml.__version__} with libyaml")
    return Finding("YAML", Health.LESS, f"PyYAML {yaml.__version__} without libyaml: files are read alike, more slowly")


def _judge() -> Finding:
    if find_spec("jsonschema_rs"):
        return Finding("schemas", Health.GOOD, f"jsonschema-rs {version('jsonschema-rs')}")
    message = (
        f"jsonschema {version('jsonschema')}: verdicts are alike, more slowly; to be quicker: pip install jsonschema-rs"
    )
    return Finding("schemas", Health.LESS, message)


def _engine() -> Finding:
    problem = durable_problem()
    if problem:
        return Finding("engine", Health.LESS, problem)
    found = version(EngineChoice.DURABLE_RULES.value)
    return Finding(
        "engine", Health.GOOD, f"durable_rules {found} passes its self-test; the interpreter confirms each answer"
    )


def _extras() -> Iterator[Finding]:
    for extra, (module, needed_for) in EXTRAS.items():
        if find_spec(module) is None:
            message = f"not installed; for {needed_for}: pip install 'scn-criteria[{extra}]'"
            yield Finding(f"[{extra}]", Health.LESS, message)
        else:
            yield Finding(f"[{extra}]", Health.GOOD, f"{module} {_version_of(module)}")


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "of unknown version"


def _terminal() -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "none"
    if encoding.lower().replace("-", "") == "utf8":
        return Finding("terminal", Health.GOOD, "shows UTF-8")
    message = f"found the encoding {encoding}: what it cannot show is escaped; to see all, set PYTHONUTF8=1"
    return Finding("terminal", Health.LESS, message)


def _folder() -> Finding:
    try:
        try_writing(Path())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Finding("writing", Health.BAD, f"this folder cannot be written to ({reason}): change to one that can")
    return Finding("writing", Health.GOOD, "this folder can be written to")


@click.command("doctor")
@text_or_json_option
@click.pass_context
def command(ctx: click.Context, output_format: str) -> None:
    """Check the installation, and say what to do. Exit 1 where something needed is missing."""
    found = examine_installation()
    if output_format == "json":
        parts = [{"part": one.part, "health": one.health.value, "message": one.message} for one in found]
        say(json_encoded({"format": "scn-doctor/1", "version": __version__, "parts": parts}, indent=2))
    else:
        width = max(len(one.part) for one in found)
        say(f"scn-criteria {__version__}")
        for one in found:
            say(f"{click.style(f'{one.health.value:7}', fg=COLOURS[one.health])}  {one.part:{width}}  {one.message}")
    ctx.exit(int(any(one.health is Health.BAD for one in found)))
