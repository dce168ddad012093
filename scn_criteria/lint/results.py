"""What was looked at and what was found, as formats tell it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from urllib.parse import quote

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Safety, Severity, Suppressed, diagnostics_table
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.serialisation import pointer_text

# -- What was looked at and what was found, as formats tell it.


PLANNING = "scn-establishment"
"""The format word of planning files."""
RETURN = "scn-review"
"""The format word of returns."""


class SubjectKind(Enum):
    """What kind of thing was looked at."""

    PROPOSAL = "proposal"
    RULESET = "ruleset"
    RECORD = "decision record"
    PLANNING = "planning file"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file or ruleset that was looked at, what stands against it, and what was waived in it with a reason."""

    path: str
    kind: SubjectKind
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Linted:
    """Everything that was looked at, in the order named, and from which weight on a run counts as failed."""

    checked: tuple[Checked, ...]
    fail_level: Severity | None = Severity.ERROR

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that stands, thing by thing and from top to bottom."""
        return tuple(found for one in self.checked for found in one.diagnostics)

    @property
    def waived(self) -> tuple[Suppressed, ...]:
        """All that was waived, in the same order."""
        return tuple(waived for one in self.checked for waived in one.waived)

    @property
    def failed(self) -> bool:
        """Whether anything found weighs as much as the fail level. Without a level nothing fails."""
        level = self.fail_level
        return level is not None and any(found.severity.weight >= level.weight for found in self.diagnostics)

    def _repr_html_(self) -> str:
        return diagnostics_table(f"{len(self.checked)} checked, {len(self.diagnostics)} found", self.diagnostics)


Sources = Callable[[str], str]
"""The text of a file that was looked at, by the path it is shown under; empty where it cannot be had any more."""


# -- How often each kind of fault was found, and how many of the faults a program can mend.

FORMAT = "scn-statistics/1"
SAFE, UNSAFE = "--fix", "--unsafe-fixes"


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """A kind of fault: how often it was found, and how often a fix is known that is safe, or that needs a person's word."""

    code: DiagnosticRule
    count: int
    fixable: int = 0
    unsafely_fixable: int = 0


def statistics(diagnostics: Iterable[Diagnostic]) -> tuple[RuleCounts, ...]:
    """The kinds of fault found, the most frequent first, and by number where several are equally frequent."""
    found = list(diagnostics)
    codes = {one.code.number: one.code for one in found}
    count = Counter(one.code.number for one in found)
    safe = Counter(one.code.number for one in found if one.fix and one.fix.safety is Safety.SAFE)
    unsafe = Counter(one.code.number for one in found if one.fix and one.fix.safety is Safety.UNSAFE)
    ordered = sorted(codes, key=lambda number: (-count[number], number))
    return tuple(RuleCounts(codes[number], count[number], safe[number], unsafe[number]) for number in ordered)


def statistics_text(tallies: Sequence[RuleCounts]) -> str:
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


def statistics_json(tallies: Sequence[RuleCounts]) -> str:
    """The same as one JSON document, with a line feed at its end."""
    document = {"format": FORMAT, "statistics": [_record(one) for one in tallies]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(tally: RuleCounts) -> dict[str, str | int]:
    return {
        "code": tally.code.number,
        "name": tally.code.name,
        "severity": tally.code.severity.value,
        "count": tally.count,
        "fixable": tally.fixable,
        "unsafely_fixable": tally.unsafely_fixable,
        "page": tally.code.page,
    }


def _fixable(tally: RuleCounts) -> str:
    parts = [(tally.fixable, SAFE), (tally.unsafely_fixable, UNSAFE)]
    told = ", ".join(f"{count} with {option}" for count, option in parts if count)
    return f"fixable: {told}" if told else ""


NAMED_INPUT = "stdin"
"""What standard input goes by where the name of a file is expected."""


def address(path: str, folder: str) -> str:
    """A path from a folder on, with forward slashes. Of an absolute path outside the folder only the name is left."""
    pure = PurePath(path)
    if not pure.is_absolute():
        return pure.as_posix()
    inside = bool(folder) and pure.is_relative_to(folder)
    return pure.relative_to(folder).as_posix() if inside else pure.name


def relative_reference(address_: str) -> str:
    """An address as a relative reference (RFC 3986): every byte that means something there, or nothing, is escaped."""
    named = NAMED_INPUT if address_ == STANDARD_INPUT else address_
    return quote(named.encode("utf-8", errors="surrogateescape"), safe="/-._~")


# -- Fingerprints: how a finding is known again in the next run, even when lines were added above it.

LENGTH = 32
LINE_NUMBER = re.compile(r":\d+(?::\d+)?\b")
"""A place in a file as a message names it, such as ``ruleset.yaml:12``."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something found, the path to tell for it, its fingerprint, and the waiver if it was waived."""

    found: Diagnostic
    path: str
    fingerprint: str
    waived: Suppressed | None = None


def marked(linted: Linted, folder: str) -> tuple[Marked, ...]:
    """All that was found, thing by thing and from top to bottom, what was waived among the rest.

    What is waived is counted like the rest, so that waiving one of two like faults does not change the other's fingerprint.
    """
    met: Counter[str] = Counter()
    return tuple(_marked(found, waived, met, folder) for one in linted.checked for found, waived in _in_order(one))


def _in_order(one: Checked) -> list[tuple[Diagnostic, Suppressed | None]]:
    standing: list[tuple[Diagnostic, Suppressed | None]] = [(found, None) for found in one.diagnostics]
    if not one.waived:
        return standing
    everything = standing + [(waived.diagnostic, waived) for waived in one.waived]
    return sorted(everything, key=lambda pair: (pair[0].path, pair[0].span, pair[0].code.number, pair[0].message))


def _marked(found: Diagnostic, waived: Suppressed | None, met: Counter[str], folder: str) -> Marked:
    path = address(found.path, folder)
    said = " ".join(LINE_NUMBER.sub(":", found.message).split())
    parts = "\0".join((path, found.code.number, pointer_text(found.pointer), said))
    met[parts] += 1
    whole = f"{parts}\0{met[parts]}".encode("utf-8", errors="surrogatepass")
    return Marked(found, path, hashlib.sha256(whole).hexdigest()[:LENGTH], waived)
