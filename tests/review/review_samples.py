"""Returns and what lies around them, for tests."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.document.examination import Examined
from scn_criteria.document.loader import load
from scn_criteria.establishment.review.examination import examine_return
from scn_criteria.establishment.review.findings import NotReviewed, Review
from scn_criteria.establishment.review.model import Return
from scn_criteria.establishment.review.related_files import ProposalFound, ReturnContext, ReturnInContext
from scn_criteria.establishment.review.review import compiled_review_ruleset, review
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rules
from scn_criteria.terms import Outcome

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RULESET = "review-2012"
NAME = "cancer-wessex-year-1.yaml"
TODAY = date(2014, 7, 1)
DIGEST = "a" * 64
SOUND = (HERE / NAME).read_text(encoding="utf-8")


def around(_report: Return) -> ReturnContext:
    """A proposal that comes to "establish", in the version that the sound return names."""
    return ReturnContext(NAME, TODAY, looked=True, proposal=ProposalFound("cancer", DIGEST, Outcome.ESTABLISH))


def replaced(*pairs: tuple[str, str]) -> str:
    """The sound return with some of its text replaced, each piece of which must stand there once."""
    text = SOUND
    for before, after in pairs:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def examined(text: str) -> Examined[ReturnInContext]:
    return examine_return(load(text.encode(), NAME), around, TODAY)


@lru_cache(maxsize=1)
def shipped() -> Rules:
    loaded = load_ruleset(ruleset_folder(RULESET), f"rules/{RULESET}", vocabulary_for)
    assert loaded.diagnostics == ()
    assert loaded.ruleset is not None
    return loaded.ruleset


@lru_cache(maxsize=None)
def compiled(*readings: tuple[str, str]) -> CompiledRuleset:
    return compiled_review_ruleset(vary(shipped(), {}, dict(readings), vocabulary_for("review")) if readings else shipped())


def judged(text: str, *readings: tuple[str, str]) -> Review:
    found = review(load(text.encode(), NAME), NAME, compiled(*readings), around, TODAY)
    assert not isinstance(found, NotReviewed), [one.message for one in found.diagnostics]
    return found
