"""Every kind of fault that can be found in a file."""

from __future__ import annotations

from itertools import groupby

from reference.markdown import anchor, sentence, table
from scn_criteria import document
from scn_criteria.diagnostics import Code
from scn_criteria.proposal import checks
from scn_criteria.ruleset import codes
from scn_criteria.ruleset.verification import codes as proofs

GROUPS = {
    "SCN0": "Files and YAML",
    "SCN1": "The shape of a file",
    "SCN2": "Evidence",
    "SCN3": "Governance and establishment",
    "SCN4": "Rulesets",
    "SCN5": "What is proved about rulesets",
}


def all_codes() -> list[Code]:
    """Every code, by number."""
    return sorted((*document.CODES, *checks.CODES, *codes.CODES, *proofs.CODES), key=lambda code: code.number)


def page() -> str:
    """The page of diagnostics."""
    head = (
        "# Diagnostics\n\n"
        "A diagnostic names a place, says what was found and what was expected, and gives advice:\n\n"
        "```text\npath:line:column: CODE message\n  help: what to do\n```\n\n"
        "An *error* makes `scn` exit with 1.\n"
        "A *warning* is printed and does not.\n"
        "An *info* is a remark, and is printed with `-v` only.\n"
        "A file with a *blocking* fault is not assessed: its text, shape or evidence cannot be relied on.\n"
        "A code is never used for another fault later.\n"
    )
    grouped = groupby(all_codes(), key=lambda code: code.number[:4])
    return "\n".join([head, *(_group(GROUPS[group], list(found)) for group, found in grouped)])


def _group(title: str, found: list[Code]) -> str:
    overview = table(
        ("code", "name", "weight", "blocking"),
        (
            (f"[{one.number}](#{anchor(_heading(one))})", one.name, one.severity.value, "yes" if one.blocks else "no")
            for one in found
        ),
    )
    return "\n".join([f"## {title}\n", overview, *(_code(one) for one in found)])


def _heading(code: Code) -> str:
    return f"{code.number} {code.name}"


def _code(code: Code) -> str:
    lines = [f"### {_heading(code)}\n", sentence(code.summary), ""]
    if code.help:
        lines += [f"What to do: {sentence(code.help)}", ""]
    if code.source:
        lines += [f"Source: {sentence(code.source)}", ""]
    return "\n".join(lines)
