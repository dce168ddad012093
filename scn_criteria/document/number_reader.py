"""Read a number as people write it: ``£6.3bn``, ``255 000``, ``1 in 4``, ``c. 28,000``, ``27,9``.

No library does it without guessing. What may mean one of two numbers is given as both; what is no number, as none. Nothing
is ever off by a factor: a test has a table of inputs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from difflib import get_close_matches
from itertools import pairwise

LONGEST = 200
"""Characters that are looked at: no number is longer."""
MOST_DIGITS = 40
"""Digits of a number written out; more are refused."""
EXACT = Context(prec=400)
SHOWN = Context(prec=4)
"""A share that has no end as a decimal is given with four figures."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """What a text means as a number: nothing, one value, or two of which one must be meant.

    ``dropped`` holds the words that are no part of the number, ``unit`` is its sign as a word, and ``why`` says why there is
    no value, or what else the author should know of it. ``meant`` is the multiplier that a mistyped word likely is.
    """

    values: tuple[Decimal, ...] = ()
    dropped: tuple[str, ...] = ()
    unit: str = ""
    why: str = ""
    meant: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """The values as they are to be typed."""
        return tuple(f"{value:f}" for value in self.values)


NO_VALUE = "no value"
DATE = "a date"
SEVERAL = "several numbers"
NO_NUMBER = "no number"
ROUNDED = "rounded"
MISTYPED = "a word that is likely a mistyped multiplier, the first of those dropped"
UNSURE = "a word that may be a multiplier"
PERCENT = "percent"

# Characters

EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        **dict.fromkeys("\uff0c\u066c", ","),
        **dict.fromkeys("\uff0e\u066b", "."),
        **dict.fromkeys("\u2019\u02bc\u2018", "'"),
        **{
            "\uff05": "%",
            "\uff0f": "/",
            "\u2044": "/",
            "\uffe1": "£",
            "\u00b7": ".",
            "\u2027": ".",
            "\u22c5": ".",
            "\u00d7": "x",
            "\u2248": "~",
        },
    }
)
QUOTES = "\"'\u201c\u201d\u201e\u00ab\u00bb"


def _plain(text: str) -> str:
    """A text with plain digits, spaces, hyphens and quotation marks, and fractions as decimals."""
    made = []
    text = SUPERSCRIPT.sub(lambda found: "^" + found[0].translate(EXPONENTS), text[:LONGEST])
    for sign in HIDDEN.sub("", text):
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            made.append(str(digit))
        elif unicodedata.category(sign) == "No" and unicodedata.decomposition(sign).startswith("<fraction>"):
            made.append(_fraction(sign))
        else:
            made.append(" " if sign.isspace() else sign)
    joined = "".join(made).translate(SIGNS).strip().strip(QUOTES)
    return " ".join(joined.split())


def _fraction(sign: str) -> str:
    """A vulgar fraction as the decimals that follow a whole number, where they come to an end."""
    upper, _, lower = unicodedata.normalize("NFKC", sign).partition("\u2044")
    if not lower or EXACT.divide(Decimal(1000) * int(upper), Decimal(int(lower))) % 1:
        return f" {upper}/{lower} "
    return f"{Decimal(upper) / int(lower)}".removeprefix("0")


# Words

NOTHING = frozenset(
    {
        *("", "n/a", "na", "nan", "n.a.", "tbc", "tbd", "tba", "-", "--", "none", "nil", "null", "unknown", "not known"),
        *("not available", "?", ".nan", ".inf", "-.inf", "+.inf", "inf"),
    }
)
ABOUT = re.compile(
    r"(?:c\.|c(?=[ \d])|ca\.?|circa|about|approx\.?|approximately|around|roughly|nearly|almost|some|est\.?|estimated|~"
    r"|over|more than|>=?|\u2265|under|fewer than|less than|<=?|\u2264|at least|at most|up to|minimum|maximum)(?![a-z]) *",
    re.IGNORECASE,
)
BELOW_TWENTY = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(BELOW_TWENTY)} | {"zero": 0, "a": 1, "an": 1}
WORDS |= {word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)}
POWERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SHORT = {"k": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "mrd": 9, "tn": 12} | POWERS
SHORT |= {"milliard": 9, "milliards": 9, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}
SHORT |= {f"{word}s": power for word, power in POWERS.items()}
UNSURE_WORDS = frozenset(
    {
        *("mill", "mills", "thou", "thsd", "mille", "milles", "tausend", "myriad", "myriads"),
        *("score", "scores", "gross", "dozens", "quarter"),
    }
)
"""Words behind a figure that may be a multiplier, of which nobody can say which one. So may most words of three letters."""
PLAIN_WORDS = frozenset(
    {
        *("a", "all", "an", "and", "at", "bed", "by", "day", "end", "for", "fte", "gp", "gps", "had", "has", "he", "her"),
        *("his", "hr", "hrs", "in", "is", "it", "kg", "km", "l", "m", "men", "mg", "mid", "min", "ml", "new", "no", "of"),
        *("old", "on", "or", "our", "pa", "per", "pt", "pts", "she", "the", "to", "was", "who", "wte", "yr", "yrs"),
    }
)
"""Words of up to three letters that are no multiplier."""
NEARNESS = 0.8
"""From what similarity on, between 0 and 1, a word is likely a multiplier mistyped, as for keys."""
LONG_MULTIPLIERS = tuple(word for word in SHORT if len(word) > len("lakh"))
CURRENCIES = {"£": "pounds", "gbp": "pounds", "€": "euros", "eur": "euros", "$": "dollars", "usd": "dollars"}
CURRENCIES |= {"pounds": "pounds", "pound": "pounds", "euros": "euros", "dollars": "dollars"}

YEARS = re.compile(r"(?:1[89]|20|21)\d\d *[-/] *\d\d(?:\d\d)?(?: *[-/] *\d\d?)?|\d\d?[-/.]\d\d?[-/.]\d{2}(?:\d\d)?")
A_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
FIGURE = re.compile(r"\d+(?:[ ,.'_]\d+)*\.?|\.\d+")
EXPONENT = re.compile(r"[eE]([-+]?\d{1,4})(?![\d.])| ?[x*] ?10 ?(?:\^|\*\*) ?(-?\d{1,4})(?![\d.])")
MULTIPLIER = re.compile(rf" ?({'|'.join(sorted(SHORT, key=len, reverse=True))})(?![a-z\d])", re.IGNORECASE)
CURRENCY_BETWEEN = re.compile(rf" ?(£|€|\$|GBP|EUR|USD) ?(?={MULTIPLIER.pattern.lstrip(' ?')})", re.IGNORECASE)
MULTIPLIER_BEFORE = re.compile(rf"({'|'.join(sorted(SHORT, key=len, reverse=True))}) ?(?=\d)", re.IGNORECASE)
THOUSANDS = re.compile(r" (?:'000|\('?000)'?s?\)?(?!\w)", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+")
YEAR_NOTE = re.compile(r" ?(\((?:in )?(?:1[89]|20|21)\d\d(?:[-/]\d\d(?:\d\d)?)?\))$")
SHARE = re.compile(r"(.+?) ?(\bin\b|\bout of\b|/) ?(?:every )?(.+)", re.IGNORECASE)
RANGE = re.compile(r"(?:between )(.+?) and (.+)|(.*?\d.*?) ?(?:-|\bto\b) ?(?=[£€$.\d])(.+)", re.IGNORECASE)
PERCENTS = re.compile(r" ?(?:%|\u2030|per ?cent(?:age)?(?: points?)?\b|pc\b|pp\b|points?\b)", re.IGNORECASE)
BEFORE = re.compile(r"(?:£|€|\$|GBP|EUR|USD) ?", re.IGNORECASE)
BEHIND = re.compile(r" ?(?:pounds?|euros|dollars|GBP|EUR|USD|£|€)(?![a-z])", re.IGNORECASE)


def read_number(text: str, *, lengths: bool = False) -> ReadNumber:
    """What a text means as a number. With ``lengths``, "m" may be metres, and is left to the author."""
    plain = _plain(text)
    if plain.casefold() in NOTHING:
        return ReadNumber(why=NO_VALUE)
    if plain[:1] == "(" and plain[-1:] == ")":
        inner = _read(plain[1:-1].strip(), lengths=lengths)
        if len(inner.values) != 1 or inner.values[0] < 0:
            return inner
        return replace(inner, values=(EXACT.minus(inner.values[0]), inner.values[0]))
    return _read(plain, lengths=lengths)


def _read(plain: str, *, lengths: bool) -> ReadNumber:
    about = ABOUT.match(plain)
    if about is not None and about.end() < len(plain):
        inner = _read(plain[about.end() :], lengths=lengths)
        return replace(inner, dropped=(about[0].strip(), *inner.dropped)) if inner.values else inner
    note = YEAR_NOTE.search(plain)
    if note is not None and note.start():
        inner = _read(plain[: note.start()], lengths=lengths)
        return replace(inner, dropped=(*inner.dropped, note[1])) if inner.values else inner
    share = SHARE.fullmatch(plain)
    if share is not None and (found := _share(share[1], share[3], share[2])) is not None:
        return found
    if YEARS.fullmatch(plain):
        return ReadNumber(why=DATE)
    between = RANGE.fullmatch(plain)
    if between is not None:
        return _range(between[1] or between[3], between[2] or between[4], lengths=lengths)
    return _single(plain, lengths=lengths)


def _share(part: str, whole: str, sign: str) -> ReadNumber | None:
    """A share as percent: ``1 in 4``. Nothing where the two are no whole numbers, the second the larger, or a year."""
    if sign == "/" and not whole.isdigit():
        return None
    upper, lower = _single(part, lengths=True), _single(whole, lengths=True)
    for one in (upper, lower):
        if len(one.values) != 1 or one.dropped or one.unit or one.values[0] % 1 or not 0 < one.values[0] < 10**12:
            return None
    if upper.values[0] > lower.values[0] or (sign.lower() == "in" and upper.values[0] > 1 and A_YEAR.fullmatch(whole)):
        return None
    exact = EXACT.divide(upper.values[0] * 100, lower.values[0])
    shown = exact if exact == round(exact, 4) else SHOWN.plus(exact)
    return ReadNumber((EXACT.normalize(shown),), (), PERCENT, "" if shown == exact else ROUNDED)


def _range(low: str, high: str, *, lengths: bool) -> ReadNumber:
    """The two ends of a range; a multiplier or a sign behind the second is that of both."""
    last = _single(high, lengths=lengths)
    first = _single(low, lengths=lengths)
    if len(first.values) == len(last.values) == 1 and not first.dropped:
        figure = FIGURE.search(high)
        shared = _single(low + high[figure.end() :], lengths=lengths) if figure and low[-1:].isdigit() else first
        if len(shared.values) == 1:
            return ReadNumber((shared.values[0], last.values[0]), last.dropped, last.unit)
    return ReadNumber(why=SEVERAL)


def _single(text: str, *, lengths: bool) -> ReadNumber:
    """One number, with what stands before and behind it."""
    sign, rest, first = "", text.strip(), 0
    if rest[:1] in {"-", "+"}:
        sign, rest = rest[0].replace("+", ""), rest[1:].lstrip()
    unit = ""
    before = BEFORE.match(rest)
    if before is not None:
        unit, rest = CURRENCIES[before[0].strip().lower()], rest[before.end() :]
        if rest[:1] == "-" and not sign:
            sign, rest = "-", rest[1:].lstrip()
        leading = MULTIPLIER_BEFORE.match(rest)
        if leading is not None:
            first, rest = SHORT[leading[1].lower()], rest[leading.end() :]
    figure = FIGURE.match(rest)
    if figure is None:
        return _worded(rest, sign, unit)
    rest = rest[figure.end() :]
    between = CURRENCY_BETWEEN.match(rest)
    if between is not None:
        unit, rest, lengths = CURRENCIES[between[1].lower()], rest[between.end() :], False
    power, rest, multiplied = _power(rest, lengths=lengths)
    if power is None or (first and power):
        return ReadNumber(why=NO_NUMBER)
    figures = _figures(figure[0], multiplied=multiplied or first > 0)
    values = tuple(value.scaleb(power + first, EXACT) for value in figures)
    if not values or any(len(f"{value:f}") > MOST_DIGITS for value in values):
        return ReadNumber(why=SEVERAL if " " in figure[0] else NO_NUMBER)
    return _ended(tuple(EXACT.minus(value) if sign else value for value in values), unit, rest)


def _power(rest: str, *, lengths: bool) -> tuple[int | None, str, bool]:
    """The power of ten behind a figure, what is left, and whether a multiplier makes the point a decimal one."""
    power, multiplied = 0, False
    exponent = EXPONENT.match(rest)
    if exponent is not None:
        power, rest, multiplied = int(exponent[1] or exponent[2]), rest[exponent.end() :], True
    thousands = THOUSANDS.match(rest)
    if thousands is not None:
        power, rest, multiplied = power + 3, rest[thousands.end() :], True
    while (found := MULTIPLIER.match(rest)) is not None:
        if lengths and found[1] == "m":
            break
        power, rest, multiplied = power + SHORT[found[1].lower()], rest[found.end() :], True
    return (power if abs(power) <= MOST_DIGITS else None), rest, multiplied


def _ended(values: tuple[Decimal, ...], unit: str, rest: str) -> ReadNumber:
    """A number with what stands behind it: the sign of a unit, and words."""
    percents = PERCENTS.match(rest)
    if percents is not None:
        sign, rest = percents[0].strip().lower(), rest[percents.end() :]
        unit = "percentage points" if "point" in sign or sign == "pp" else PERCENT
        values = tuple(value.scaleb(-1, EXACT) for value in values) if sign == "\u2030" else values
    behind = BEHIND.match(rest)
    if behind is not None:
        unit, rest = CURRENCIES[behind[0].strip().lower()], rest[behind.end() :]
    if any(sign.isdigit() for sign in rest):
        return ReadNumber(why=SEVERAL)
    if rest[:1].isalpha():
        return ReadNumber(why=NO_NUMBER)
    return _with_words(values, unit, rest.strip(" .,;"))


def _with_words(values: tuple[Decimal, ...], unit: str, words: str) -> ReadNumber:
    """A number with the words behind it, if none of them can change it. One that is mistyped changes it likely."""
    if not words:
        return ReadNumber(values, (), unit)
    first, *others = LETTERS.findall(words.casefold()) or [""]
    if _changes_others([first, *others]) or first in UNSURE_WORDS or (0 < len(first) <= 3 and not _is_known(first)):
        return ReadNumber(why=UNSURE)
    certain = first in SHORT
    meant = [first] if certain else get_close_matches(first, LONG_MULTIPLIERS, n=1, cutoff=NEARNESS)
    if not meant or first == "m":
        return ReadNumber(values, (words,), unit)
    typed, _, others_dropped = words.partition(" ")
    values = tuple(value.scaleb(SHORT[meant[0]], EXACT) for value in values)
    further = (others_dropped,) if others_dropped else ()
    if certain:
        return ReadNumber(values, further, unit)
    return ReadNumber(values, (typed.strip("(),.;"), *further), unit, MISTYPED, meant[0])


def _is_known(word: str) -> bool:
    return word in PLAIN_WORDS or word in SHORT


def _changes_others(words: list[str]) -> bool:
    """Whether a multiplier stands further behind, as in "28 (in thousands)", but not that of a rate: "per thousand"."""
    pairs = pairwise(words)
    return any(word in LONG_MULTIPLIERS or word in {"bn", "mn", "mln"} for before, word in pairs if before != "per")


def _figures(typed: str, *, multiplied: bool) -> tuple[Decimal, ...]:
    """The values that a figure may have: by its separators, of which the last may be the decimal one."""
    parts, between = re.split(r"[ ,.'_]", typed.rstrip(".")), re.findall(r"[ ,.'_]", typed.rstrip("."))
    whole = "".join(parts)
    if not between:
        return (Decimal(whole),)
    grouped = Decimal(whole)
    decimal = Decimal("".join(parts[:-1] or ["0"]) + "." + parts[-1]) if parts[0] else Decimal(f"0.{parts[-1]}")
    last, kinds = between[-1], set(between)
    if len(between) == 1:
        return _of_two(parts, last, grouped, decimal, multiplied=multiplied)
    if len(kinds) == 1:
        indian = (
            last == "," and len(parts[0]) in {1, 2} and [len(part) for part in parts[1:]] == [2] * (len(parts) - 2) + [3]
        )
        return (grouped,) if _in_groups(parts) or indian else ()
    fits = len(kinds) == 2 and between.count(last) == 1 and last in ",." and _in_groups(parts[:-1])
    return (decimal,) if fits else ()


def _of_two(parts: list[str], sign: str, grouped: Decimal, decimal: Decimal, *, multiplied: bool) -> tuple[Decimal, ...]:
    """The values of a figure of two parts, none where they may be two years."""
    if len(parts[0]) == len(parts[1]) == len("2012") and YEARS.fullmatch("-".join(parts)):
        return ()
    may_be_grouped = _in_groups(parts) and parts[0].lstrip("0") == parts[0]
    if sign in " '_":
        return (grouped,) if may_be_grouped else ()
    if not may_be_grouped or (sign == "." and multiplied):
        return (decimal,)
    return (grouped,) if sign == "," else (decimal.normalize(EXACT), grouped)


def _in_groups(parts: list[str]) -> bool:
    """Whether the parts are groups of three digits, the first shorter or not."""
    return 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def _before_power(tokens: list[str], place: int) -> bool:
    """Whether a power of ten is the next word, or the one after "of" or "a"."""
    following = [token for token in tokens[place + 1 : place + 4] if token not in {"of", "a"}]
    return bool(following) and following[0] in POWERS


def _quarter(tokens: list[str], place: int) -> Decimal | None:
    """A quarter, or three, of a power of ten; nothing where it is anything else."""
    number = {(): 1, ("a",): 1, ("one",): 1, ("three",): 3}.get(tuple(tokens[:place]))
    return number * Decimal("0.25") if number and _before_power(tokens, place) else None


def _worded(text: str, sign: str, unit: str) -> ReadNumber:
    """A number in words, with what stands behind it."""
    total, group, seen = Decimal(0), Decimal(0), False
    tokens = text.casefold().replace("-", " ").split()
    taken = 0
    for place, token in enumerate(tokens):
        if token in WORDS and not (token in {"a", "an"} and seen):
            group += WORDS[token]
        elif token == "half":
            group = (
                group - 1 + Decimal("0.5") if tokens[place - 1 : place] == ["a"] and group == 1 else group + Decimal("0.5")
            )
        elif token in {"quarter", "quarters"} and _quarter(tokens, place) is not None:
            group = _quarter(tokens, place) or group
        elif token == "of" and tokens[place - 1] in {"half", "quarter", "quarters"} and _before_power(tokens, place):
            pass
        elif token == "dozen":
            group = (group or Decimal(1)) * 12
        elif token == "hundred":
            group = (group or Decimal(1)) * 100
        elif token in POWERS:
            total, group = total + (group or Decimal(1)).scaleb(POWERS[token], EXACT), Decimal(0)
        elif not (seen and token in {"and", "a", "an"}):
            break
        seen, taken = True, place + 1
    if not seen or tokens[:taken] in (["a"], ["an"]):
        return ReadNumber(why=NO_NUMBER)
    value = (total + group).normalize(EXACT)
    rest = " ".join(tokens[taken:])
    return _ended((EXACT.minus(value) if sign else value,), unit, f" {rest}" if rest else "")
