"""What the documents say, item by item, and what acts on each item, says it or only cites it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reference.markdown import plain, table
from reference.rules import shipped
from scn_criteria import resources
from scn_criteria.decision.source_coverage import survey_sources
from scn_criteria.decision.source_items import Covered, SourceCoverage, by_role, load_sources
from scn_criteria.report.text.rulesets import coverage_counts
from scn_criteria.wording import sentence

ROOT = Path(__file__).resolve().parents[2]


def page() -> str:
    """The page of the source."""
    ruleset = shipped()
    listed = load_sources(resources.ruleset_folder(), ruleset.path, ruleset.documents).listed
    if listed is None:
        raise SystemExit(f"the list of items in {ruleset.path} cannot be used: run `scn lint {ruleset.path}` first")
    coverage = survey_sources(listed, resources.ruleset_folder(), ruleset.path)
    head = (
        "# The source, item by item\n\n"
        "What the documents say about networks, in words of our own, and what in the rules, the program or its data acts "
        "on each item, says it or only cites it.\n"
        "[Nothing lost of the source](../source-coverage.md) explains the list.\n\n"
        f"{sentence(coverage_counts(coverage))}\n"
    )
    parts = [f"## {part.title}\n\n{_items(coverage, part.items)}" for part in coverage.parts]
    return "\n".join([head, "## Where the documents differ or are silent\n", *_contested(coverage), *parts])


def _contested(coverage: SourceCoverage) -> Iterable[str]:
    yield "Nothing of this is settled by the documents. What is done about it here is ours.\n"
    for one in coverage.contested:
        accounts = [(coverage.listed.title_of(each.document), each.says) for each in one.item.accounts]
        says = table(("document", "what it says"), accounts)
        yield f"### {one.item.number}\n\n{plain(one.item.content)}\n\n{says}\nHere: {plain(one.item.handled)}\n"


def _items(coverage: SourceCoverage, items: Iterable[Covered]) -> str:
    head = ("item", "document", "what is said", "standing", "what names it")
    return table(head, (_row(coverage, one) for one in items))


def _row(coverage: SourceCoverage, one: Covered) -> tuple[str, ...]:
    document = f"{coverage.listed.title_of(one.item.document)}: {one.item.section}"
    return one.item.number, document, one.item.content, one.standing.value, _rests(one)


def _rests(one: Covered) -> str:
    """Files without lines: a line changes with every edit above it, and this page would always be stale."""
    named = dict.fromkeys(f"{place.kind} `{place.id}` ({_file(place.path)})" for place in by_role(one.places))
    why = [f"waived: {one.item.waived}"] if one.item.waived else []
    return "; ".join([*named, *why]) or "nothing yet"


def _file(path: str) -> str:
    return f"[{path.rpartition('/')[2]}](../../{path})" if (ROOT / path).is_file() else path
