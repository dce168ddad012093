"""How often each kind of fault was found, and how many of the faults a program can mend."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scn_criteria.diagnostics import Code, Diagnostic, Safety

FORMAT = "scn-statistics/1"
SAFE, UNSAFE = "--fix", "--unsafe-fixes"


@dataclass(frozen=True, slots=True)
class Tally:
    """A kind of fault: how often it was found, and how often a fix is known that is safe, or that needs a person's word."""

    code: Code
    count: int
    fixable: int = 0
    unsafely_fixable: int = 0


def statistics(diagnostics: Iterable[Diagnostic]) -> tuple[Tally, ...]:
    """The kinds of fault found, the most frequent first, and by number where several are equally frequent."""
    found = list(diagnostics)
    codes = {one.code.number: one.code for one in found}
    count = Counter(one.code.number for one in found)
    safe = Counter(one.code.number for one in found if one.fix and one.fix.safety is Safety.SAFE)
    unsafe = Counter(one.code.number for one in found if one.fix and one.fix.safety is Safety.UNSAFE)
    ordered = sorted(codes, key=lambda number: (-count[number], number))
    return tuple(Tally(codes[number], count[number], safe[number], unsafe[number]) for number in ordered)


def statistics_text(tallies: Sequence[Tally]) -> str:
    """A line for each kind: ``12  SCN203  unused-source  warning  fixable: 12 with --fix``. Nothing for nothing."""
    if not tallies:
        return ""
    digits = max(len(str(one.count)) for one in tallies)
    name = max(len(one.code.name) for one in tallies)
    weight = max(len(one.code.severity.value) for one in tallies)
    lines = (
        f"{one.count:>{digits}}  {one.code.number}  {one.code.name:<{name}}  "
        f"{one.code.severity.value:<{weight}}  {_fixable(one)}".rstrip()
        for one in tallies
    )
    return "".join(f"{line}\n" for line in lines)


def statistics_json(tallies: Sequence[Tally]) -> str:
    """The same as one JSON document, with a line feed at its end."""
    document = {"format": FORMAT, "statistics": [_record(one) for one in tallies]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(tally: Tally) -> dict[str, str | int]:
    return {
        "code": tally.code.number,
        "name": tally.code.name,
        "severity": tally.code.severity.value,
        "count": tally.count,
        "fixable": tally.fixable,
        "unsafely_fixable": tally.unsafely_fixable,
        "page": tally.code.page,
    }


def _fixable(tally: Tally) -> str:
    parts = [(tally.fixable, SAFE), (tally.unsafely_fixable, UNSAFE)]
    told = ", ".join(f"{count} with {option}" for count, option in parts if count)
    return f"fixable: {told}" if told else ""
