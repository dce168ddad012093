"""The pages to try: those of the shipped proposals, one with nearly nothing in it, and hostile ones."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from attacks import EVERYTHING
from hostile import ADDRESSES, poisoned
from sample import assessment, criterion, deferred, proposal, renamed

from scn_criteria import resources
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.model import Criteria, Outcomes
from scn_criteria.register.decision_record import DecisionRecord, Signature, Verdict
from scn_criteria.register.sign_off import SignOff, SignOffStatus
from scn_criteria.report.portfolio_page import entry, portfolio_pages
from scn_criteria.report.report_view import render_report
from scn_criteria.report.sign_off import recommendation_of
from scn_criteria.report.templating import INDEX
from scn_criteria.terms import Criterion, Outcome, Rating

ROOT = Path(__file__).resolve().parents[2]
REPORTS = {
    "cancer": "establish",
    "respiratory-disease": "establish, at the edge",
    "neonatal-critical-care": "refer",
    "end-of-life-care-draft": "defer",
}
"""The shipped proposals that are looked at closely; all of them are checked for valid markup."""
HOSTILE = ("hostile", "hostile-index")
RULE_BOOK = ("rules", "sources") if (resources.folder("templates") / "rules.html.j2").is_file() else ()
PACK = {
    "pack-agreement": "cancer/accountability-agreement.html",
    "pack-timetable": "cancer/timetable.html",
    "pack-setting-up": "neonatal-critical-care/setting-up.html",
}
"""Documents of packs, by the names that they have among these pages."""
REVIEWS = ("cancer-thames-valley-year-5", "cardiovascular-disease-thames-valley-year-1")
"""Reviews of returns that ship."""
NAMES = (*REPORTS, "index", *RULE_BOOK, *PACK, *REVIEWS, "incomplete", *HOSTILE)


def command_line(folder: Path, seed: str = "0") -> None:
    """Write all pages of the shipped proposals as a user does."""
    run(["report", "proposals", "-q", "-o", str(folder), "--reviews", "reviews"], seed)


def documents(folder: Path) -> dict[str, str]:
    """Some documents of packs as a user has them written."""
    proposals = sorted({f"proposals/{path.partition('/')[0]}.yaml" for path in PACK.values()})
    run(["plan", *proposals, "-q", "--output-dir", str(folder), "--format", "html"])
    return {name: (folder / path).read_text(encoding="utf-8") for name, path in PACK.items()}


def run(arguments: list[str], seed: str = "0") -> None:
    command = [sys.executable, "-m", "scn_criteria", *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def write(folder: Path) -> Path:
    """Write every page there is to look at."""
    command_line(folder)
    run(["review", "reviews", "-q", "--output-dir", str(folder)])
    others = {"incomplete": incomplete(), **documents(folder / "packs"), **hostile(EVERYTHING)}
    for name, html in others.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


def incomplete() -> str:
    """The report on a proposal that says what it is about and nothing else."""
    bare = replace(proposal(), summary="", criteria=Criteria(), outcomes=Outcomes(), sources=())
    unknown = dict.fromkeys(Criterion, Rating.NOT_EVIDENCED)
    found = replace(assessment(Outcome.DEFER, unknown), proposal=bare, diagnostics=())
    return render_report(
        replace(found, criteria=tuple(replace(criterion(one, Rating.NOT_EVIDENCED), facts=()) for one in Criterion))
    )


def hostile(text: str) -> dict[str, str]:
    """A report and an index with a text in every place that holds one, and every address where a source has one."""
    found = deferred()
    sources = tuple(replace(found.proposal.sources[0], key=f"s{at}", url=url) for at, url in enumerate(ADDRESSES.values()))
    dangerous = poisoned(found, text)
    kept = replace(dangerous, proposal=replace(dangerous.proposal, sources=(*dangerous.proposal.sources, *sources)))
    listed = [kept, renamed(kept, text, "another", "ccg")]
    out_of_date = signed(kept, text)
    refused = [NotAssessed(text, dangerous.diagnostics)]
    return {
        "hostile": render_report(kept, sign_off=out_of_date),
        "hostile-index": portfolio_pages([entry(one, out_of_date) for one in listed], refused)[INDEX],
    }


def signed(found: Assessment, text: str) -> SignOff:
    """A decision on something else, with a text wherever people write."""
    now = recommendation_of(found)
    signature = Signature(("signatures", 0), text, text, text, PartialDate.parse("2012-12-14"))
    verdict = Verdict(False, Outcome.DECLINE, text)
    record = DecisionRecord(now.proposal, now.ruleset, now.assessed_on, now.recommended, verdict, (signature,), text)
    return SignOff(SignOffStatus.OUT_OF_DATE, text, record, (text,))
