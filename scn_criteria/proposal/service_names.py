"""Names of services in a normal form, in which names of one service are equal however people write them.

A name becomes the set of its words: in lower case, in the singular, without words that every service bears, and with one
word for those that mean the same here. Equal sets are one name. A near name decides nothing; it is only asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

FILLERS = frozenset(
    {
        *("a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with", "all", "nhs", "england"),
        *("service", "network", "unit", "bed", "ward", "centre", "center", "clinic", "department", "team", "provision"),
        *(
            "clinical",
            "local",
            "regional",
            "national",
            "operational",
            "delivery",
            "professional",
            "specialist",
            "specialised",
        ),
        *("specialized", "specialty", "adult", "paediatric", "pediatric", "child", "children", "primary", "community"),
        *("practice", "general", "care"),
    }
)
"""Words that do not tell one service from another, among those that the documents name."""
SAME = {
    "burned": "burn",
    "dentist": "dental",
    "dentistry": "dental",
    "pharmacist": "pharmacy",
    "pharmaceutical": "pharmacy",
    "optometrist": "optometry",
    "optician": "optometry",
    "optical": "optometry",
    "optic": "optometry",
    "ophthalmic": "optometry",
    "intensive": "critical",
    "newborn": "neonatal",
    "neonate": "neonatal",
}
"""Words for which another stands here."""
WORD = re.compile(r"[^\W_]+")
NEAR = 0.8
"""From this likeness on, by the ratio of difflib, a name is asked about."""

Name = frozenset[str]


@lru_cache(maxsize=1024)
def normal_name(text: str) -> Name:
    """The words by which a service differs from others; none where all words are fillers."""
    words = WORD.findall(re.sub(r"['\u2019]", "", text.casefold().replace("&", " and ")))
    singular = [word if word in FILLERS else _singular(word) for word in words]
    return frozenset(SAME.get(word, word) for word in singular if word not in FILLERS)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def nearest_name(text: str, known: Iterable[Name]) -> Name | None:
    """The name that is near, but not equal: contained in this one, or spelt much like it. The longest and likest first."""
    name = normal_name(text)
    if not name:
        return None
    spelt = " ".join(sorted(name))

    def likeness(other: Name) -> float:
        return SequenceMatcher(None, spelt, " ".join(sorted(other))).ratio()

    near = [other for other in known if other and other != name and (other < name or likeness(other) >= NEAR)]
    return max(near, key=lambda other: (other < name, len(other), likeness(other), sorted(other)), default=None)
