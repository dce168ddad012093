"""A page for every kind of fault: what it checks, why it matters, what to avoid and what to prefer."""

from __future__ import annotations

from collections.abc import Mapping

from reference.markdown import plain
from scn_criteria.diagnostics import DiagnosticRule
from scn_criteria.lint.diagnostic_pages import STAND_INS, Example, Page, Whole, effect, every_code, page_of
from scn_criteria.wording import sentence

NO_FILE = "No such file.\n"


def pages() -> Mapping[str, str]:
    """All pages, by the names of their files."""
    return {f"codes/{number}.md": page(page_of(code)) for number, code in every_code().items()}


def page(described: Page) -> str:
    """The page of one code."""
    code = described.code
    parts = [
        f"# {code.number} {code.name}",
        f"*{code.severity.value.capitalize()}.* {plain(sentence(code.summary))}",
        f"## Why it matters\n\n{plain(described.why)}",
        _example(described.example, code) if described.example else f"## Example\n\n{plain(described.without_example)}",
        f"## What to do\n\n{plain(sentence(code.help))}",
        f"## Effect\n\n{effect(code)}",
    ]
    parts += [f"## Source\n\n{sentence(code.source)}"] if code.source else []
    parts += [f"---\n\n`scn explain {code.number}` prints this page. [All codes](../diagnostics.md)"]
    return "\n\n".join(parts) + "\n"


def _example(example: Example, code: DiagnosticRule) -> str:
    kind = {Whole.FOLDER: "text", Whole.SETTINGS: "toml"}.get(example.part_of, "yaml")
    place = example.within.replace(example.file, f"*{example.file}*")
    parts = [
        f"## Avoid\n\nIn {place}:\n\n{_block(example.avoid, kind)}",
        f"At {example.place}: `{code.number}` {plain(example.says)}",
        f"## Prefer\n\n{_block(example.prefer, kind) if example.prefer else NO_FILE}".rstrip(),
    ]
    return "\n\n".join([*parts, STAND_INS] if example.stands_in else parts)


def _block(text: str, kind: str) -> str:
    return f"```{kind}\n{text}```"
