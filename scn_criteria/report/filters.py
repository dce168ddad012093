"""What templates may do to values. This is the only module that makes markup; every other text is escaped."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from scn_criteria import wording
from scn_criteria.decision.findings import Fact
from scn_criteria.diagnostic_record import portable
from scn_criteria.proposal.dates import MONTHS
from scn_criteria.report.links import anchor, item_address, rule_address
from scn_criteria.report.words import place, sentence
from scn_criteria.wording import number, spoken

LONGEST_URL = 2000

# A surrogate cannot be written as UTF-8, and a control character has no place in a page.
BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Characters that are not seen but change what is seen: direction, joins, fillers, tags and odd line ends.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)

# More marks on one letter than any language writes spill over other lines, and a line cannot break between them.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
PILED = re.compile(f"(?<=[{MARKS}]{{8}})[{MARKS}]+")

WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9\-._~:]+(?:[/?#](?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=#]|%[0-9A-Fa-f]{2})*)?", re.IGNORECASE
)


def _is_ordinary(text: str) -> bool:
    """Whether a text holds nothing but letters and marks of ASCII, as most do: then there is nothing to clean."""
    return text.isascii() and text.isprintable()


def _clean(text: str) -> str:
    composed = PILED.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))
    return BROKEN.sub("\N{REPLACEMENT CHARACTER}", composed)


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"


def user(text: str) -> Markup:
    """A text that came from a file: set apart from ours, with what is unseen made visible."""
    if _is_ordinary(text):
        return Markup(f"<bdi>{escape(str(text))}</bdi>")
    shown = UNSEEN.sub(lambda found: f'<span class="unseen">{_code_point(found)}</span>', str(escape(_clean(text))))
    return Markup(f"<bdi>{shown}</bdi>")


def plain(text: str) -> str:
    """A text that came from a file, for attributes and titles, where no element may stand."""
    return UNSEEN.sub(lambda found: f"[{_code_point(found)}]", _clean(text))


def safe_url(text: str | None) -> str:
    """The address if it can be linked without harm, or else nothing."""
    if not text or len(text) > LONGEST_URL or not WEB_ADDRESS.fullmatch(text) or text.count("#") > 1:
        return ""
    try:
        address = urlsplit(text)
        usable = bool(address.hostname) and "@" not in address.netloc and address.port != 0
    except ValueError:
        return ""
    return text if usable else ""


def stylesheet(text: str) -> Markup:
    """Our own stylesheet, which must not be escaped."""
    if "<" in text:
        raise ValueError("the stylesheet must hold no markup")
    return Markup(text)


def day(when: date) -> str:
    """A day in full: ``30 November 2012``."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def value(fact: Fact) -> str:
    """The value of a fact in words, with its unit."""
    definition = fact.definition
    return wording.value(fact.value, spoken(definition.unit), spoken(definition.singular))


FILTERS = {
    "user": user,
    "plain": plain,
    "safe_url": safe_url,
    "day": day,
    "number": number,
    "value": value,
    "spoken": spoken,
    "sentence": sentence,
    "place": place,
    "portable": portable,
    "rule_anchor": anchor,
    "item_address": item_address,
    "rule_address": rule_address,
}
"""The filters by the name that templates use."""
