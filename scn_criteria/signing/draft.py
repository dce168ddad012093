"""An empty decision record, commented and ready to be filled in."""

from __future__ import annotations

import json
import re

from scn_criteria import resources
from scn_criteria.signing.record import Recommendation

TEMPLATE = "decision-record.yaml"
BLANK = re.compile(r"@(\w+)@")


def draft(recommendation: Recommendation) -> str:
    """The text of the file, with what was recommended filled in and what people decide left empty."""
    proposal, ruleset, recommended = recommendation.proposal, recommendation.ruleset, recommendation.recommended
    values = {
        "id": proposal.id,
        "proposal": _quoted(proposal.id),
        "proposal_sha256": _quoted(proposal.sha256),
        "ruleset": _quoted(ruleset.id),
        "version": _quoted(ruleset.version),
        "ruleset_sha256": _quoted(ruleset.sha256),
        "variant": json.dumps(dict(ruleset.variant), ensure_ascii=False),
        "assessed_on": recommendation.assessed_on.text,
        "outcome": recommended.outcome.value,
        "home_domain": "" if recommended.home_domain is None else str(recommended.home_domain),
    }
    text = (resources.folder("templates") / TEMPLATE).read_text(encoding="utf-8")
    return BLANK.sub(lambda found: values[found[1]], text)


def is_untouched(text: str, recommendation: Recommendation) -> bool:
    """Whether a file is still as it was written for a recommendation: nobody has put as much as a comment into it."""
    return text.replace("\r\n", "\n") == draft(recommendation)


def _quoted(word: str) -> str:
    """A word in quotes, so that YAML never takes it for a number."""
    return json.dumps(word, ensure_ascii=False)
