"""Lists of items and rulesets with them, for tests."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.source_coverage import survey_sources
from scn_criteria.decision.source_items import SourceCoverage, SourceList, load_sources
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import Rules

SHOWN = "rules/way-forward-2012"


@lru_cache(maxsize=1)
def shipped_rules() -> Rules:
    ruleset = load_ruleset(resources.ruleset_folder(), SHOWN, vocabulary()).ruleset
    assert ruleset is not None
    return ruleset


@lru_cache(maxsize=1)
def shipped_list() -> SourceList:
    listed = load_sources(resources.ruleset_folder(), SHOWN, shipped_rules().documents).listed
    assert listed is not None
    return listed


@lru_cache(maxsize=1)
def shipped_coverage() -> SourceCoverage:
    return survey_sources(shipped_list(), resources.ruleset_folder(), SHOWN)


def copied(folder: Path) -> Path:
    """A copy of the shipped ruleset."""
    return Path(shutil.copytree(resources.ruleset_folder(), folder / "way-forward-2012"))
