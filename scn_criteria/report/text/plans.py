"""Plans as text for a terminal, with the rules, conventions and choices that they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.decision.strength import outcome_text
from scn_criteria.establishment.money import THOUSAND, TIE_RULE, amount_text, pounds_text, rounded
from scn_criteria.establishment.plan import SHARED, Plan
from scn_criteria.establishment.provisions import CitedText, Post, Provisions
from scn_criteria.establishment.team import SCALING, whole_time
from scn_criteria.proposal.areas import Area
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.wording import aligned

# Foundations: duties, rules of splitting and scaling, conventions, and other choices


def duties(provisions: Provisions) -> Iterator[str]:
    """In which order a team is appointed, and what it is there for."""
    yield "Posts are filled in this order:"
    yield from (f"  {one.number}. {cited_text(one, provisions)}" for one in provisions.order)
    yield "A support team is there to:"
    yield from (f"  {one.number}. {cited_text(one, provisions)}" for one in provisions.duties)


def footing(plans: Sequence[Plan], provisions: Provisions) -> Iterator[str]:
    """The foundations of the figures: what is exact, what is not, and what is a convention of ours."""
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
    """The amount of one kind of money, and how it is split."""
    envelope, split = provisions.parameters[f"{name}_envelope"], provisions.readings[f"{name}_split"]
    much = wording.value(envelope.value, envelope.unit)
    return f"{title}: {much} for England. {split.alternatives[split.choice]} {_where(split.source, provisions)}"


def variants(plans: Sequence[Plan], provisions: Provisions) -> list[str]:
    """The parameters and readings that differ from what ships, of the rules that decided and of the provisions."""
    ruleset = plans[0].assessment.ruleset.variant if plans else {}
    chosen = ", ".join(f"{name} = {value}" for name, value in {**ruleset, **provisions.variant}.items())
    return [f"This is a variant of what ships: {chosen}."] if chosen else []


def _valued(provisions: Provisions, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        one = provisions.parameters[name]
        yield f"{name} ({wording.value(one.value, one.unit)})"


def cited_text(one: CitedText, provisions: Provisions) -> str:
    """A statement with the document and the section that it rests on."""
    if one.basis is Basis.CONVENTION:
        return f"{one.text} [ours]"
    return f"{one.text} {_where(one.source, provisions)}"


def _where(source: Citation, provisions: Provisions) -> str:
    return f"[{provisions.documents[source.document].title}, {source.section}]"


# Plans

ALL = "together"


def plans_text(plans: Sequence[Plan], provisions: Provisions) -> str:
    """The plan for each proposal, then the foundations of all."""
    parts = [list(_together(alike)) for alike in _alike(plans)]
    if any(one.areas for one in plans):
        parts += [list(duties(provisions)), list(footing(plans, provisions))]
    parts += [variant] if (variant := variants(plans, provisions)) else []
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _alike(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The plans for the same areas together: their money and their teams are the same, and are shown once."""
    groups: list[list[Plan]] = []
    for one in plans:
        same = next((group for group in groups if one.areas and group[0].areas == one.areas), None)
        if same:
            same.append(one)
        else:
            groups.append([one])
    return groups


def _together(alike: Sequence[Plan]) -> Iterator[str]:
    """The plans of proposals that share areas, or the plan of one proposal that has none."""
    yield from (f"{one.assessment.proposal.title}: {outcome_text(one.assessment.support)}" for one in alike)
    plan = alike[0]
    if plan.instead:
        yield f"  {plan.assessment.network_type.type.title}. {cited_text(plan.instead, plan.provisions)}"
        return
    yield f"  {SHARED}"
    yield from ("", "Money of the areas covered, in pounds a year:")
    yield from _indented(_money_rows(plan))
    yield from ("", "Support teams, and their yearly pay in thousands of pounds with on-costs:")
    yield from _indented(_team_rows(plan))
    yield from ("", "The area teams in whose offices they sit:")
    yield from _indented([_host_row(one.share.area) for one in plan.areas], left=2)
    yield from ("", "Posts, in whole-time equivalents:")
    yield from _indented(_post_rows(plan), left=2)
    for one in alike:
        if one.budget:
            whose = "the proposal" if len(alike) == 1 else f'"{one.assessment.proposal.title}"'
            yield from ("", f"The budget of {whose}, in pounds:")
            yield from _indented(_budget_rows(one), left=3)


def _indented(rows: Sequence[Sequence[str]], left: int = 1) -> Iterator[str]:
    return (f"  {line}" for line in aligned(rows, left))


def _money_rows(plan: Plan) -> list[Sequence[str]]:
    shares = [area.share for area in plan.areas]
    rows = [
        (
            share.area.name,
            f"{share.people:,}",
            *(pounds_text(money.pence) for money in (share.running_cost, share.programme, share.total)),
            f"{share.total.thousands:,}",
        )
        for share in shares
    ]
    sums = [sum(getattr(share, name).pence for share in shares) for name in ("running_cost", "programme", "total")]
    people = f"{sum(share.people for share in shares):,}"
    last = (ALL, people, *map(pounds_text, sums), f"{plan.total.thousands:,}")
    head = ("area", "people", "running cost", "programme money", "total", "thousands")
    return [head, *rows, *([last] if len(rows) > 1 else [])]


def _team_rows(plan: Plan) -> list[Sequence[str]]:
    head = ("area", "posts", "exact", "about", "pay from", "to", "running cost", "enough")
    return [head, *(_team_row(plan, place) for place in range(len(plan.areas)))]


def _team_row(plan: Plan, place: int) -> Sequence[str]:
    share, team = plan.areas[place].share, plan.areas[place].team
    low, high = team.with_on_costs.pounds
    return (
        share.area.name,
        *(whole_time(value) for value in (team.wte, team.exact_wte, team.approximate_wte)),
        *(f"{rounded(Fraction(value), THOUSAND):,}" for value in (low, high)),
        f"{share.running_cost.thousands:,}",
        {"within": "yes", "depends": "at low points", "beyond": "no"}[team.fit.value],
    )


def _host_row(area: Area) -> Sequence[str]:
    return area.name, area.host.team if area.host.verified else f"{area.host.team} (not verified)"


def _post_rows(plan: Plan) -> list[Sequence[str]]:
    head = ("post", "bands", "as stated", "here", "appointed")
    return [head, *(_post_row(plan, place, post) for place, post in enumerate(plan.provisions.posts))]


def _post_row(plan: Plan, place: int, post: Post) -> Sequence[str]:
    found = sorted(wte for area in plan.areas if (wte := area.team.positions[place].wte) is not None)
    here = "" if not found else whole_time(found[0])
    if found and found[0] != found[-1]:
        here = f"{here} to {whole_time(found[-1])}"
    about = "about " if post.approximate else ""
    stated = "by session" if post.wte is None else f"{about}{whole_time(post.wte)}"
    return post.title, ", ".join(post.bands), stated, here, f"step {post.appointed}"


def _budget_rows(plan: Plan) -> list[Sequence[str]]:
    rows = [
        (
            found.year,
            found.title,
            found.area or ALL,
            amount_text(found.asked),
            "" if found.has is None else pounds_text(found.has.pence),
            {True: "within", False: "too much", None: "kept apart"}[found.within],
        )
        for found in plan.budget
    ]
    return [("year", "fund", "area", "asked", "there is", ""), *rows]
