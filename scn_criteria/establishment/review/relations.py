"""What the facts of a return have to do with one another: nothing is taken up that was not offered."""

from __future__ import annotations

from scn_criteria.establishment.review.terms import PARTS, Statement
from scn_criteria.ruleset.verification.relations import AtMost, Bond, Relation, Values

PRINCIPLES = 5


def _positive(value: object) -> bool:
    return not isinstance(value, bool | str) and value is not None and value > 0  # type: ignore[operator]


def _offered(values: Values) -> bool:
    """A practice that was offered has spread so far, if only to nobody."""
    return _positive(values["practices_offered"]) is (values["widest_spread"] is not None)


def _listed(values: Values) -> bool:
    """Without projects there is none from a local priority."""
    return values["from_national_priorities"] is not None or values["from_local_priorities"] == 0


def _published(values: Values) -> bool:
    return values["days_to_report"] is None or values["report_published"] is True


def _measured(values: Values) -> bool:
    return (values["share_of_way"] is None) is (values["lead_over_time"] is None)


def _five(values: Values) -> bool:
    return _total(values["principles_followed"], values["principles_departed_from"]) <= PRINCIPLES


def _total(*found: object) -> int:
    return sum(one for one in found if isinstance(one, int))


def _parts(statement: Statement) -> Relation:
    """A part is shown or short, and not both."""
    facts = (f"{statement.value}_shown", f"{statement.value}_short")
    most = len(PARTS[statement])
    return Relation(facts, lambda values: _total(*(values[fact] for fact in facts)) <= most)


RELATIONS: tuple[Bond, ...] = (
    AtMost(("practices_taken_up",), "practices_offered"),
    Relation(("practices_offered", "widest_spread"), _offered),
    Relation(("from_national_priorities", "from_local_priorities"), _listed),
    Relation(("report_published", "days_to_report"), _published),
    Relation(("share_of_way", "lead_over_time"), _measured),
    Relation(("principles_followed", "principles_departed_from"), _five),
    *(_parts(statement) for statement in Statement),
)
"""Every relation that keeps some states of a table from happening."""
