"""What the linter finds in the list of a ruleset, and in what the ruleset itself refers to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scn_criteria.decision.coverage.corpus import of_ruleset
from scn_criteria.decision.coverage.reading import load_sources
from scn_criteria.decision.coverage.survey import unknown_items, waived_in_vain, weigh
from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document import Document
from scn_criteria.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class LintedSources:
    """The list, if it can be read, and what was found."""

    documents: tuple[Document, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def lint_sources(folder: Path, shown: str, ruleset: Ruleset) -> LintedSources:
    """Look at the list of a ruleset that can be used. One without a list is asked for nothing."""
    loaded = load_sources(folder, shown, ruleset.documents)
    documents = (loaded.document,) if loaded.document else ()
    if loaded.listed is None:
        return LintedSources(documents, loaded.diagnostics)
    mentions = tuple(of_ruleset(folder, shown))
    unknown = tuple(unknown_items(mentions, loaded.listed))
    waived = tuple(waived_in_vain(weigh(loaded.listed, mentions)))
    return LintedSources(documents, (*loaded.diagnostics, *unknown, *waived))
