"""Every kind of fault that can be found in a file."""

from __future__ import annotations

from itertools import groupby

from reference.markdown import table
from scn_criteria.diagnostics import DiagnosticRule
from scn_criteria.lint.diagnostic_pages import every_code
from scn_criteria.wording import sentence

GROUPS = {
    "SCN0": "Files and YAML",
    "SCN1": "The shape of a file",
    "SCN2": "Evidence",
    "SCN3": "Governance, establishment, decision records and reviews",
    "SCN4": "Rulesets",
    "SCN5": "What is proved about rulesets",
}


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
        "A code is never used for another fault later.\n\n"
        "Each code has a page with an example to avoid and one to prefer; `scn explain SCN201` prints it.\n"
    )
    grouped = groupby(every_code().values(), key=lambda code: code.number[:4])
    return "\n".join([head, *(_group(GROUPS[group], list(found)) for group, found in grouped)])


def _group(title: str, found: list[DiagnosticRule]) -> str:
    overview = table(
        ("code", "name", "weight", "blocking", "what is found"),
        (
            (
                f"[{one.number}](codes/{one.number}.md)",
                one.name,
                one.severity.value,
                "yes" if one.blocks else "no",
                sentence(one.summary),
            )
            for one in found
        ),
    )
    return f"## {title}\n\n{overview}"
