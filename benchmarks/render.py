"""How long a report takes once its assessment is there. Run: ``python benchmarks/render.py``.

Every round assesses the shipped proposals anew, so that nothing kept of one round helps the next; only reports are timed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median
from time import process_time

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.explanation.explanation import explain
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.sensitivity.robustness import robustness
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import read_file
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.report_view import render_report, report_view
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.loader import load_ruleset

PROPOSALS = sorted((Path(__file__).resolve().parent.parent / "proposals").glob("*.yaml"))
ROUNDS = 7
GOAL = 25.0
"""What a report may take on average, in milliseconds of processor time."""

PARTS: dict[str, Callable[[Assessment], object]] = {
    "robustness": robustness,
    "explanation": explain,
    "all records": report_view,
    "Markdown": report_markdown,
    "report": render_report,
}


def assessments(compiled: CompiledRuleset) -> list[Assessment]:
    """All shipped proposals, assessed anew."""
    results = [assess(read_file(path, path.name), path.name, compiled, None) for path in PROPOSALS]
    return [one for one in results if isinstance(one, Assessment)]


def milliseconds(work: Callable[[Assessment], object], found: list[Assessment]) -> list[float]:
    """The processor time for each assessment."""
    gc.collect()
    times = []
    for one in found:
        start = process_time()
        work(one)
        times.append(1000 * (process_time() - start))
    return times


def main() -> None:
    """Print, for each part and for the whole, the average over all proposals: the median of some rounds, and the best."""
    ruleset = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary()).ruleset
    assert ruleset is not None
    compiled = compiled_ruleset(ruleset)
    first = assessments(compiled)[0]
    for work in PARTS.values():
        work(first)  # templates are compiled and rules laid out once, whatever the number of reports
    print(f"{len(PROPOSALS)} proposals, {ROUNDS} rounds; milliseconds of processor time for each, median (best)")
    for name, work in PARTS.items():
        averages = [mean(milliseconds(work, assessments(compiled))) for _ in range(ROUNDS)]
        print(f"{name:12} {median(averages):6.1f} ({min(averages):.1f})")
    print(f"goal for a report: under {GOAL:.0f}")


if __name__ == "__main__":
    main()
