"""A report in Markdown, short enough to be a comment beside the proposal's file."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.set_aside import set_aside
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff
from scn_criteria.report.advice import Step
from scn_criteria.report.report_view import ReportView, SituationView, report_view
from scn_criteria.report.templating import day
from scn_criteria.safe_text import code, escaped
from scn_criteria.serialisation import portable
from scn_criteria.wording import SYMBOLS, counted, reader_sentence

SITUATION_SYMBOLS = {"Applies": "✓", "Does not apply": "✕"}
UNKNOWN = "\N{EN DASH}"


def report_markdown(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> str:
    """The outcome, why, the ratings, what to do and how firm it is."""
    view = report_view(assessment, sign_off)
    parts = (_head(view), _ratings(view), _set_aside(view), _steps(view), _waived(view), _change(view), _provenance(view))
    return "\n".join(line for part in parts for line in part)


def _head(view: ReportView) -> Iterator[str]:
    assessment = view.assessment
    outcome = view.outcome[:1].lower() + view.outcome[1:]
    yield f"## {escaped(assessment.proposal.title)}: {outcome}"
    yield ""
    yield f"**{escaped(view.headline)}**"
    yield ""
    domain = assessment.home_domain.domain
    number = f"Domain {domain.number}: " if domain.number else ""
    yield f"{number}{domain.title}. {assessment.network_type.type.title}. This supports a decision; a person makes it."
    yield ""
    yield f"**Sign-off:** {escaped(view.sign_off.sentence)}."
    yield ""


def _ratings(view: ReportView) -> Iterator[str]:
    yield "| Criterion or situation | Rating | Strength | Why | Rule |"
    yield "| --- | --- | --- | --- | --- |"
    for criterion in view.criteria:
        found = view.assessment[criterion.tile.id]
        name, rating = f"{found.criterion.name} {found.criterion.title}", f"{SYMBOLS[found.rating]} {found.rating.title}"
        yield _row(name, rating, criterion.strength, found.decided.because, found.decided.rule)
    for situation in view.situations:
        yield _row(f"{situation.id} {situation.title}", _standing(situation), "", *_why(situation))
    yield ""


def _set_aside(view: ReportView) -> Iterator[str]:
    """What is set aside for each criterion, situation and condition, with what it would have changed."""
    apart = set_aside(view.assessment)
    if not apart:
        return
    yield "### Evidence set aside"
    yield ""
    for one in apart:
        yield f"- {escaped(one.name)}: {escaped(one.sentence)}"
    yield ""


def _standing(situation: SituationView) -> str:
    return f"{SITUATION_SYMBOLS.get(situation.standing, UNKNOWN)} {situation.standing}"


def _why(situation: SituationView) -> tuple[str, str]:
    return situation.ruled.decided.because, situation.ruled.decided.rule


def _row(name: str, standing: str, strength: str, because: str, rule: str) -> str:
    return f"| {escaped(name)} | {standing} | {strength} | {escaped(reader_sentence(because))} | {escaped(rule)} |"


def _steps(view: ReportView) -> Iterator[str]:
    if not view.steps:
        yield f"**What to do next:** {escaped(view.next.text)}."
        yield ""
        return
    yield "### What to do next"
    yield ""
    for number, step in enumerate(view.steps, start=1):
        yield f"{number}. **{escaped(step.action)}:** {escaped(step.subject)}. {_where(step)}"
    if view.faults:
        yield ""
        faults = counted(view.faults, "fault")
        yield f"The file itself also has {faults} to put right: run `scn lint`."
    yield ""


def _where(step: Step) -> str:
    place = f"{step.path}:{step.line}" if step.line else step.path
    return f"Where: {code(place)}, under {code(step.key)}."


def _waived(view: ReportView) -> Iterator[str]:
    if not view.assessment.waived:
        return
    yield "### Faults that were waived"
    yield ""
    yield "| Line | What was found | Why it was waived | Until |"
    yield "| --- | --- | --- | --- |"
    for one in view.assessment.waived:
        found = one.diagnostic
        until = day(one.until) if one.until else "No end"
        said = f"{found.code.number} {escaped(reader_sentence(found.message))}"
        yield f"| {found.span.start.line} | {said} | {escaped(reader_sentence(one.reason))} | {until} |"
    yield ""


def _change(view: ReportView) -> Iterator[str]:
    if view.strength:
        certainty = f" **Certainty:** {view.strength.certainty}." if view.strength.certainty else ""
        yield f"**Strength of the evidence:** {view.strength.score}.{certainty}"
        yield ""
    if view.robustness:
        yield f"**How firm is this?** {escaped(view.robustness.headline)}"
        yield ""
    if view.explanation:
        yield f"**Nearest change:** {escaped(reader_sentence(view.explanation.nearest))}"
        yield ""


def _provenance(view: ReportView) -> Iterator[str]:
    assessment = view.assessment
    ruleset = escaped(f"{assessment.ruleset.id} {assessment.ruleset.version}")
    yield f"Assessed as on {day(assessment.assessed_on)} from {code(portable(assessment.origin.path))} under {ruleset}."
    yield f"To reach it again: {code(view.command)}"
    yield ""
