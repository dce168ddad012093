"""One thing looked at: the orchestrator of the linter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.linting.result import Checked, Kind
from scn_criteria.linting.settings import Settings
from scn_criteria.linting.subject import Subject


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the findings depend on besides the files: the settings and the day. Nothing asks the clock further down."""

    settings: Settings
    today: date
    assessed_on: date | None = None


def inspect(subject: Subject, occasion: Occasion) -> Checked | None:
    """What is found in a proposal or a ruleset. Nothing for other data of ours that lay in a folder."""
    if subject.is_ruleset:
        return _inspect_ruleset(subject)
    from scn_criteria.document import is_other_data  # noqa: PLC0415 - a ruleset needs none of it
    from scn_criteria.proposal import examine  # noqa: PLC0415

    loaded = subject.load()
    if loaded.document and subject.found and is_other_data(loaded.document):
        return None
    return Checked(subject.shown, Kind.PROPOSAL, examine(loaded, occasion.assessed_on).diagnostics)


def _inspect_ruleset(subject: Subject) -> Checked:
    from pathlib import Path  # noqa: PLC0415 - most runs look at proposals only

    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415
    from scn_criteria.ruleset import load_ruleset  # noqa: PLC0415
    from scn_criteria.ruleset.cases import case_files, load_cases  # noqa: PLC0415

    folder = Path(subject.path)
    loaded = load_ruleset(folder, subject.shown, vocabulary())
    found = loaded.diagnostics
    if loaded.ruleset is not None:
        found += load_cases(case_files(folder, subject.path), loaded.ruleset, vocabulary()).diagnostics
    return Checked(subject.shown, Kind.RULESET, found)
