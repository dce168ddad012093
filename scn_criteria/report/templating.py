"""Render pages from templates: addresses of pages, filters, the letterhead. The only module that knows Jinja."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from scn_criteria import __version__, resources, wording
from scn_criteria.decision.findings import Fact
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.document.dates import MONTHS
from scn_criteria.ruleset.difference import fingerprint
from scn_criteria.ruleset.model import Rules
from scn_criteria.safe_text import UNSEEN, _clean, _code_point, free_name, plain
from scn_criteria.serialisation import portable
from scn_criteria.wording import number, reader_place, reader_sentence, spoken

# Pages and the addresses between them

INDEX = "index.html"
INDEX_TABLE = "index.csv"
RULES = "rules.html"
SOURCES = "sources.html"

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
RULE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
ITEM = re.compile(r"SI-[0-9]{3}")
TAKEN = frozenset({"index", "rules", "sources"})
"""Names of pages of ours. A report of such a name would be written over one of them."""


def report_page(identifier: str) -> str:
    """The report of a proposal, or nothing where its identifier could not name a page."""
    usable = FILE_NAME.fullmatch(identifier) and identifier.lower() not in TAKEN
    return f"{free_name(identifier)}.html" if usable else ""


def anchor(name: str) -> str:
    """A name from a ruleset as a place on a page."""
    return name.replace("_", "-")


def rule_address(name: str) -> str:
    """Where the rule book has a rule or a table, or nothing where the name could not be one of a rule."""
    return f"{RULES}#{anchor(name)}" if RULE.fullmatch(name) else ""


def item_address(number: str) -> str:
    """Where the page of the source has an item, or nothing where the number could not be one of an item."""
    return f"{SOURCES}#{number}" if ITEM.fullmatch(number) else ""


# Filters

LONGEST_URL = 2000

# A surrogate cannot be written as UTF-8, and a control character has no place in a page.

# Characters that are not seen but change what is seen: direction, joins, fillers, tags and odd line ends.

# More marks on one letter than any language writes spill over other lines, and a line cannot break between them.

WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9\-._~:]+(?:[/?#](?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=#]|%[0-9A-Fa-f]{2})*)?", re.IGNORECASE
)


def _is_ordinary(text: str) -> bool:
    """Whether a text holds nothing but letters and marks of ASCII, as most do: then there is nothing to clean."""
    return text.isascii() and text.isprintable()


def user(text: str) -> Markup:
    """A text that came from a file: set apart from ours, with what is unseen made visible."""
    if _is_ordinary(text):
        return Markup(f"<bdi>{escape(str(text))}</bdi>")
    shown = UNSEEN.sub(lambda found: f'<span class="unseen">{_code_point(found)}</span>', str(escape(_clean(text))))
    return Markup(f"<bdi>{shown}</bdi>")


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


def digest_of_decisions(ruleset: Rules) -> str:
    """The fingerprint of a ruleset."""
    return fingerprint(ruleset, words_of(ruleset))


FILTERS = {
    "user": user,
    "plain": plain,
    "safe_url": safe_url,
    "day": day,
    "number": number,
    "value": value,
    "spoken": spoken,
    "sentence": reader_sentence,
    "fingerprint": digest_of_decisions,
    "place": reader_place,
    "portable": portable,
    "rule_anchor": anchor,
    "item_address": item_address,
    "rule_address": rule_address,
}
"""The filters by the name that templates use."""


# Letterhead


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The name of an organisation, and its logo as a data address. Either may be left out."""

    organisation: str = ""
    logo: str = ""


PLAIN = Letterhead()
"""A header in which no organisation is named."""


# Rendering


def rendered(template: str, view: object, letterhead: Letterhead = PLAIN) -> str:
    """A page from a template and its view, with our stylesheet and a content policy that allows nothing else."""
    style = _read("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        environment()
        .get_template(template)
        .render(view=view, letterhead=letterhead, style=stylesheet(style), style_digest=digest, version=__version__)
    )


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template language: everything is escaped, always, and a name that is not there is a fault of ours."""
    made = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made


@lru_cache(maxsize=None)
def _read(name: str) -> str:
    return (resources.folder("templates") / name).read_text(encoding="utf-8")
