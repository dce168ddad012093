"""How ``scn portfolio`` grows with the number of proposals: ``python benchmarks/portfolio.py -n 10 100 1000``.

The proposals are shipped ones that meet the criteria, under other names and with other figures and less evidence, so that
they are strong in different criteria. The whole process is timed, in each of the formats asked for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml
from runs import Run, middle, run

SHIPPED = Path(__file__).resolve().parent.parent / "proposals"
STRONG = (
    "cancer",
    "cardiovascular-disease",
    "maternity-and-children",
    "mental-health-dementia-neurology",
    "respiratory-disease",
)
PEOPLE = (2_000, 150_000)
CASES = (800, 75_000)
"""Between which numbers of people and of cases a year a proposal lies: in and beyond the ranges of the ruleset."""
CAPACITY_SHARE = 4
MIB = 1024 * 1024
NUMBERS = (10, 100, 1000)

Data = dict[str, Any]


def make(folder: Path, number: int, seed: int) -> None:
    """Write so many proposals. A file is the same however many others are made."""
    shipped = [yaml.safe_load((SHIPPED / f"{name}.yaml").read_text("utf-8")) for name in STRONG]
    for index in range(number):
        chance = Random(f"{seed} {index}")
        name = f"proposal-{index:05}"
        varied = _varied(chance.choice(shipped), name, chance)
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(varied, allow_unicode=True, sort_keys=False), "utf-8")


def _varied(shipped: Data, name: str, chance: Random) -> Data:
    """The same case with other figures and with less evidence, but enough of it to meet the criteria mostly."""
    varied: Data = yaml.safe_load(yaml.safe_dump(shipped))
    varied["id"] = name
    varied["title"] = f"{shipped['title']}, varied ({name})"
    criteria = varied["criteria"]
    criteria["scale_and_volume"]["people_affected"]["value"] = chance.randrange(*PEOPLE, 100)
    criteria["scale_and_volume"]["yearly_volume"]["value"] = chance.randrange(*CASES, 100)
    _thin(criteria["wide_involvement"], "professions", 5, chance)
    _thin(criteria["wide_involvement"], "organisations", 5, chance)
    _thin(criteria["nice_guidance"], "guidance", 1, chance)
    _thin(criteria["whole_england"], "reasons", 1, chance)
    for item in criteria["significant_benefits"]["patients"]:
        if chance.random() < 0.3:
            item.pop("quantity", None)
    for item in criteria["risk_of_absence"]["risks"]:
        item["likelihood"], item["consequence"] = chance.randint(3, 5), chance.randint(3, 5)
    return varied


def _thin(part: Data, key: str, least: int, chance: Random) -> None:
    """Leave some of a list out, in its order."""
    items = part[key]
    kept = sorted(chance.sample(range(len(items)), chance.randint(min(least, len(items)), len(items))))
    part[key] = [items[place] for place in kept]


def measure(number: int, output_format: str, rounds: int, seed: int, options: Sequence[str]) -> Run:
    """The median of some runs over so many proposals."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), number, seed)
        capacity = ["--capacity", str(max(1, number // CAPACITY_SHARE))]
        scn = [str(Path(sys.executable).with_name("scn")), "portfolio", "-q", ".", *capacity, "-f", output_format, *options]
        return middle([run(scn, Path(folder)) for _ in range(rounds)])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--numbers", type=int, nargs="+", default=NUMBERS)
    parser.add_argument("-f", "--formats", nargs="+", default=["text"])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--make", type=Path, help="Only write the proposals, into this folder.")
    chosen, options = parser.parse_known_args(arguments)
    if chosen.make:
        chosen.make.mkdir(parents=True, exist_ok=True)
        make(chosen.make, max(chosen.numbers), chosen.seed)
        return
    print(
        "| proposals | format | seconds | processor seconds | MiB | bytes printed |\n| --- | --- | --- | --- | --- | --- |"
    )
    for number in chosen.numbers:
        for output_format in chosen.formats:
            taken = measure(number, output_format, chosen.rounds, chosen.seed, options)
            figures = f"{taken.wall:.2f} | {taken.cpu:.2f} | {taken.peak / MIB:.0f} | {len(taken.output):,}"
            print(f"| {number:,} | {output_format} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
