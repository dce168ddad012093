"""Every diagnostic rule by number or name, and the page that explains it, as text, as JSON and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import click

from scn_criteria.diagnostics import COLOURS, DiagnosticRule, Severity
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.codes import UNUSABLE_SETTINGS
from scn_criteria.document.fixes import suggest
from scn_criteria.document.loader import load
from scn_criteria.establishment.provisions_file import CODES as PLANNING_CODES
from scn_criteria.establishment.review.checks import CODES as REVIEW_CODES
from scn_criteria.proposal.checks import CODES as PROPOSAL_CODES
from scn_criteria.register.checks import CODES as SIGNING_CODES
from scn_criteria.resources import folder
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.ruleset.codes import PROOF_CODES, SOURCE_CODES
from scn_criteria.serialisation import Record, json_parts
from scn_criteria.wording import did_you_mean, sentence

# Rules by number and name


def every_code() -> dict[str, DiagnosticRule]:
    """All codes by number, in the order of their numbers."""
    codes = (
        *DOCUMENT_CODES,
        UNUSABLE_SETTINGS,
        *PROPOSAL_CODES,
        *PLANNING_CODES,
        *REVIEW_CODES,
        *SIGNING_CODES,
        *RULESET_CODES,
        *SOURCE_CODES,
        *PROOF_CODES,
    )
    return {code.number: code for code in sorted(codes, key=lambda code: code.number)}


def codes_named(name: str) -> tuple[DiagnosticRule, ...]:
    """The codes that a number, the beginning of numbers or a name stands for: ``SCN201``, ``SCN2``, ``unused-source``."""
    codes, sought = every_code(), name.upper()
    if sought.startswith("SCN"):
        return tuple(code for number, code in codes.items() if number.startswith(sought))
    return tuple(code for code in codes.values() if code.name == name.lower())


# Pages

USUAL_FILE = "copd-care.yaml"
STAND_IN = re.compile(
    r'<(?:U\+(?P<character>[0-9A-F]{4,6})|byte (?P<byte>[0-9A-F]{2})|(?P<times>[0-9]+) times "(?P<repeated>[^">]+)"'
    r"|sha256 of (?P<digested>[\w.-]+))>"
)
"""What an example cannot show, and what stands for it: a character, a byte, something very long, or a digest."""
STAND_INS = (
    "What stands in angle brackets takes the place of what cannot be shown: a character by its number, a byte, a text so "
    "many times, or a digest."
)
OF_SETTINGS, RECORDS, RULESETS, SOURCES, PROOFS = "SCN026", "SCN33", "SCN4", "SCN43", "SCN5"
OF_PLANNING = ("SCN328", "SCN329")
OF_PROPOSALS_TOO = ("SCN339",)
"""Numbers among those of decision records that stand for a fault of a proposal."""
OF_RETURNS = ("SCN34", "SCN35", "SCN36")
CASES = "case-"


class Whole(Enum):
    """The kind of file that an example is a part of."""

    PROPOSAL = "proposal"
    """Some keys of a proposal, in place of the same keys of a sound one."""
    RECORD = "record"
    """Some keys of a decision record, in the same way."""
    RETURN = "return"
    """Some keys of the return of a network, in the same way."""
    FILE = "file"
    """A whole file."""
    RULESET = "ruleset"
    """Some lines of a file of the shipped ruleset, or a file added to it."""
    SETTINGS = "settings"
    """A file of settings of the linter."""
    FOLDER = "folder"
    """The files of a folder; ``a -> b`` is a link."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fault as it would stand in a file, its message, and the same text without it.

    ``at`` is a line and a column of the text to avoid, or the file that is blamed where it is another. ``besides`` are the
    faults that cannot but come along.
    """

    part_of: Whole
    file: str
    avoid: str
    at: str
    says: str
    prefer: str
    besides: tuple[str, ...] = ()

    @property
    def line(self) -> int | None:
        """The line of the text to avoid that is blamed, if it is one of them."""
        line, colon, _ = self.at.partition(":")
        return int(line) if colon else None

    @property
    def place(self) -> str:
        """The place that is blamed, in words."""
        line, colon, column = self.at.partition(":")
        return f"line {line}, column {column}" if colon else self.at

    @property
    def within(self) -> str:
        """The kind of file that it is a part of, in words."""
        return {Whole.RULESET: f"{self.file} of a ruleset", Whole.FOLDER: f"the folder {self.file}"}.get(
            self.part_of, self.file
        )

    @property
    def stands_in(self) -> bool:
        """Whether something in it stands for what cannot be shown."""
        return any(STAND_IN.search(text) for text in (self.avoid, self.prefer))


@dataclass(frozen=True, slots=True)
class Page:
    """Why a kind of fault matters, and an example, or why there can be none."""

    code: DiagnosticRule
    why: str
    example: Example | None
    without_example: str = ""


def page_of(code: DiagnosticRule) -> Page:
    """The page of a code."""
    path = page_file(code)
    document = load(path.read_bytes(), path.name).document
    if document is None:
        raise ValueError(f"{path.name} cannot be read")
    data: Any = document.data
    without = data.get("without_example", "")
    return Page(code, data["why"].strip(), None if without else _read_example(data), without)


def effect(code: DiagnosticRule) -> str:
    """The effect of such a fault on a file or a ruleset, in a sentence."""
    error = code.severity is Severity.ERROR
    if code.number.startswith(PROOFS):
        return (
            "A ruleset with this fault fails scn rules verify." if error else "A ruleset with this passes scn rules verify."
        )
    if code.number.startswith(RULESETS) and code.name.startswith(CASES):
        return "The cases of a file with this fault are not tried." if error else "The cases of a file with this are tried."
    if code.number.startswith(RULESETS) and not code.number.startswith(SOURCES):
        return "Nothing is decided under a ruleset with this fault." if error else "A ruleset with this can be used."
    if code.number == OF_SETTINGS:
        return "Nothing is checked under settings with this fault."
    return _on_decisions(code)


def _on_decisions(code: DiagnosticRule) -> str:
    """The effect of such a fault on decisions and plans from the file."""
    if code.number in OF_PLANNING:
        return "Nothing is planned from a file with this fault."
    if code.number.startswith(OF_RETURNS):
        error = code.severity is Severity.ERROR
        return "A return with this fault is not reviewed." if error else "A return with this is reviewed all the same."
    if code.number >= RECORDS and code.number not in OF_PROPOSALS_TOO:
        return "The assessment itself stays as it is."
    return "A file with this fault is not assessed." if code.blocks else "A file with this can still be assessed."


def page_file(code: DiagnosticRule) -> Path:
    """The file of the page of a code."""
    return folder("templates") / "faults" / f"{code.number}.yaml"


def _read_example(data: Any) -> Example:
    return Example(
        part_of=Whole(data.get("part_of", Whole.PROPOSAL.value)),
        file=data.get("file", USUAL_FILE),
        avoid=data["avoid"],
        at=data["at"],
        says=data["says"].strip(),
        prefer=data["prefer"],
        besides=tuple(data.get("besides", ())),
    )


# Text and JSON

FORMAT = "scn-codes/1"
NUMBER = re.compile(r"scn\d*", re.IGNORECASE)
WIDTH = 100
INDENT = "  "
FRAGMENT = "      "
MARKED = "    > "
"""Before the line that is blamed, as wide as the indent of the others."""
NOTHING = "(no such file)"


def find_codes(names: Iterable[str]) -> tuple[DiagnosticRule, ...]:
    """The codes that numbers, beginnings of numbers and names stand for, each once. Raises UsageError for what is none."""
    found = (code for name in names for code in codes_named(name) or _none(name))
    return tuple({code.number: code for code in found}.values())


def is_code(name: str) -> bool:
    """Whether somebody who writes this means a kind of fault."""
    return NUMBER.fullmatch(name) is not None or bool(codes_named(name))


def _none(name: str) -> tuple[DiagnosticRule, ...]:
    codes = every_code()
    near = suggest(name.upper(), codes)
    hint = did_you_mean(near, f"; they run from {min(codes)} to {max(codes)}")
    raise click.UsageError(f'no diagnostic has the code "{name}"{hint}')


def codes_text(codes: Iterable[DiagnosticRule]) -> str:
    """The pages of some codes."""
    return "\n\n".join("".join(f"{line}\n" for line in _lines(page_of(code))) for code in codes)


def codes_json(codes: Iterable[DiagnosticRule]) -> str:
    """The same as JSON, with a line feed at its end."""
    return "".join(json_parts({"format": FORMAT, "codes": code_records(codes)}))


def code_records(codes: Iterable[DiagnosticRule]) -> Iterator[Record]:
    """Each code as plain data."""
    return (_record(page_of(code)) for code in codes)


def _record(page: Page) -> Record:
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
        yield from _example_lines(page.example, code)
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


def _example_lines(example: Example, code: DiagnosticRule) -> Iterator[str]:
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


# Markdown

NO_FILE = "No such file.\n"
LANGUAGES = {Whole.FOLDER: "text", Whole.SETTINGS: "toml"}
"""What an example is written in, where it is not YAML."""


def page_markdown(page: Page) -> str:
    """A page without a heading of its own, with headings of the second level for its parts."""
    code = page.code
    parts = [
        f"*{code.severity.value.capitalize()}.* {_no_tags(sentence(code.summary))}",
        f"## Why it matters\n\n{_no_tags(page.why)}",
        _example_markdown(page.example, code) if page.example else f"## Example\n\n{_no_tags(page.without_example)}",
        f"## What to do\n\n{_no_tags(sentence(code.help))}",
        f"## Effect\n\n{effect(code)}",
    ]
    parts += [f"## Source\n\n{sentence(code.source)}"] if code.source else []
    return "\n\n".join(parts)


def _example_markdown(example: Example, code: DiagnosticRule) -> str:
    language = LANGUAGES.get(example.part_of, "yaml")
    place = example.within.replace(example.file, f"*{example.file}*")
    parts = [
        f"## Avoid\n\nIn {place}:\n\n{_block(example.avoid, language)}",
        f"At {example.place}: `{code.number}` {_no_tags(example.says)}",
        f"## Prefer\n\n{_block(example.prefer, language) if example.prefer else NO_FILE}".rstrip(),
    ]
    return "\n\n".join([*parts, STAND_INS] if example.stands_in else parts)


def _block(text: str, language: str) -> str:
    return f"```{language}\n{text}```"


def _no_tags(text: str) -> str:
    return text.replace("<", "\\<")
