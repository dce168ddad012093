"""How fast ``scn lint`` is, against its peers on the same files: ``python benchmarks/lint.py``.

``--write`` puts the figures into docs/speed.md, which says how they are obtained. With ``--keep FOLDER`` what was installed
and made is there for the next time; ``--sizes 1 100`` makes it short.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goals import MIB, Figures, goals_table
from machine import load, machine
from peers import OURS, Peer, call, install, versions
from runs import Run, least_peak, middle, run, times_as_long

CORPUS = Path(__file__).resolve().with_name("corpus.py")
PAGE = CORPUS.parent.parent / "docs" / "speed.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
FILE = re.compile(r"proposal-\d{5}\.yaml")
ROUNDS = {1: 9, 100: 5, 1_000: 3, 10_000: 1}


@dataclass(frozen=True, slots=True)
class LintBenchmark:
    """What is compared, on which files, and where it is installed."""

    peers: tuple[Peer, ...]
    scratch: Path
    everything: bool

    def runs(self, number: int, rounds: int) -> Figures:
        """The runs of all programs on so many files: round by round, each program once, so that all share the weather."""
        names, invalid = files(self.scratch / "corpus", number)
        figures: dict[str, list[Run]] = {}
        for round_ in range(rounds):
            for peer in self.peers:
                if self.everything or number < peer.slow_from:
                    done = self._run(peer, names)
                    if peer.judges:
                        must_agree(peer, done, invalid)
                    figures.setdefault(peer.name, []).append(done)
            print(f"{number:,} files: round {round_ + 1} of {rounds} done", file=sys.stderr)
        print(table(number, figures), file=sys.stderr)
        return figures

    def _run(self, peer: Peer, names: Sequence[str]) -> Run:
        return run((*peer.command, *names), self.scratch / "corpus")


def files(folder: Path, number: int) -> tuple[tuple[str, ...], frozenset[str]]:
    """The first so many files, and which of them are not valid."""
    names = tuple(sorted(path.name for path in folder.glob("*.yaml"))[:number])
    return names, frozenset((folder / "invalid.txt").read_text("utf-8").split()).intersection(names)


def must_agree(peer: Peer, done: Run, invalid: frozenset[str]) -> None:
    """Make sure that a program complains of the files that are not valid, and of no other. Each names only those."""
    named = set(FILE.findall(done.output))
    if named != invalid:
        print(done.output[-2000:], file=sys.stderr)
        raise SystemExit(
            f"{peer.name} complains of {len(named)} files, expected {len(invalid)}; "
            f"they differ in {', '.join(sorted(named ^ invalid)[:5])}: no figures are told of programs that disagree"
        )


def table(number: int, figures: Figures) -> str:
    """The figures for so many files, as a table in Markdown."""
    head = ["| | seconds | processor seconds | ms a file | MiB | times as long |", "|---|--:|--:|--:|--:|--:|"]
    rows = []
    for name, done in figures.items():
        mid = middle(done)
        ratio = times_as_long(done, figures[OURS])
        each = 1000 * mid.wall / number
        rows.append(f"| {name} | {mid.wall:.2f} | {mid.cpu:.2f} | {each:.2f} | {mid.peak / MIB:.0f} | {ratio:.2f} |")
    return "\n".join([*head, *rows])


def report(benchmark: LintBenchmark, all_figures: dict[int, Figures], rounds: dict[int, int]) -> Iterator[str]:
    """Everything that was measured, in Markdown."""
    yield f"Measured on {date.today().isoformat()} with {versions(benchmark.scratch)}."
    yield f"The machine: {machine()}; load averages at the end: {load()}."
    yield f"A process of less than {least_peak() / MIB:.0f} MiB is shown with that much."
    for number, figures in all_figures.items():
        yield f"### {number:,} file{'s' * (number > 1)}, {rounds[number]} round{'s' * (rounds[number] > 1)}"
        yield table(number, figures)
        left_out = [peer.name for peer in benchmark.peers if peer.name not in figures]
        if left_out:
            yield f"Left out, as it would take a quarter of an hour: {', '.join(left_out)}. `--all` runs it too."
    yield "### Goals"
    yield goals_table(all_figures)


def write(text: str) -> None:
    """Put the figures in their place on the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")


def measure(scratch: Path, chosen: argparse.Namespace) -> str:
    """Install, make the files, run everything, and report it."""
    benchmark = LintBenchmark(install(scratch), scratch, chosen.all)
    python = scratch / "ours" / "bin" / "python"
    call(python, CORPUS, scratch / "corpus", "-n", str(max(chosen.sizes)), "--seed", str(chosen.seed))
    rounds = {number: chosen.rounds or ROUNDS.get(number, 3) for number in sorted(chosen.sizes)}
    return (
        "\n\n".join(report(benchmark, {number: benchmark.runs(number, rounds[number]) for number in rounds}, rounds)) + "\n"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(ROUNDS), help="how many files")
    parser.add_argument("--rounds", type=int, help="how often each program runs")
    parser.add_argument("--all", action="store_true", help="also run slow programs on many files")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to install, for another time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write the figures to docs/speed.md, too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = (chosen.keep or Path(folder)).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        text = measure(scratch, chosen)
    print(text, end="")
    if chosen.write:
        write(text)


if __name__ == "__main__":
    main()
