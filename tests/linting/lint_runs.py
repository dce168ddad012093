"""Fixed results of the linter, from the files of ``runs/``, for the reporters."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from scn_criteria.diagnostics import (
    START,
    Diagnostic,
    DiagnosticRule,
    Fix,
    Position,
    Related,
    Safety,
    Severity,
    Span,
    Suppressed,
    TextEdit,
)
from scn_criteria.lint.results import Checked, Linted, Sources, SubjectKind

HERE = Path(__file__).parent
RUNS = sorted(path.stem for path in (HERE / "runs").glob("*.yaml"))
FOLDER = "/home/desk"
"""The working directory of every run."""

CODES = {
    data["number"]: DiagnosticRule(**{**data, "severity": Severity(data["severity"])})
    for data in yaml.safe_load((HERE / "codes.yaml").read_text(encoding="utf-8"))
}


def linted(name: str) -> Linted:
    """What was found in a run."""
    data = _data(name)
    level = data.get("fail_level", "error")
    return Linted(tuple(map(_checked, data["checked"])), None if level == "never" else Severity(level))


def few_checks(kind: SubjectKind) -> tuple[DiagnosticRule, ...]:
    """The checks that are made of anything in a run, in place of all there are."""
    return tuple(code for code in CODES.values() if (code.number >= "SCN4") == (kind is SubjectKind.RULESET))


def sources(name: str) -> Sources:
    """The texts of a run's files, by their paths."""
    texts: dict[str, str] = _data(name).get("sources", {})
    return lambda path: texts.get(path, "")


@lru_cache(maxsize=None)
def _data(name: str) -> Any:
    return yaml.safe_load((HERE / "runs" / f"{name}.yaml").read_text(encoding="utf-8"))


def _checked(data: Any) -> Checked:
    found = tuple(_found(one, data["path"]) for one in data.get("found", ()))
    waived = tuple(_waived(one, data["path"]) for one in data.get("waived", ()))
    return Checked(data["path"], SubjectKind(data.get("kind", "proposal")), found, waived)


def _found(data: Any, path: str) -> Diagnostic:
    return Diagnostic(
        CODES[data["code"]],
        data["message"],
        data.get("path", path),
        _span(data.get("at")),
        tuple(data.get("pointer", ())),
        data.get("help", ""),
        tuple(Related(one["message"], _span(one["at"]), one.get("path", "")) for one in data.get("related", ())),
        _fix(data["fix"]) if "fix" in data else None,
    )


def _fix(data: Any) -> Fix:
    edits = tuple(TextEdit(_span(one["at"]), one["text"]) for one in data["edits"])
    return Fix(data["message"], edits, Safety(data.get("safety", "safe")))


def _waived(data: Any, path: str) -> Suppressed:
    until: date | None = data.get("until")
    return Suppressed(_found(data, path), data["reason"], until, _span(data["by"]))


def _span(numbers: list[int] | None) -> Span:
    """A stretch from the line and column of its start and of its end."""
    if numbers is None:
        return START
    return Span(Position(*numbers[:2]), Position(*numbers[2:]))
