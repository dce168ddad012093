"""Names of kinds of fault, as settings and options give them, and what is wrong with such a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scn_criteria.linting.settings import EVERYTHING

NUMBER = re.compile(rf"{EVERYTHING}[0-9]*", re.IGNORECASE)


def unfit(name: str, *, ignored: bool) -> str:
    """What was expected in place of a name; nothing where the name does. What always counts cannot be ignored."""
    if name.upper() == EVERYTHING and not ignored:
        return ""  # All kinds are meant, so none need be known.
    from scn_criteria.linting.codes import codes_named, every_code  # noqa: PLC0415 - it takes a while to know them all

    codes = codes_named(name)
    if not codes:
        names = [one for number, code in every_code().items() for one in (number, code.name)]
        return f"expected a number, the beginning of numbers or a name of a kind of fault{_meant(name, names)}"
    if ignored and all(code.always_counts for code in codes):
        return "expected a kind of fault that can be ignored; what has this one cannot be relied on"
    return ""


def _meant(name: str, names: Iterable[str]) -> str:
    if NUMBER.fullmatch(name):
        return ""
    from scn_criteria.document import suggest  # noqa: PLC0415 - only a slip of the pen needs it

    near = suggest(name, names)
    return f'; did you mean "{near}"?' if near else ""
