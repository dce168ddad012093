"""The results of a run: subjects with their findings, statistics, relative paths and fingerprints, for reporters."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from urllib.parse import quote

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Safety, Severity, Suppressed, diagnostics_table
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.serialisation import json_text, pointer_text

# Findings by subject


class SubjectKind(Enum):
    """The kind of a subject."""

    PROPOSAL = "proposal"
    RULESET = "ruleset"
    RECORD = "decision record"
    PLANNING = "planning file"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not looked at, with the reason: a file, or a folder with all that is in it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One file or ruleset, its diagnostics, and those that were suppressed with a reason."""

    path: str
    kind: SubjectKind
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Linted:
    """All subjects in the order named, the severity from which a run fails, and what was not looked at."""

    checked: tuple[Checked, ...]
    fail_level: Severity | None = Severity.ERROR
    left_out: tuple[LeftOut, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, by subject and from top to bottom."""
        return tuple(found for one in self.checked for found in one.diagnostics)

    @property
    def waived(self) -> tuple[Suppressed, ...]:
        """All suppressed diagnostics, in the same order."""
        return tuple(waived for one in self.checked for waived in one.waived)

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is as severe as the fail level. Without a level nothing fails."""
        level = self.fail_level
        return level is not None and any(found.severity.weight >= level.weight for found in self.diagnostics)

    def _repr_html_(self) -> str:
        return diagnostics_table(f"{len(self.checked)} checked, {len(self.diagnostics)} found", self.diagnostics)


Sources = Callable[[str], str]
"""The text of a file that was looked at, by the path it is shown under; empty where it cannot be had any more."""


# Statistics: how often each kind of fault was found, and how many of the faults can be fixed

FORMAT = "scn-statistics/1"
SAFE, UNSAFE = "--fix", "--unsafe-fixes"


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """The counts of a diagnostic rule: of its diagnostics, of those with a safe fix, and of those with an unsafe one."""

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


def statistics_text(counts: Sequence[RuleCounts]) -> str:
    """A line for each kind: ``12  SCN203  unused-source  warning  fixable: 12 with --fix``. Nothing for nothing."""
    if not counts:
        return ""
    digits = max(len(str(one.count)) for one in counts)
    name = max(len(one.code.name) for one in counts)
    weight = max(len(one.code.severity.value) for one in counts)
    lines = (
        f"{one.count:>{digits}}  {one.code.number}  {one.code.name:<{name}}  "
        f"{one.code.severity.value:<{weight}}  {_fixable(one)}".rstrip()
        for one in counts
    )
    return "".join(f"{line}\n" for line in lines)


def statistics_json(counts: Sequence[RuleCounts]) -> str:
    """The same as one JSON document, with a line feed at its end."""
    document = {"format": FORMAT, "statistics": [_record(one) for one in counts]}
    return json_text(document)


def _record(counted: RuleCounts) -> dict[str, str | int]:
    return {
        "code": counted.code.number,
        "name": counted.code.name,
        "severity": counted.code.severity.value,
        "count": counted.count,
        "fixable": counted.fixable,
        "unsafely_fixable": counted.unsafely_fixable,
        "page": counted.code.page,
    }


def _fixable(counted: RuleCounts) -> str:
    parts = [(counted.fixable, SAFE), (counted.unsafely_fixable, UNSAFE)]
    with_options = ", ".join(f"{count} with {option}" for count, option in parts if count)
    return f"fixable: {with_options}" if with_options else ""


NAMED_INPUT = "stdin"
"""The name of standard input where the name of a file is expected."""


Address = Callable[[str], str]
"""What gives a file the name by which a code host knows it, from the path that people are shown."""


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


# Fingerprints, by which a finding is recognised in the next run, even when lines were added above it

LENGTH = 32
LINE_NUMBER = re.compile(r":\d+(?::\d+)?\b")
"""A place in a file as a message names it, such as ``ruleset.yaml:12``."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding, its path as a code host knows it, its fingerprint, and its suppression if it has one."""

    found: Diagnostic
    path: str
    fingerprint: str
    waived: Suppressed | None = None


def marked(linted: Linted, addressed: Address) -> tuple[Marked, ...]:
    """All findings, by subject and from top to bottom, the suppressed ones among them.

    A suppressed finding is counted like the rest, so that suppressing one of two like faults does not change the other's
    fingerprint.
    """
    met: Counter[str] = Counter()
    return tuple(_marked(found, waived, met, addressed) for one in linted.checked for found, waived in _in_order(one))


def _in_order(one: Checked) -> list[tuple[Diagnostic, Suppressed | None]]:
    standing: list[tuple[Diagnostic, Suppressed | None]] = [(found, None) for found in one.diagnostics]
    if not one.waived:
        return standing
    everything = standing + [(waived.diagnostic, waived) for waived in one.waived]
    return sorted(everything, key=lambda pair: (pair[0].path, pair[0].span, pair[0].code.number, pair[0].message))


def _marked(found: Diagnostic, waived: Suppressed | None, met: Counter[str], addressed: Address) -> Marked:
    path = addressed(found.path)
    said = " ".join(LINE_NUMBER.sub(":", found.message).split())
    parts = "\0".join((path, found.code.number, pointer_text(found.pointer), said))
    met[parts] += 1
    whole = f"{parts}\0{met[parts]}".encode("utf-8", errors="surrogatepass")
    return Marked(found, path, hashlib.sha256(whole).hexdigest()[:LENGTH], waived)
