"""How fast a file loads, against the loader that most programs use. Run: ``python benchmarks/load.py``."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import process_time

import yaml

from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.schema import load_schema

ROUNDS = 60
LOADS = 5

HEAD = """\
# A made-up proposal of ordinary size.
format: scn-proposal/1
id: made-up
title: A made-up condition
summary: >
  A summary of some length, folded over
  several lines as people write it.
condition: {name: Made-up condition, includes: [one part, another part]}
submitted: 2012-11-30
criteria:
  measurable_improvement:
    variation:
"""

ITEM = """\
      - indicator: Deaths under 75 from part {number}, per 100,000 people   # made up
        unit: per 100,000
        direction: higher_is_worse
        period: 2009-11
        between: areas
        lowest: {{place: "Area {number}", value: {number}.10}}
        highest:
          place: Area no. {number}
          value: 1{number}5.3
        places: [{{place: A, value: 1}}, {{place: B, value: 2.5}}, {{place: C, value: 3}}]
        source: source-{number}
        note: |
          Places that differ by 1:2, £1 or more were
          looked at twice.
"""


def sample(size: int) -> str:
    """A proposal-like text of about so many characters."""
    text, number = HEAD, 0
    while len(text) < size:
        text += ITEM.format(number=number)
        number += 1
    return text


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one round."""
    gc.collect()
    start = process_time()
    for _ in range(LOADS):
        work()
    return (process_time() - start) / LOADS


def main() -> None:
    """Take turns, so that a slow moment of the machine falls on all alike, and print medians and their ratio."""
    raw = sample(12 * 1024).encode()
    document = load(raw, "sample.yaml").document
    assert isinstance(document, Document)
    schema = load_schema("proposal")
    schema.judge(document)
    contenders: dict[str, Callable[[], object]] = {
        "CSafeLoader": lambda: yaml.load(raw, yaml.CSafeLoader),
        "load": lambda: load(raw, "sample.yaml"),
        "load and place": lambda: load(raw, "sample.yaml").document.span(("criteria",)),  # type: ignore[union-attr]
        "judge": lambda: schema.judge(document),
    }
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            times[name].append(seconds(work))
    peer = times["CSafeLoader"]
    print(f"{len(raw):,} bytes, {ROUNDS} rounds of {LOADS}")
    for name, own in times.items():
        ratio = median(other / each for other, each in zip(peer, own, strict=True))
        print(f"{name:20} {1000 * median(own):7.2f} ms  {ratio:5.2f} times as fast as CSafeLoader")


if __name__ == "__main__":
    main()
