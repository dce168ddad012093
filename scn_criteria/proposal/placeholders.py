"""Texts that say nothing: of our own template, placeholders, one word repeated, and too few words for an argument.

Nothing here judges what a text says: a fluent text that means nothing passes. See ``argued`` in the assessment for that.
The lists are our convention.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from scn_criteria.proposal.template_sentences import TEMPLATE_SENTENCES

ARGUMENT_WORDS = 6
"""The words that an argument has at least, where no ruleset says how many. Our convention."""


class Hollow(Enum):
    """Why a text says nothing."""

    TEMPLATE = "text of the template"
    PLACEHOLDER = "a placeholder"
    REPEATED = "the same words again and again"
    UNREADABLE = "no word that can be read"
    SHORT = "too few words for an argument"


WORD = re.compile(r"[^\W_]+")
TEMPLATE_WORDS = 4
"""Shorter sentences of the template, such as the name of a body, may be meant."""
MANY_WORDS = 6
"""From so many words on a text repeats itself where no more than a third of them differ."""

WHOLE = frozenset(
    {
        *("tbc", "tba", "tbd", "to follow", "follows", "na", "not applicable", "none", "nil", "nothing", "null"),
        *("todo", "to do", "xxx", "xx", "unknown", "not known", "pending", "draft", "placeholder"),
        *("see above", "see below", "as above", "as below", "ditto", "same", "same as above", "more to follow"),
        *("awaited", "awaiting", "coming soon", "work in progress", "wip", "please complete", "complete later"),
        *(
            f"{begins} be {verb}"
            for begins in ("to", "will")
            for verb in (
                *("confirmed", "advised", "added", "agreed", "announced", "completed", "decided", "determined", "done"),
                *("provided", "supplied", "written", "defined"),
            )
        ),
    }
)
"""Texts that say nothing where they are the whole, as words in lower case."""
INSIDE = (
    # A house or a trust may be named so: the word counts at the end of a sentence or in brackets, and before a colon.
    re.compile(r"\b(tbc|tbd|tba|todo)\b ?(?:[)\]>:]|[.!?;,]{0,3}$|[.!?;]\s)", re.IGNORECASE),
    re.compile(r"\b(lorem\s+ipsum)\b", re.IGNORECASE),
    re.compile(r"(\[\s*(?:insert|enter|describe)\b)", re.IGNORECASE),
    # One word alone may be a tag of HTML.
    re.compile(r"(<[a-z]+[ _-][a-z _-]*>)", re.IGNORECASE),
    re.compile(r"(<(?:name|date|number|place|condition|organisation|tbc|tbd|insert|enter|describe|text)>)", re.IGNORECASE),
    re.compile(r"(\{\{|____)"),
)
"""What shows anywhere in a text that it is not finished: the first group of each."""
VOWEL = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)
"""A vowel, or a letter of another alphabet, of which nothing is said here."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _whole(words: tuple[str, ...]) -> str:
    """Words as ``WHOLE`` has them; single letters, as in T.B.C., as one word."""
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


TEMPLATE = frozenset(words for words in map(_words, TEMPLATE_SENTENCES) if len(words) >= TEMPLATE_WORDS)


def unfinished(text: str) -> str:
    """What shows inside a text that it is not finished, as it is typed there; nothing where nothing does."""
    found = next((found for sign in INSIDE if (found := sign.search(text.strip())) is not None), None)
    return found[1] if found is not None else ""


@lru_cache(maxsize=4096)
def hollow(text: str) -> Hollow | None:
    """Why a text of any length says nothing; ``None`` where it may say something."""
    words = _words(text)
    if words in TEMPLATE:
        return Hollow.TEMPLATE
    if not words or _whole(words) in WHOLE or unfinished(text):
        return Hollow.PLACEHOLDER
    different = len(set(words))
    if len(words) > 1 and (different == 1 or (len(words) >= MANY_WORDS and 3 * different <= len(words))):
        return Hollow.REPEATED
    # A word with a digit, such as a date or CG80, may well have no vowel.
    if not any(VOWEL.search(word) or any(map(str.isdigit, word)) for word in words):
        return Hollow.UNREADABLE
    return None


def hollow_name(text: str) -> Hollow | None:
    """The same for a name, which may be an abbreviation, such as that of a royal college."""
    found = hollow(text)
    return None if found is Hollow.UNREADABLE else found


def hollow_argument(text: str, least_words: int = ARGUMENT_WORDS) -> Hollow | None:
    """Why a text is no argument: it says nothing, or has fewer than so many words."""
    return hollow(text) or (Hollow.SHORT if len(_words(text)) < least_words else None)
