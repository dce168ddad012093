"""How firm decisions are, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from scn_criteria.cli.tables import OUTCOME_COLOURS
from scn_criteria.decision import Assessment
from scn_criteria.decision.robustness import Robustness
from scn_criteria.decision.robustness_words import CONVENTION, broken, doubted, held, otherwise
from scn_criteria.ruleset import Ruleset

Firm = tuple[Assessment, Robustness]


def firmness(found: Sequence[Firm]) -> str:
    """A paragraph for each proposal, and by what convention it was counted."""
    paragraphs = ["\n".join(_paragraph(assessment, firm)) for assessment, firm in found]
    return "\n\n".join([*paragraphs, "\n".join([CONVENTION, *_varied(found[0][0].ruleset)])]) + "\n"


def _paragraph(assessment: Assessment, found: Robustness) -> Iterator[str]:
    outcome = click.style(found.outcome.title, fg=OUTCOME_COLOURS[found.outcome], bold=True)
    yield f"{assessment.proposal.title}: {outcome}"
    exactly = "" if found.share.denominator == 1 else f" (exactly {found.share})"
    yield f"  The outcome holds {held(found)}{exactly}."
    if otherwise(found):
        yield f"  {otherwise(found)}"
    yield from _choices(found)
    yield from _doubts(found)


def _choices(found: Robustness) -> Iterator[str]:
    if found.breaking:
        yield "  Choices that alone change the outcome, nearest first:"
        for reach in found.reaches:
            yield from (f"    {_capital(broken(found, reach, one))}" for one in reach.breaks)
    elif found.share != 1:
        yield "  No choice alone changes the outcome; it takes several together."
    if found.breaking and found.standing:
        number = len(found.standing)
        yield f"  {number} other {'choice changes' if number == 1 else 'choices change'} nothing about the outcome alone."


def _doubts(found: Robustness) -> Iterator[str]:
    telling = [doubt for doubt in found.doubts if doubt.turns or doubt.outcome is not found.outcome]
    if telling:
        yield "  Evidence in doubt:"
        yield from (f"    {_capital(doubted(found, doubt))}" for doubt in telling)
    number = len(found.doubts) - len(telling)
    if number:
        others = "other doubt" if telling else "doubt"
        about = "an end of an interval or a source that is not verified"
        yield f"  {number} {others}{'' if number == 1 else 's'} about the evidence ({about}) would change no rating."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _varied(ruleset: Ruleset) -> Iterator[str]:
    if ruleset.variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
        yield f"Each choice was moved from a variant of the ruleset: {chosen}."
