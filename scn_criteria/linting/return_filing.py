"""What lies around a return: the proposal and the decision record that it names."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from scn_criteria.decision import Assessment, Bench, assess
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document import read_file
from scn_criteria.establishment.areas import areas_covered
from scn_criteria.establishment.review.filed import LookAround, ProposalFound, Surroundings
from scn_criteria.establishment.review.model import Return
from scn_criteria.linting.filing import looking_around
from scn_criteria.linting.subject import STANDARD_INPUT
from scn_criteria.proposal import examine
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset import load_ruleset
from scn_criteria.signing import DecisionRecord, examine_record


def looking_around_return(shown: str, today: date) -> LookAround:
    """What finds the surroundings of a return in a file. What comes from standard input has none but the day."""

    def look_around(report: Return) -> Surroundings:
        if shown == STANDARD_INPUT:
            return Surroundings(today=today)
        path, named = Path(shown), report.network.established
        record = _record(path.parent / named.record, today) if named.record else None
        proposal = _proposal(path.parent / named.proposal, judged=named.record is None)
        return Surroundings(path.name, today, looked=True, proposal=proposal, record=record)

    return look_around


def _proposal(path: Path, *, judged: bool) -> ProposalFound | None:
    """The proposal, if there is one that can be read; and where no record says what was decided, what it comes to."""
    loaded = read_file(path, path.as_posix())
    if loaded.document is None:
        return None
    result = assess(loaded, path.as_posix(), _bench()) if judged else None
    outcome = result.outcome.outcome if isinstance(result, Assessment) else None
    case = examine(loaded).case
    if case is None:
        return ProposalFound(path.stem, loaded.document.sha256, outcome)
    proposal = case.proposal
    return ProposalFound(
        id=proposal.id,
        sha256=loaded.document.sha256,
        outcome=outcome,
        names=(proposal.condition.name, *proposal.condition.aliases),
        areas=tuple(area.name for area in areas_covered(proposal)),
        term_years=proposal.term.years if proposal.term else None,
    )


@lru_cache(maxsize=1)
def _bench() -> Bench:
    """The shipped rules, by which a proposal is judged of which no record says what was decided."""
    ruleset = load_ruleset(ruleset_folder(), "shipped", vocabulary()).ruleset
    if ruleset is None:
        raise RuntimeError("the shipped ruleset cannot be used: run scn lint rules/way-forward-2012")
    return Bench.of(ruleset)


def _record(path: Path, today: date) -> DecisionRecord | None:
    """The decision record, if there is one without an error."""
    examined = examine_record(read_file(path, path.as_posix()), looking_around(path.as_posix(), today))
    return examined.record if examined.is_sound else None
