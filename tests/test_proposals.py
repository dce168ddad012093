"""The shipped proposals: what comes out, that their evidence carries it, and that the form of a file does not."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment, assessment_record
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import load
from scn_criteria.proposal.evidence import Item
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.model import Proposal
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.terms import Criterion, Outcome

FOLDER = Path(__file__).resolve().parents[1] / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

STRATEGIC = "strategic_clinical_network"
DELIVERY = "operational_delivery_network"
GROUND_TRUTH = [
    ("cancer", "establish", STRATEGIC, 1),
    ("cardiovascular-disease", "establish", STRATEGIC, 1),
    ("mental-health-dementia-neurology", "establish", STRATEGIC, 2),
    ("maternity-and-children", "establish", STRATEGIC, 3),
    ("neonatal-critical-care", "refer", DELIVERY, 1),
    ("major-trauma", "refer", DELIVERY, 3),
    ("dental-services", "refer", "local_professional_network", 4),
    ("falls-and-fragility-fractures", "refer", "local_ccg_network", 3),
    # Not decided by the document: what their evidence supports.
    ("respiratory-disease", "establish", STRATEGIC, 1),
    ("end-of-life-care-draft", "defer", STRATEGIC, 4),
]
ESTABLISHED = [name for name, outcome, *_ in GROUND_TRUTH if outcome == "establish"]
SEEDS = range(5)


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset)


def judged(raw: bytes, name: str, assessed_on: date | None = None) -> Assessment:
    path = f"{name}.yaml"
    assessment = assess(load(raw, path), path, compiled(), assessed_on)
    assert isinstance(assessment, Assessment), assessment
    return assessment


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.yaml").read_bytes()


@lru_cache(maxsize=None)
def shipped(name: str) -> Assessment:
    return judged(raw(name), name)


def without_waivers(name: str) -> Assessment:
    """What a proposal comes to if no comment of it waives a finding."""
    return judged(re.sub(rb" *# scn: .*", b"", raw(name)), name)


def data_of(name: str) -> Any:
    """The data of a proposal, for the caller to change."""
    document = load(raw(name), name).document
    assert document is not None
    return copied(document.data)


def copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(value) for value in data] if isinstance(data, list) else data


def rewritten(data: Any) -> bytes:
    """A proposal as JSON, which is YAML too, with every number as it was."""
    return written(data).encode()


def written(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ",\n".join(f"{json.dumps(key)}: {written(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ",\n".join(written(value) for value in data) + "]"
    return f"{data:f}" if isinstance(data, Decimal) else json.dumps(data)


@pytest.mark.parametrize(("name", "outcome", "network_type", "domain"), GROUND_TRUTH)
def test_what_comes_out(name: str, outcome: str, network_type: str, domain: int) -> None:
    one = shipped(name)
    found = (one.outcome.outcome.value, one.network_type.type.value, one.home_domain.domain.number)
    assert (outcome, network_type, domain) == found


def test_every_shipped_proposal_is_in_the_table() -> None:
    assert sorted(name for name, *_ in GROUND_TRUTH) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_weighs_against_a_shipped_proposal(name: str) -> None:
    path = f"{name}.yaml"
    found = examine_proposal(load(raw(name), path)).diagnostics
    assert [each.message for each in found if each.severity is not Severity.INFO] == []


def sources_cited(part: object) -> Iterator[str]:
    """The keys of all sources that a part of a proposal cites."""
    if isinstance(part, tuple):
        for each in part:
            yield from sources_cited(each)
    elif hasattr(part, "__dataclass_fields__"):
        if isinstance(part, Item) and part.source:
            yield part.source
        for field in fields(part):  # type: ignore[arg-type]
            yield from sources_cited(getattr(part, field.name))


def unknown_sources(proposal: Proposal) -> set[str]:
    return set(sources_cited(proposal)) - {source.key for source in proposal.sources}


@pytest.mark.parametrize("name", NAMES)
def test_every_source_cited_is_in_the_bibliography(name: str) -> None:
    assert unknown_sources(shipped(name).proposal) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_proposal_cites_evidence(name: str) -> None:
    assert list(sources_cited(shipped(name).proposal)) != []


def without(data: Any, criterion: Criterion) -> None:
    del data["criteria"][criterion.value]


def with_words_only(data: Any, criterion: Criterion) -> None:
    section = data["criteria"][criterion.value]
    data["criteria"][criterion.value] = {"rationale": section.get("rationale", "It is plain to everybody.")}


@pytest.mark.parametrize("weaken", [without, with_words_only])
@pytest.mark.parametrize("criterion", Criterion, ids=lambda criterion: criterion.name)
@pytest.mark.parametrize("name", ESTABLISHED)
def test_no_criterion_can_do_without_evidence(
    name: str, criterion: Criterion, weaken: Callable[[Any, Criterion], None]
) -> None:
    data = data_of(name)
    weaken(data, criterion)
    outcome = judged(rewritten(data), name).outcome
    named = outcome.outcome is not Outcome.DEFER or criterion in outcome.settle_first
    assert (outcome.outcome is Outcome.ESTABLISH, named) == (False, True)


@pytest.mark.parametrize("name", ESTABLISHED)
def test_no_situation_can_be_left_out(name: str) -> None:
    data = data_of(name)
    del data["situations"]
    assert judged(rewritten(data), name).outcome.outcome is not Outcome.ESTABLISH


UNLIKE = {"line", "sha256", "path", "start", "end"}


def substance(part: Any) -> Any:
    """A record without what belongs to the form of its file: lines, digests, and the order of evidence and sources."""
    if isinstance(part, dict):
        kept = {key: substance(value) for key, value in part.items() if key not in UNLIKE}
        return kept | {key: in_order(kept[key]) for key in ("evidence", "sources", "diagnostics") if key in kept}
    return [substance(each) for each in part] if isinstance(part, list) else part


def in_order(several: list[Any]) -> list[Any]:
    return sorted(several, key=lambda one: json.dumps(one, sort_keys=True))


def shuffled(data: Any, chance: random.Random) -> Any:
    if isinstance(data, dict):
        items = list(data.items())
        chance.shuffle(items)
        return {key: shuffled(value, chance) for key, value in items}
    return [shuffled(value, chance) for value in data] if isinstance(data, list) else data


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_keys_changes_nothing(name: str, seed: int) -> None:
    changed = judged(rewritten(shuffled(data_of(name), random.Random(seed))), name)
    assert substance(assessment_record(without_waivers(name))) == substance(assessment_record(changed))


def backwards(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: backwards(value) for key, value in data.items()}
    return [backwards(value) for value in reversed(data)] if isinstance(data, list) else data


def ratings(assessment: Assessment) -> list[tuple[str, str, str]]:
    return [(one.criterion.name, one.rating.value, one.decided.because) for one in assessment.criteria]


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_evidence_changes_no_rating(name: str) -> None:
    data = data_of(name)
    data["criteria"] = backwards(data["criteria"])
    assert ratings(shipped(name)) == ratings(judged(rewritten(data), name))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_written_afresh_changes_nothing(name: str) -> None:
    assert substance(assessment_record(without_waivers(name))) == substance(
        assessment_record(judged(rewritten(data_of(name)), name))
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_looks_at_the_name_of_a_proposal(name: str) -> None:
    renamed = {"id": "another", "title": "Another title", "summary": "Cancer, trauma and a strategic clinical network."}
    changed = judged(rewritten(data_of(name) | renamed), "another")
    assert (ratings(shipped(name)), shipped(name).outcome) == (ratings(changed), changed.outcome)


def counting(assessment: Assessment) -> int:
    return sum(item.counts for one in assessment.criteria for item in one.evidence)


@pytest.mark.parametrize("name", NAMES)
def test_a_later_day_lets_no_less_evidence_count(name: str) -> None:
    early, usual, late = (judged(raw(name), name, day) for day in (date(2000, 1, 1), None, date(2015, 12, 31)))
    assert counting(early) <= counting(usual) <= counting(late)


@pytest.mark.parametrize("name", NAMES)
def test_on_a_late_day_all_evidence_with_a_date_and_places_counts(name: str) -> None:
    late = judged(raw(name), name, date(2099, 12, 31))
    whys = [item.why_not for one in late.criteria for item in one.evidence if not item.counts]
    assert [
        why for why in whys if not why.startswith(("its source has no date", "a difference between groups of people"))
    ] == []


@pytest.mark.parametrize("name", ESTABLISHED)
def test_on_an_early_day_the_evidence_is_not_there_yet(name: str) -> None:
    assert judged(raw(name), name, date(1990, 1, 1)).outcome.outcome is not Outcome.ESTABLISH
