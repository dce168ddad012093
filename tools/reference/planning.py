"""What plans are made from: parameters, readings, posts, pay and duties, each with its source."""

from __future__ import annotations

from collections.abc import Iterable

from reference.markdown import table
from scn_criteria import wording
from scn_criteria.establishment.funding import AreaMoney
from scn_criteria.establishment.money import TIE_RULE
from scn_criteria.establishment.provisions import CitedText, Post, Provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.establishment.team import SCALING, whole_time
from scn_criteria.ruleset.model import Citation


def page() -> str:
    """The page of what plans are made from."""
    provisions = shipped_provisions()
    head = (
        "# What plans are made from\n\n"
        "`scn plan` reads `rules/establishment/funding.yaml` and `rules/establishment/support-team.yaml`.\n"
        "[Planning](../planning.md) shows the command.\n"
        "Parameters are set with `--set`, readings with `--reading`.\n"
    )
    return "\n".join([head, _parameters(provisions), _readings(provisions), _team(provisions), _instead(provisions)])


def plain_money(money: AreaMoney) -> str:
    """Thousands of pounds."""
    return f"{money.thousands:,}"


def _parameters(provisions: Provisions) -> str:
    rows = (
        (
            f"`{one.name}`",
            wording.value(one.value, one.unit),
            f"{wording.number(one.low)} to {wording.number(one.high)}",
            one.basis.value,
            one.why,
            _source(provisions, one.source),
        )
        for one in provisions.parameters.values()
    )
    return f"## Parameters\n\n{table(('parameter', 'value', 'range', 'basis', 'why', 'source'), rows)}\n{TIE_RULE}\n"


def _readings(provisions: Provisions) -> str:
    parts = ["## Readings\n"]
    for one in provisions.readings.values():
        choices = [
            f"- `{name}`{' (chosen)' if name == one.choice else ''}: {text}" for name, text in one.alternatives.items()
        ]
        parts += [f"### {one.name}\n", one.why, "", *choices, "", f"Source: {_source(provisions, one.source)}.", ""]
    return "\n".join(parts)


def _team(provisions: Provisions) -> str:
    posts = ((*_post(one), _source(provisions, one.source)) for one in provisions.posts)
    scale = provisions.scale
    pay = ((band, f"{low:,}", f"{high:,}") for band, (low, high) in scale.bands.items())
    return "\n".join(
        [
            "## The support team\n",
            table(("post", "whole-time equivalents", "bands", "appointed in step", "source"), posts),
            f"{SCALING}\n",
            f"Pay in pounds from {scale.since}{'' if scale.verified else ', not verified'}. {scale.why}\n",
            table(("band", "from", "to"), pay),
            "### Order of appointment\n",
            _list(provisions, provisions.order),
            "### Duties\n",
            _list(provisions, provisions.duties),
        ]
    )


def _post(one: Post) -> tuple[str, str, str, str]:
    stated = "by the session" if one.wte is None else f"{'about ' if one.approximate else ''}{whole_time(one.wte)}"
    title = f"{one.title} (also called {one.also_called})" if one.also_called else one.title
    return title, stated, ", ".join(one.bands), str(one.appointed)


def _instead(provisions: Provisions) -> str:
    rows = (
        (wording.spoken(one.about), one.text, one.basis.value, _source(provisions, one.source))
        for one in provisions.statements
    )
    return f"## Where no money or team is planned\n\n{table(('for', 'what applies', 'basis', 'source'), rows)}"


def _list(provisions: Provisions, several: Iterable[CitedText]) -> str:
    return "".join(f"1. {one.text} ({_source(provisions, one.source)})\n" for one in several)


def _source(provisions: Provisions, source: Citation) -> str:
    inventory = f", {', '.join(source.inventory)}" if source.inventory else ""
    return f"{provisions.documents[source.document].title}, {source}{inventory}"
