"""How to write a value that the author may have meant otherwise than YAML reads it."""

from __future__ import annotations

import re
from decimal import Decimal

from scn_criteria.diagnostics import Safety
from scn_criteria.document.remedy import Remedy, Way
from scn_criteria.document.scalars import is_number

YES = frozenset({"yes", "y", "on", "true"})
NO = frozenset({"no", "n", "off", "false"})
NOTHING = frozenset({".nan", "nan", ".inf", "-.inf", "+.inf", "inf", "n/a", "na", "none", "nil", "-", "?", "unknown"})
ROUGH_NUMBER = re.compile(r"[-+]?(?:\d[\d,_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")

NO_SPACE = re.compile(r"[a-z_]{1,60}:(?=[^\s/])")
"""A key with its colon right before the value, which makes it text."""


def hint(value: object, typed: str | None, kinds: frozenset[str]) -> str:
    """What to write in place of a value of the wrong kind, or nothing if that is anyone's guess."""
    if value is None:
        return "write a value, or delete the key"
    if isinstance(value, str):
        return _for_text(value, typed, kinds)
    if "string" in kinds and not isinstance(value, (list, dict)):
        return f'put it in quotes: "{typed or value}"'
    if "integer" in kinds and isinstance(value, Decimal) and value == value.to_integral_value():
        return f"write {int(value)}"
    return _for_list(value, kinds)


def remedy_for(value: object, typed: str | None, kinds: frozenset[str]) -> Remedy | None:
    """What a program can write in place of a value of the wrong kind."""
    if isinstance(value, str):
        return _remedy_for_text(value, typed, kinds)
    if value is None or isinstance(value, (list, dict)):
        return None
    if "string" in kinds:
        return Remedy(Way.TEXT)
    whole = "integer" in kinds and isinstance(value, Decimal) and value == value.to_integral_value()
    return Remedy(Way.VALUE, f"{value:.0f}") if whole else None


def _remedy_for_text(text: str, typed: str | None, kinds: frozenset[str]) -> Remedy | None:
    if "boolean" in kinds and text.casefold() in YES | NO:
        return Remedy(Way.VALUE, "true" if text.casefold() in YES else "false")
    if not kinds & {"number", "integer"}:
        return None
    if is_number(text):
        return Remedy(Way.VALUE, text) if typed != text else None
    rough = ROUGH_NUMBER.findall(text)
    alone = len(rough) == 1 and text.strip() == rough[0] and "." not in text and "e" not in text.casefold()
    return Remedy(Way.VALUE, _cleaned(rough[0]), Safety.UNSAFE) if alone else None


def _for_list(value: object, kinds: frozenset[str]) -> str:
    if "array" in kinds and not isinstance(value, list):
        return "write it as a list: begin each item with a hyphen and a space"
    return "take away the hyphen" if isinstance(value, list) and "object" in kinds else ""


def _for_text(text: str, typed: str | None, kinds: frozenset[str]) -> str:
    if "boolean" in kinds and text.casefold() in YES | NO:
        return f"write {'true' if text.casefold() in YES else 'false'}"
    if kinds & {"number", "integer"}:
        return _for_number(text, typed)
    if "object" in kinds and NO_SPACE.match(text):
        return "put a space after the colon"
    return _for_list(text, kinds)


def _for_number(text: str, typed: str | None) -> str:
    if text.casefold() in NOTHING:
        return "write a number, or leave the key out where there is none"
    if is_number(text):
        return f"take away the quotation marks: {text}" if typed != text else ""
    rough = ROUGH_NUMBER.findall(text)
    if len(rough) != 1 or re.match(r"0[xob]", text):
        return "write one number in figures"
    return f"write the number alone: {_cleaned(rough[0])}"


def _cleaned(rough: str) -> str:
    """A number without what people put into it for the eye."""
    sign = "-" if rough.startswith("-") else ""
    whole, point, part = rough.lstrip("+-").replace(",", "").replace("_", "").partition(".")
    whole = whole.lstrip("0") or "0"
    return sign + (f"{whole}{point}{part}" if part else whole)
