"""Checks of sources and evidence: keys, use, dates, repetition and verification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import fields

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Safety, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.fixes import FixKind, ProposedFix, suggest
from scn_criteria.proposal.case import DatedProposal, SetAside, every
from scn_criteria.proposal.evidence import (
    Aim,
    ArguableItem,
    Guidance,
    International,
    Item,
    Measure,
    Organisation,
    Profession,
    Variation,
)
from scn_criteria.proposal.particulars import Particular
from scn_criteria.proposal.reference import normalise
from scn_criteria.wording import did_you_mean, quoted


def _citing(case: DatedProposal) -> tuple[Item | Particular, ...]:
    """Everything that may cite a source: evidence, and what is only shown."""
    return (*every(Item, case.proposal), *every(Particular, case.proposal))


# Every item of evidence cites a source that the proposal lists

UNKNOWN_SOURCE = DiagnosticRule(
    "SCN202",
    "unknown-source",
    Severity.ERROR,
    "Evidence whose source is not listed cannot be traced, so it cannot be relied on.",
    "Add the source under sources, or cite one that is there.",
)


def check_unknown_source(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look up each cited key. Where the key of the source itself seems to be misspelt, it is named once, there."""
    renamed = _misspelt_keys(case)
    for cited, (key, number) in renamed.items():
        message = (
            f'no source has the key "{cited}", which {number} items cite, and none cites "{key}"; '
            f'expected the key "{cited}" here'
        )
        help_ = f'write {cited} for {key}, or, if they are two sources, add the other one under "sources"'
        rename = ProposedFix(FixKind.WORD, cited, Safety.UNSAFE)
        yield UnplacedDiagnostic(("sources", key), message, help_, on_key=True, proposed_fix=rename)
    for item, near in _misspelt(case):
        if item.source in renamed:
            continue
        hint = did_you_mean(near, joint=", ")
        message = f'no source has the key "{item.source}"; expected a key of sources{hint}'
        fix = ProposedFix(FixKind.WORD, near, Safety.UNSAFE) if near else None
        yield UnplacedDiagnostic((*item.at, "source"), message, proposed_fix=fix)


def _misspelt(case: DatedProposal) -> Iterator[tuple[Item | Particular, str | None]]:
    """Everything that cites a source which is not listed, with the listed one that is most like it."""
    keys = [source.key for source in case.proposal.sources]
    for item in _citing(case):
        if item.source and item.source not in keys:
            yield item, suggest(item.source, keys)


def _misspelt_keys(case: DatedProposal) -> dict[str, tuple[str, int]]:
    """The keys that several items cite alike, each with the source that was likely meant, which nothing cites, and how many.

    One item may be misspelt itself. Where two keys may mean the same source, nobody knows which one it should have.
    """
    used = {item.source for item in _citing(case)}
    number = Counter((item.source, near) for item, near in _misspelt(case) if near and near not in used)
    rivals = Counter(near for _, near in number)
    return {
        cited: (near, times) for (cited, near), times in number.items() if cited and near and times > 1 and rivals[near] == 1
    }


# A source that nothing cites proves nothing

UNUSED_SOURCE = DiagnosticRule(
    "SCN203",
    "unused-source",
    Severity.WARNING,
    "A bibliography longer than the evidence makes a case look better supported than it is.",
    "Cite the source where its figures are used, or take it out.",
)


def check_unused_source(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the sources that no item cites. One that is likely meant by a misspelt key is not among them."""
    cited = {item.source for item in _citing(case)}
    meant = {near for _, near in _misspelt(case)}
    for source in case.proposal.sources:
        if source.key not in cited | meant:
            message = f'no evidence cites the source "{source.key}"; expected at least one item'
            yield UnplacedDiagnostic(
                ("sources", source.key),
                message,
                on_key=True,
                proposed_fix=ProposedFix(FixKind.REMOVAL, safety=Safety.UNSAFE),
            )


# Evidence that came out after the assessment date could not have been known and does not count

EVIDENCE_AFTER_ASSESSMENT = DiagnosticRule(
    "SCN213",
    "evidence-after-assessment",
    Severity.INFO,
    "A decision is judged by what was public on its day: later evidence is shown and does not count.",
    "If the figure itself was public earlier, or in an earlier month, say so under published. Else leave it.",
    asks_nothing=True,
)


def check_evidence_after_assessment(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the evidence that came out after the assessment date, or may have."""
    day = PartialDate.parse(case.assessed_on.isoformat())
    said = {
        SetAside.LATE: f"published {{}}, expected {day} or earlier",
        SetAside.PERHAPS_LATE: f"published {{}}, which ends after {day}, expected that day or earlier",
    }
    for item in every(Item, case.proposal):
        published, why = case.published(item), case.set_aside(item)
        if published and why in said:
            at = (*item.at, "published" if item.published else "source")
            words = "its words count, its source does not" if isinstance(item, ArguableItem) else "shown, not counted"
            message = f"found evidence {said[why].format(quoted(published.text))}: {words}"
            yield UnplacedDiagnostic(at, message)


# Of evidence without a date nobody can say that it was public on the assessment date

UNDATED_EVIDENCE = DiagnosticRule(
    "SCN221",
    "undated-evidence",
    Severity.WARNING,
    "A decision is judged by what was public on its day. Evidence of which nobody says when it was public does not count.",
    "Say under published when the source came out, in a month or a year if the day is not known, or under accessed when it "
    "was read.",
)


def check_undated_evidence(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the sources without a date that evidence rests on, each once, with how many items are set aside for it."""
    apart = Counter(item.source for item in every(Item, case.proposal) if case.set_aside(item) is SetAside.UNDATED)
    for source in case.proposal.sources:
        number = apart[source.key]
        if number:
            cited = "the item that cites it" if number == 1 else f"the {number} items that cite it"
            read = f", and was read only {source.accessed.when}" if source.accessed else ""
            message = (
                f'the source "{source.key}" has no date{read}, so that it does not count for {cited}; '
                'expected a date under "published"'
            )
            yield UnplacedDiagnostic(("sources", source.key), message, on_key=True)


# The same evidence counts once

REPEATED_EVIDENCE = DiagnosticRule(
    "SCN215",
    "repeated-evidence",
    Severity.WARNING,
    "Evidence that is given twice makes a case look stronger than it is; it counts once.",
    "Take one of the two out, or say what tells them apart.",
)


def check_repeated_evidence(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each item with those before it."""
    first: dict[Hashable, Item] = {}
    for item in every(Item, case.proposal):
        key, name, field = _identity(item)
        if key is None:
            continue
        before = first.setdefault(key, item)
        if before is not item:
            message = f'"{name}" is given a second time; expected it once'
            yield UnplacedDiagnostic((*item.at, field), message, related="first given here", related_at=(*before.at, field))


def _identity(item: Item) -> tuple[Hashable, str, str]:
    """What makes an item the same as another, its name, and the field that holds the name."""
    match item:
        case Guidance():
            return ("guidance", normalise(item.id)), item.id, "id"
        case Profession():
            return ("profession", normalise(item.name)), item.name, "name"
        case Organisation():
            return ("organisation", normalise(item.name), item.sector), item.name, "name"
        case Measure() | Aim() | International() | Variation():
            return (
                (type(item).__name__, normalise(item.indicator), item.source, *_about(item)),
                item.indicator,
                "indicator",
            )
        case _:
            return None, "", ""


def _about(item: Measure | Aim | International | Variation) -> tuple[Hashable, ...]:
    """When and where a figure belongs."""
    match item:
        case Measure():
            return (item.baseline.period, item.target)
        case Aim():
            return (item.baseline.period, item.by)
        case International():
            return (item.period, item.home.place)
        case Variation():
            return (item.period, item.between)


# A criterion stands on at least one source that somebody has read

UNVERIFIED_SOURCE = DiagnosticRule(
    "SCN217",
    "unverified-source",
    Severity.INFO,
    "All the sources of a criterion are marked as not verified, so nobody vouches for its evidence.",
    "Check one, then set verified: true. If it stays, the report says so.",
)


def check_unverified_source(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the criteria whose cited sources are all unverified."""
    cited_at: dict[Pointer, set[str | None]] = {}
    for item in every(Item, case.proposal):
        cited_at.setdefault(item.at[:2], set()).add(item.source)
    for field in fields(case.proposal.criteria):
        at = ("criteria", field.name)
        cited = cited_at.get(at, set())
        sources = [source for source in case.proposal.sources if source.key in cited]
        if sources and not any(source.verified for source in sources):
            keys = ", ".join(f'"{source.key}"' for source in sources)
            message = f"found only unverified sources for {field.name} ({keys}), expected one checked"
            yield UnplacedDiagnostic(at, message, on_key=True)


CHECKS = (
    Check(UNKNOWN_SOURCE, check_unknown_source),
    Check(UNUSED_SOURCE, check_unused_source),
    Check(EVIDENCE_AFTER_ASSESSMENT, check_evidence_after_assessment),
    Check(UNDATED_EVIDENCE, check_undated_evidence),
    Check(REPEATED_EVIDENCE, check_repeated_evidence),
    Check(UNVERIFIED_SOURCE, check_unverified_source),
)
