"""The type of network: the table on every combination, and the checks that must know the type before a table is fired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from shipped import compiled

from scn_criteria.decision.vocabulary import TYPE, vocabulary
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.declared_type import clashes, declared_type
from scn_criteria.proposal.facts.network import ACTORS, EXTENTS, PURPOSES
from scn_criteria.proposal.model import Coverage, Function, HealthCondition, Proposal, Sponsor
from scn_criteria.proposal.reference import load_reference
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.terms import NetworkType

SERVICES = {"none": "Stroke", NetworkType.DELIVERY.value: "Burns care", NetworkType.PROFESSIONAL.value: "Pharmacy"}
PLAIN = Proposal(
    id="a",
    title="A network",
    summary="Made up.",
    condition=HealthCondition(name="Stroke"),
    sponsor=Sponsor(organisation="Example", type="other"),
    submitted=PartialDate.parse("2012-11-30"),
    function=Function(main_purpose="", service="", founders="", hosts="", payers=""),
)


def proposals() -> Iterator[tuple[dict[str, str | None], Proposal]]:
    """Every combination of facts, and a proposal that has them."""
    for named, purpose, founder, host, payer, extent in product(
        SERVICES, PURPOSES, ACTORS, ACTORS, ACTORS, (*EXTENTS, None)
    ):
        facts = {
            "service_named_for": named,
            "main_purpose": purpose,
            "set_up_by": founder,
            "hosted_by": host,
            "paid_by": payer,
            "coverage": extent,
        }
        function = Function(main_purpose=purpose, service=SERVICES[named], founders=founder, hosts=host, payers=payer)
        yield facts, replace(PLAIN, function=function, coverage=Coverage(extent=extent) if extent else None)


def test_checks_and_table_agree_on_every_combination_and_few_are_strategic() -> None:
    interpreter, table = Interpreter(compiled().ruleset, vocabulary()), compiled().ruleset.tables[TYPE]
    found: Counter[str] = Counter()
    for facts, proposal in proposals():
        result = interpreter.result(table, facts)
        assert (result, result == "undecided") == (
            declared_type(proposal, load_reference()).value,
            result == "undecided" and next(clashes(proposal), None) is not None,
        )
        found[result] += 1
    assert (found["strategic_clinical_network"], found["undecided"], found.total()) == (6, 1130, 5376)
