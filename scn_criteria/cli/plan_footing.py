"""What plans rest on, as text: duties, rules of splitting and scaling, conventions, and what was chosen otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scn_criteria import wording
from scn_criteria.establishment.money import TIE_RULE, pounds_text
from scn_criteria.establishment.plan import Plan
from scn_criteria.establishment.provisions import Cited, Provisions
from scn_criteria.establishment.team import SCALING
from scn_criteria.ruleset.model import Basis, Citation


def duties(provisions: Provisions) -> Iterator[str]:
    """In which order a team is appointed, and what it is there for."""
    yield "Posts are filled in this order:"
    yield from (f"  {one.number}. {cited(one, provisions)}" for one in provisions.order)
    yield "A support team is there to:"
    yield from (f"  {one.number}. {cited(one, provisions)}" for one in provisions.duties)


def footing(plans: Sequence[Plan], provisions: Provisions) -> Iterator[str]:
    """What figures rest on: what is exact, what is not, and what is a convention of ours."""
    yield _envelope(provisions, "Running cost", "running_cost")
    yield _envelope(provisions, "Programme money", "programme")
    basis = provisions.readings["population_basis"]
    yield f"{basis.alternatives[basis.choice]} {_where(basis.source, provisions)}"
    yield f"Exact: money, to the penny. {TIE_RULE} Thousands are rounded last, from exact totals."
    yield f'Approximate: posts whose number the document gives with "about". {SCALING}'
    yield "Left out of pay: posts by the session, of which the documents give neither a number nor a band."
    scale = provisions.scale
    yield f"Pay: {scale.title}{'' if scale.verified else ', not verified'}. {wording.sentence(scale.why)}"
    ours = [name for name, one in provisions.parameters.items() if one.basis is Basis.CONVENTION]
    yield f"Conventions of ours, for which the documents give no figure: {', '.join(_valued(provisions, ours))}."
    left_over = next((one.funding.left_over for one in plans), 0)
    if left_over:
        yield f"Running cost of areas that are not listed: {pounds_text(left_over)} pounds."


def _envelope(provisions: Provisions, title: str, name: str) -> str:
    """How much there is of one kind of money, and how it is split."""
    envelope, split = provisions.parameters[f"{name}_envelope"], provisions.readings[f"{name}_split"]
    much = wording.value(envelope.value, envelope.unit)
    return f"{title}: {much} for England. {split.alternatives[split.choice]} {_where(split.source, provisions)}"


def variants(plans: Sequence[Plan], provisions: Provisions) -> list[str]:
    """What was chosen otherwise than it ships, of the rules that decided and of what plans are made from."""
    ruleset = plans[0].assessment.ruleset.variant if plans else {}
    chosen = ", ".join(f"{name} = {value}" for name, value in {**ruleset, **provisions.variant}.items())
    return [f"This is a variant of what ships: {chosen}."] if chosen else []


def _valued(provisions: Provisions, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        one = provisions.parameters[name]
        yield f"{name} ({wording.value(one.value, one.unit)})"


def cited(one: Cited, provisions: Provisions) -> str:
    """Something said, with the document and the section that it rests on."""
    if one.basis is Basis.CONVENTION:
        return f"{one.text} [ours]"
    return f"{one.text} {_where(one.source, provisions)}"


def _where(source: Citation, provisions: Provisions) -> str:
    return f"[{provisions.documents[source.document].title}, {source.section}]"
