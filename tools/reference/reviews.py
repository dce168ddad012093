"""Reviews in words: the keys of a return, and the rules and facts that returns are judged by."""

from __future__ import annotations

from reference.markdown import table
from reference.proposal import keys
from reference.rules import in_words
from scn_criteria import resources
from scn_criteria.establishment.review.facts import REGISTRY
from scn_criteria.establishment.review.facts.aims_and_success import AIM_REGISTRY, TOTALS
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.vocabulary import FactDefinition
from scn_criteria.wording import sentence

RULESET = "review-2012"


def return_page() -> str:
    """The page of the keys of returns."""
    return keys(
        "review",
        "# The keys of a return\n\n"
        "A return is a YAML file of the format `scn-review/1`: what a running network reports of one year.\n"
        "`scn new ID --review PROPOSAL` writes one with notes, and `scn schema review` prints the schema.\n"
        "[Reviewing](../reviewing.md) goes through a year with it.\n",
    )


def rules_page() -> str:
    """The page of the rules of reviews, and of the facts that they read."""
    shown = f"rules/{RULESET}"
    ruleset = load_ruleset(resources.ruleset_folder(RULESET), shown, vocabulary_for).ruleset
    if ruleset is None:
        raise SystemExit(f"the ruleset in {shown} cannot be used: run `scn lint {shown}` first")
    head = (
        f"# The rules of reviews: {ruleset.id} {ruleset.version}\n\n"
        f"{sentence(ruleset.title)}\n"
        "They are written, proved and tested as [the rules of decisions](../rules.md) are.\n"
        "In every table the first row that matches decides.\n"
        "The table AIM is asked of each aim by itself, and AIMS reads how many aims stand how.\n"
    )
    facts = [one.definition for one in REGISTRY] + [one.definition for one in AIM_REGISTRY] + list(TOTALS)
    return "\n".join([in_words(ruleset, head), "## Facts\n", table(("fact", "unit", "what it is"), map(_fact, facts))])


def _fact(one: FactDefinition) -> tuple[str, ...]:
    return f"`{one.name}`", one.unit, sentence(one.meaning)
