"""Reporters: the output formats of the linter, a module each. A new module is added to ``REPORTERS``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from click import style

from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.lint.results import Address, Linted, Sources, address

Paint = Callable[..., str]
"""A text as ``click.style`` makes it, or as it is."""


@dataclass(frozen=True, slots=True)
class ReporterOptions:
    """The options of a reporter.

    ``remarks`` says whether a person sees remarks too; a program always gets them. ``folder`` is the working directory:
    paths are given from there, and nothing of the folders around it. ``in_repository`` gives those that code hosts know;
    without it they begin in ``folder`` as well. ``docs_url`` is where the folder ``docs`` is published, if anywhere.
    ``coloured`` is for people only.
    """

    remarks: bool = False
    folder: str = ""
    coloured: bool = False
    in_repository: Address | None = None
    docs_url: str = ""

    @property
    def addressed(self) -> Address:
        """What gives the path by which a code host knows a file."""
        return self.in_repository or partial(address, folder=self.folder)

    @property
    def paint(self) -> Paint:
        """What gives a text its colours, or leaves it as it is."""
        if not self.coloured:
            return _as_it_is

        return style


def _as_it_is(text: str, **_colours: object) -> str:
    return text


Reporter = Callable[[Linted, Sources, ReporterOptions], str]
"""A reporter: gives the findings in one format, a text with a line feed at its end, or an empty text."""

REPORTERS = {
    "full": "text.full",
    "concise": "text.concise",
    "grouped": "text.grouped",
    "json": "json_output.json_document",
    "json-lines": "json_output.json_lines",
    "sarif": "sarif.sarif",
    "junit": "junit.junit",
    "github": "forges.github",
    "gitlab": "forges.gitlab",
    "markdown": "markdown.markdown",
}
"""Each format by its name on the command line, with the module of this folder and the function in it that writes it."""

DEFAULT = "full"

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
"""What each weight is called where a person reads it."""


def shown_diagnostics(linted: Linted, options: ReporterOptions) -> list[Diagnostic]:
    """The diagnostics that a person sees: all that stand, with the remarks or without."""
    return [found for found in linted.diagnostics if options.remarks or found.severity is not Severity.INFO]


def render(name: str, linted: Linted, sources: Sources, options: ReporterOptions) -> str:
    """The findings in the format of a name."""
    module, _, function = REPORTERS[name].partition(".")
    reporter: Reporter = getattr(import_module(f"{__name__}.{module}"), function)
    return reporter(linted, sources, options)
