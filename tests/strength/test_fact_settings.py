"""The settings of what is chosen for the facts themselves, counted in short and one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from scn_criteria import resources
from scn_criteria.decision.sensitivity.evidence_sensitivity import values_of_facts
from scn_criteria.decision.sensitivity.fact_settings import fact_settings
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.fact_choices import FactChoices, PartialDates, UndatedEvidence
from scn_criteria.ruleset.loader import load_ruleset

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("proposals/*.yaml"), *ROOT.glob("tests/cases/evidence/*.yaml")])
LENGTHS = range(3, 13)
"""The range of ``argument_words``."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_equal_facts_are_counted_as_often_as_they_come(path: Path) -> None:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    case = examine_proposal(load(path.read_bytes(), path.name)).case
    assert ruleset is not None
    assert case is not None
    every = (FactChoices(*choices) for choices in product(LENGTHS, UndatedEvidence, PartialDates))
    expected = Counter(tuple(values_of_facts(replace(case, choices=choices)).items()) for choices in every)
    assert expected == {tuple(one.facts.items()): one.settings for one in fact_settings(ruleset, case)}
