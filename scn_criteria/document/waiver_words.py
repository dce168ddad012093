"""What a comment says when it waives a fault: which kinds, for a place or the whole file, until when, and why.

The form is ``# scn: ignore[SCN203, unused-source] until=2026-12-31 why``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scn_criteria.document.suggestion import suggest
from scn_criteria.document.wording import quoted

HERE = "ignore"
FILE = "file-ignore"
WORDS = (HERE, FILE)
LONGEST_REASON = 500
MOST_NAMES = 10

FORM = re.compile(
    r"#[ \t]*scn[ \t]*(?P<colon>:?)[ \t]*(?P<word>[\w-]*)[ \t]*"
    r"(?P<open>\[?)(?P<names>[^\[\]]*)(?P<close>\]?)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
UNTIL = re.compile(r"until[ \t]*(?P<sign>[=:]?)[ \t]*(?P<day>\S*)(?P<reason>.*)", re.IGNORECASE | re.DOTALL)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LATE = re.compile(r"\buntil=")
JOINTS = " \t:,;-\N{EN DASH}\N{EM DASH}"
"""What people put between the brackets and the reason."""

EXAMPLE = f"write it as in: # scn: {HERE}[SCN203] until=2026-12-31 the reason"


@dataclass(frozen=True, slots=True)
class Name:
    """A kind of fault as a comment names it, and where in the comment."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a well-formed comment says. The reason may still be missing."""

    whole_file: bool
    names: tuple[Name, ...]
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Slip:
    """Why a comment that was meant to waive something cannot be understood."""

    message: str
    help: str = EXAMPLE


def understood(comment: str) -> Spoken | Slip | None:
    """What a comment says; nothing where it is a note to people, such as ``# SCN: a strategic clinical network``."""
    form = FORM.match(comment)
    if form is None or not _is_meant(form):
        return None
    names = tuple(_names(form))
    slip = _slip(form, names)
    return slip or _said(form, names)


def _is_meant(form: re.Match[str]) -> bool:
    """Whether a comment tries to waive something: it says so, nearly so, or it has the colon and the brackets for it."""
    if form["colon"] and form["open"]:
        return True
    return bool(form["colon"] or form["open"]) and suggest(_word(form), WORDS) is not None


def _word(form: re.Match[str]) -> str:
    """The word before the brackets. Some write a hyphen where the colon should be."""
    return form["word"].strip("-").lower()


def _names(form: re.Match[str]) -> Iterator[Name]:
    for found in NAME.finditer(form.string, *form.span("names")):
        yield Name(found[0], found.start(), found.end())


def _slip(form: re.Match[str], names: tuple[Name, ...]) -> Slip | None:
    """What is wrong with the part up to the closing bracket."""
    word = _word(form)
    if word not in WORDS:
        near = suggest(word, WORDS)
        hint = f'; did you mean "{near}"?' if near else ""
        return Slip(f'found {quoted(word)}, expected "{HERE}" or "{FILE}"{hint}')
    if not (form["colon"] and form["open"] and form["close"]):
        return Slip(_sign_missing(form, word))
    if not names:
        return Slip(f"found nothing in the brackets, expected a kind of fault, as in {word}[SCN203]")
    if len(names) > MOST_NAMES:
        return Slip(f"found {len(names)} kinds of fault in the brackets, expected at most {MOST_NAMES}")
    return None


def _sign_missing(form: re.Match[str], word: str) -> str:
    if not form["colon"]:
        return f'found no colon after "scn", expected "scn: {word}"'
    if not form["open"]:
        return f'found no bracket after "{word}", expected kinds of fault in brackets, as in {word}[SCN203]'
    return 'found a bracket that is not closed, expected "]" after the kinds of fault'


def _said(form: re.Match[str], names: tuple[Name, ...]) -> Spoken | Slip:
    """The whole comment, its part up to the closing bracket being in order."""
    rest = form["rest"].lstrip(JOINTS)
    until: date | Slip | None = None
    dated = UNTIL.match(rest)
    if dated and (dated["sign"] or DAY.match(dated["day"])):
        until, rest = _day(dated), dated["reason"].lstrip(JOINTS)
    reason = rest.strip()
    if isinstance(until, Slip):
        return until
    if LATE.search(reason):
        return Slip('found "until=" within the reason, expected it right after the brackets')
    if len(reason) > LONGEST_REASON:
        return Slip(f"found a reason of {len(reason):,} characters, expected at most {LONGEST_REASON}", "shorten the reason")
    return Spoken(_word(form) == FILE, names, until, reason if any(map(str.isalnum, reason)) else "")


def _day(dated: re.Match[str]) -> date | Slip:
    day = dated["day"].rstrip(",;:")
    if not day:
        return Slip('found no date after "until=", expected one as in until=2026-12-31')
    if not DAY.fullmatch(day):
        return Slip(f"found the date {quoted(day)}, expected year-month-day, as in until=2026-12-31")
    if dated["sign"] != "=":
        return Slip(f'found a date without "until=", expected until={day}')
    try:
        return date.fromisoformat(day)
    except ValueError:
        return Slip(f"found the date {quoted(day)}, expected a day that the calendar has")
