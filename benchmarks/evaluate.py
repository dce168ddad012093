"""How fast the tables are fired, against the interpreter that reads them. Run: ``python benchmarks/evaluate.py``.

An evaluation is what an assessment needs: the facts of one shipped proposal, and all tables of the shipped ruleset.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from scn_criteria.decision.assessment import compiled_ruleset, derive
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import read_file
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.vocabulary import Facts

PROPOSAL = Path(__file__).resolve().parent.parent / "proposals" / "cancer.yaml"
ROUNDS = 40
EVALUATIONS = 20

Hits = dict[str, tuple[str, ...]]


def facts_of(path: Path) -> Facts:
    """Everything that rules may read of one proposal."""
    case = examine_proposal(read_file(path, path.name), None).case
    assert case is not None
    return {name: fact.value for name, fact in derive(case).items()}


def contenders(facts: Facts) -> dict[str, Callable[[], Hits]]:
    """One evaluation by the engine and one by the interpreter."""
    ruleset = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary()).ruleset
    assert ruleset is not None
    compiled, interpreter = compiled_ruleset(ruleset), Interpreter(ruleset, vocabulary())

    def fire() -> Hits:
        with compiled.engine.evaluation() as evaluation:
            return {table: evaluation.hits(table, facts) for table in ruleset.tables}

    def read() -> Hits:
        return {name: interpreter.hits(table, facts) for name, table in ruleset.tables.items()}

    return {"engine": fire, "interpreter": read}


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one evaluation."""
    gc.collect()
    start = process_time()
    for _ in range(EVALUATIONS):
        work()
    return (process_time() - start) / EVALUATIONS


def main() -> None:
    """Take turns, so that a slow moment of the machine falls on both alike, and print medians and their ratio."""
    taking_turns = contenders(facts_of(PROPOSAL))
    fired, read = (work() for work in taking_turns.values())
    assert fired == read
    times: dict[str, list[float]] = {name: [] for name in taking_turns}
    for _ in range(ROUNDS):
        for name, work in taking_turns.items():
            times[name].append(seconds(work))
    print(f"{len(fired)} tables, {ROUNDS} rounds of {EVALUATIONS} evaluations")
    for name, own in times.items():
        ratio = median(each / other for each, other in zip(own, times["interpreter"], strict=True))
        print(f"{name:12} {1000 * median(own):6.2f} ms  {1 / median(own):6.0f} a second  {ratio:5.2f} times the interpreter")


if __name__ == "__main__":
    main()
