"""The pages of kinds of fault, as text and as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

import click

from scn_criteria.cli.printing import COLOURS
from scn_criteria.diagnostics import Code
from scn_criteria.document import suggest
from scn_criteria.linting.codes import codes_named, every_code
from scn_criteria.linting.pages import STAND_INS, Example, Page, effect, page_of
from scn_criteria.wording import sentence

FORMAT = "scn-codes/1"
NUMBER = re.compile(r"scn\d*", re.IGNORECASE)
WIDTH = 100
INDENT = "  "
FRAGMENT = "      "
MARKED = "    > "
"""Before the line that is blamed, as wide as the indent of the others."""
NOTHING = "(no such file)"


def find_codes(names: Iterable[str]) -> tuple[Code, ...]:
    """The codes that numbers, beginnings of numbers and names stand for, each once. Raises UsageError for what is none."""
    found = (code for name in names for code in codes_named(name) or _none(name))
    return tuple({code.number: code for code in found}.values())


def is_code(name: str) -> bool:
    """Whether somebody who writes this means a kind of fault."""
    return NUMBER.fullmatch(name) is not None or bool(codes_named(name))


def _none(name: str) -> tuple[Code, ...]:
    codes = every_code()
    near = suggest(name.upper(), codes)
    hint = f'; did you mean "{near}"?' if near else f"; they run from {min(codes)} to {max(codes)}"
    raise click.UsageError(f'no diagnostic has the code "{name}"{hint}')


def codes_text(codes: Iterable[Code]) -> str:
    """The pages of some codes."""
    return "\n\n".join("".join(f"{line}\n" for line in _lines(page_of(code))) for code in codes)


def codes_json(codes: Iterable[Code]) -> str:
    """The same as JSON, with a line feed at its end."""
    document = {"format": FORMAT, "codes": [_record(page_of(code)) for code in codes]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(page: Page) -> dict[str, object]:
    code = page.code
    return {
        "code": code.number,
        "name": code.name,
        "severity": code.severity.value,
        "blocks": code.blocks,
        "summary": code.summary,
        "help": code.help,
        "source": code.source,
        "page": code.page,
        "why": page.why,
        "example": asdict(page.example) | {"part_of": page.example.part_of.value} if page.example else None,
        "without_example": page.without_example,
    }


def _lines(page: Page) -> Iterator[str]:
    code = page.code
    title = click.style(f"{code.number} {code.name}", fg=COLOURS[code.severity], bold=True)
    yield f"{title} ({code.severity.value})"
    yield from _prose("", code.summary)
    yield ""
    yield from _prose("Why it matters: ", page.why)
    yield ""
    if page.example:
        yield from _example(page.example, code)
    else:
        yield from _prose("No example: ", page.without_example)
        yield ""
    yield from _prose("What to do: ", sentence(code.help))
    yield from _prose("Effect: ", effect(code))
    if code.source:
        yield from _prose("Source: ", code.source)


def _prose(label: str, text: str) -> list[str]:
    """A text within the width of a page, its label in the first line."""
    lines = textwrap.wrap(label + text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return [lines[0].replace(label, click.style(label, bold=True), 1) if label else lines[0], *lines[1:]]


def _example(example: Example, code: Code) -> Iterator[str]:
    yield INDENT + click.style(f"Avoid, in {example.within}:", bold=True)
    yield from _fragment(example.avoid, example.line, COLOURS[code.severity])
    yield from _prose(f"{code.number} at {example.place}: ", example.says)
    yield ""
    yield INDENT + click.style("Prefer:", bold=True)
    yield from _fragment(example.prefer, None, "")
    yield ""
    if example.stands_in:
        yield from [*_prose("", STAND_INS), ""]


def _fragment(text: str, marked: int | None, colour: str) -> Sequence[str]:
    """The lines of an example, with the one that is blamed marked."""
    lines = text.splitlines() or [NOTHING]
    return [
        click.style(f"{MARKED}{line}", fg=colour) if number == marked else f"{FRAGMENT}{line}".rstrip()
        for number, line in enumerate(lines, 1)
    ]
