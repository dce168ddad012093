"""Every kind of fault that ``scn`` can name, and the page of one."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from scn_criteria.diagnostics import Code
from scn_criteria.document import CODES as DOCUMENT_CODES
from scn_criteria.document import suggest
from scn_criteria.proposal.checks import CODES as PROPOSAL_CODES
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.ruleset.verification.codes import CODES as PROOF_CODES

FORMAT = "scn-codes/1"


def every_code() -> dict[str, Code]:
    """All codes by number."""
    codes = (*DOCUMENT_CODES, *PROPOSAL_CODES, *RULESET_CODES, *PROOF_CODES)
    return {code.number: code for code in sorted(codes, key=lambda code: code.number)}


def find_code(name: str) -> Code:
    """The code with a number. Raises UsageError where there is none."""
    codes = every_code()
    if name.upper() in codes:
        return codes[name.upper()]
    near = suggest(name.upper(), codes)
    hint = f'; did you mean "{near}"?' if near else f"; they run from {min(codes)} to {max(codes)}"
    raise click.UsageError(f'no diagnostic has the code "{name}"{hint}')


def codes_text(codes: Iterable[Code]) -> str:
    """The pages of some codes."""
    return "\n".join(_page(code) for code in codes)


def codes_json(codes: Iterable[Code]) -> str:
    """The same as JSON, with a line feed at its end."""
    records = [
        {
            "code": code.number,
            "name": code.name,
            "severity": code.severity.value,
            "blocks": code.blocks,
            "summary": code.summary,
            "help": code.help,
            "source": code.source,
        }
        for code in codes
    ]
    return json.dumps({"format": FORMAT, "codes": records}, ensure_ascii=False, indent=2) + "\n"


def _page(code: Code) -> str:
    effect = "A file with this fault is not assessed." if code.blocks else "A file with this can still be assessed."
    lines = [f"{code.number} {code.name} ({code.severity.value})", f"  {code.summary}", f"  What to do: {code.help}"]
    lines += [f"  {effect}"] if code.number < "SCN4" else []
    lines += [f"  Source: {code.source}"] if code.source else []
    return "\n".join(lines) + "\n"
