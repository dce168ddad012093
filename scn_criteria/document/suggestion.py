"""What someone may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable

CLOSENESS = 0.8
"""How alike two words must be, from 0 to 1: "titel" is close to "title", "weather" is not close to "either"."""


def suggest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is most like the word, or nothing if none is close."""
    by_form = {_form(choice): choice for choice in choices}
    form = _form(word)
    if form in by_form:
        return by_form[form]
    for other, choice in by_form.items():
        if sorted(other) == sorted(form):  # letters changed places, which weighs too much in short words otherwise
            return choice
    from difflib import get_close_matches  # noqa: PLC0415 - needed only where there is a fault

    close = get_close_matches(form[:100], by_form, n=1, cutoff=CLOSENESS)
    return by_form[close[0]] if close else None


def is_sure(word: str, meant: str, choices: Iterable[str]) -> bool:
    """Whether of all choices only the one meant is like the word at all, or differs from it only in how it is written."""
    by_form = {_form(choice): choice for choice in choices}
    form = _form(word)
    if form in by_form:
        return by_form[form] == meant
    from difflib import get_close_matches  # noqa: PLC0415 - needed only where there is a fault

    near = set(get_close_matches(form[:100], by_form, n=2, cutoff=CLOSENESS))
    return near | {other for other in by_form if sorted(other) == sorted(form)} == {_form(meant)}


def _form(word: str) -> str:
    """A word without what people vary: capitals, and what joins its parts."""
    return word.casefold().replace("-", "_").replace(" ", "_")
