"""Fingerprints: how a finding is known again in the next run, even when lines were added above it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from scn_criteria.diagnostic_record import pointer_text
from scn_criteria.diagnostics import Diagnostic, Waived
from scn_criteria.linting.addresses import address
from scn_criteria.linting.result import Checked, Linted

LENGTH = 32
LINE_NUMBER = re.compile(r":\d+(?::\d+)?\b")
"""A place in a file as a message names it, such as ``ruleset.yaml:12``."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something found, the path to tell for it, its fingerprint, and the waiver if it was waived."""

    found: Diagnostic
    path: str
    fingerprint: str
    waived: Waived | None = None


def marked(linted: Linted, folder: str) -> tuple[Marked, ...]:
    """All that was found, thing by thing and from top to bottom, what was waived among the rest.

    What is waived is counted like the rest, so that waiving one of two like faults does not change the other's fingerprint.
    """
    met: Counter[str] = Counter()
    return tuple(_marked(found, waived, met, folder) for one in linted.checked for found, waived in _in_order(one))


def _in_order(one: Checked) -> list[tuple[Diagnostic, Waived | None]]:
    standing: list[tuple[Diagnostic, Waived | None]] = [(found, None) for found in one.diagnostics]
    if not one.waived:
        return standing
    everything = standing + [(waived.diagnostic, waived) for waived in one.waived]
    return sorted(everything, key=lambda pair: (pair[0].path, pair[0].span, pair[0].code.number, pair[0].message))


def _marked(found: Diagnostic, waived: Waived | None, met: Counter[str], folder: str) -> Marked:
    path = address(found.path, folder)
    said = " ".join(LINE_NUMBER.sub(":", found.message).split())
    parts = "\0".join((path, found.code.number, pointer_text(found.pointer), said))
    met[parts] += 1
    whole = f"{parts}\0{met[parts]}".encode("utf-8", errors="surrogatepass")
    return Marked(found, path, hashlib.sha256(whole).hexdigest()[:LENGTH], waived)
