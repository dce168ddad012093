"""Edits of people tried on the files that ship, and verdicts on what ``scn lint`` says of each.

A second reading shares nothing with ours: PyYAML loads the text, and jsonschema validates the data. What a try does follows
from the seed and its number alone, so ``tried(seed, number)`` shows it again.
"""

from __future__ import annotations

import difflib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import yaml
from human_edits import NOTICED, SAME, EditKind, Page, edit_kinds
from jsonschema import Draft202012Validator

from scn_criteria.diagnostics import Diagnostic, Severity, has_error
from scn_criteria.document.loader import load
from scn_criteria.document.schema import load_schema
from scn_criteria.lint.fixing import fix_file
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.results import Checked, SubjectKind
from scn_criteria.lint.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Path(__file__).with_name("known_limits.yaml")
FOLDERS = ("proposals", "reviews", "rules", "tests/cases/applications")
CONTEXT = LintContext(Settings(), date(2013, 6, 1))
PLANNING = "scn-establishment/1"
WEIGHTS = {"scn-proposal/1": 12, "scn-review/1": 3, PLANNING: 2, "scn-ruleset/1": 1, "scn-tables/1": 1, "scn-cases/1": 1}
"""How often a file of a format is edited. Most strangers write proposals."""
MOST_SECONDS = 5.0
"""For one file, of the processor; more is counted and reported."""
SCHEMA_ERROR = re.compile(r"SCN1\d\d")

# The second reading


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML with the scalars of YAML 1.2: dates, "yes" and "12:30" are the texts that they look like."""


PlainLoader.yaml_implicit_resolvers = {}
for _kind, _form, _first in (
    ("bool", r"(?:true|false)\Z", "tf"),
    ("null", r"(?:null|~|)\Z", ("n", "~", "")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)\Z", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z", "-+0123456789"),
):
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_form), list(_first))


@dataclass(frozen=True, slots=True)
class Reading:
    """What PyYAML and jsonschema make of a text: the data, and why they refuse it if they do."""

    data: Any
    refusal: str


@cache
def _validators() -> dict[str, Draft202012Validator]:
    """The schemas by the format that they are for."""
    found = {}
    for path in sorted((ROOT / "schemas").glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        for format_ in _formats(schema):
            found[format_] = Draft202012Validator(schema)
    return found


SCHEMAS = {
    "scn-proposal/1": "proposal",
    "scn-review/1": "review",
    "scn-establishment/1": "establishment",
    "scn-ruleset/1": "ruleset",
    "scn-tables/1": "ruleset",
    "scn-sources/1": "sources",
    "scn-cases/1": "rule-cases",
    "scn-invariants/1": "invariants",
}


def _formats(schema: dict[str, Any]) -> Iterator[str]:
    name = Path(schema["$id"]).name.removesuffix(".schema.json")
    return (format_ for format_, named in SCHEMAS.items() if named == name)


def read_plainly(text: str, format_: str) -> Reading:
    """The second reading of a text, judged as a file of a format."""
    try:
        data = yaml.load(text, Loader=PlainLoader)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return Reading(None, f"PyYAML: {' '.join(str(error).split())[:200]}")
    for violation in _validators()[format_].iter_errors(data):
        return Reading(data, f"jsonschema: {violation.json_path}: {violation.message[:200]}")
    return Reading(data, "")


# What a text means, so that two can be compared


def meaning(data: Any) -> Any:
    """The data without what nobody reads: how words are wrapped, and how exact numbers are stored."""
    if isinstance(data, dict):
        return {str(key): meaning(value) for key, value in data.items()}
    if isinstance(data, list):
        return [meaning(value) for value in data]
    if isinstance(data, str):
        return " ".join(data.split()).replace("\u2019", "'")
    return float(data) if isinstance(data, (int, float, Decimal)) and not isinstance(data, bool) else data


def difference(before: Any, after: Any, at: str = "", *, loose: bool = False) -> str:
    """Where two meanings first differ, and how, in words; nothing where they do not.

    If it is ``loose``, texts may hold more than before: what was put into them by an edit stays there when they are quoted.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        lost = (f"{at}/{key} is lost" for key in before if key not in after)
        new = (f"{at}/{key} is new" for key in after if key not in before)
        both = (key for key in before if key in after)
        inside = (found for key in both if (found := difference(before[key], after[key], f"{at}/{key}", loose=loose)))
        return next(chain(lost, new, inside), "")
    if isinstance(before, list) and isinstance(after, list):
        pairs = enumerate(zip(before, after, strict=False))
        inside = (found for number, pair in pairs if (found := difference(*pair, f"{at}/{number}", loose=loose)))
        lengths = "" if len(before) == len(after) else f"{at} has {len(after)} items, not {len(before)}"
        return next(inside, lengths)
    same = before == after and type(before) is type(after)
    if loose and isinstance(before, str) and isinstance(after, str):
        same = _holds(after, before)
    return "" if same else f"{at} was {_shown(before)} and is {_shown(after)}"


def _holds(text: str, part: str) -> bool:
    """Whether all letters and digits of a text stand in another, in their order."""
    signs = iter(text)
    return all(sign in signs for sign in part if sign.isalnum())


def _shown(data: Any) -> str:
    """A value, its end with it: what differs is often there."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    return text if len(text) <= 160 else f"{text[:70]} … {text[-80:]}"


# The files that are edited


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that ships: its text, its data, and what is said of it as it stands."""

    path: str
    format: str
    page: Page
    meaning: Any
    said: Counter[tuple[str, str]]


@cache
def _format_of(path: str) -> str:
    found = re.search(r"^format: (\S+)", Path(ROOT, path).read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


@cache
def sound_paths() -> Mapping[str, tuple[str, ...]]:
    """The files of each format that has a schema, with paths from the top of the checkout."""
    found: dict[str, list[str]] = {format_: [] for format_ in SCHEMAS}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            name = path.relative_to(ROOT).as_posix()
            if _format_of(name) in SCHEMAS:
                found[_format_of(name)].append(name)
    return {format_: tuple(paths) for format_, paths in found.items()}


@cache
def sound(path: str) -> Sound:
    """One of them, read."""
    raw = Path(ROOT, path).read_bytes()
    document = load(raw, path).document
    assert document is not None
    return Sound(path, _format_of(path), Page(document.text), meaning(document.data), said(look(path, raw)))


def look(path: str, raw: bytes) -> tuple[Diagnostic, ...]:
    """What is said of the text of a file; of one of a ruleset, by its schema alone, as all of them together take seconds."""
    checked = _looked(LintSubject(path, stands_for=path, content=raw))
    return checked.diagnostics if checked else ()


def _looked(subject: LintSubject) -> Checked | None:
    if not _of_ruleset(subject.path):
        return inspect(subject, CONTEXT)
    loaded = load(subject.content or b"", subject.path)
    found = loaded.diagnostics
    if loaded.document is not None:
        found += load_schema(SCHEMAS[_format_of(subject.path)]).judge(loaded.document)
    return Checked(subject.path, SubjectKind.RULESET, found)


def _of_ruleset(path: str) -> bool:
    return path.startswith("rules/") and _format_of(path) != PLANNING


def said(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """What is said, to compare it with what was said before. Places do not count."""
    return Counter((one.code.number, one.message) for one in found)


# Tries and verdicts


class Verdict(Enum):
    """What can be wrong with an answer, worst first."""

    CRASH = "it stopped with an exception"
    ACCEPTED = "no error is reported, and the other reading refuses the file"
    REFUSED = "the schema is said to be broken, and the other reading finds that it is not"
    READ_OTHERWISE = "the other reading reads other data"
    SILENT = "the meaning changed, and nothing is said"
    MENDED_OTHERWISE = "after the fixes nothing is said any more, and the meaning is not what it was"
    SAFE_FIX_CHANGED = "a fix that is said to be safe changed the meaning"
    FALSE_ALARM = "a matter of form alone, and something new is said"
    CHANGED = "a matter of form alone, and the meaning changed"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file after an edit of a kind."""

    of: Sound
    kind: EditKind
    after: str

    def patch(self) -> list[str]:
        """The lines that differ, with one line around them."""
        before, after, path = self.of.page.text.split("\n"), self.after.split("\n"), self.of.path
        return list(difflib.unified_diff(before, after, path, path, "", "", 1, ""))


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of an edited file, what of it was not said before, what the file means now, and how that differs."""

    found: tuple[Diagnostic, ...] = ()
    new: Counter[tuple[str, str]] = field(default_factory=Counter)
    meaning: Any = None
    changed: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Tried:
    """One edit of one file, what is said of it, and what is wrong with that if anything is."""

    number: int
    edited: Edited
    answer: Answer
    fault: Verdict | None = None
    detail: str = ""

    @property
    def known(self) -> str:
        """Why the fault is one that nobody can see, or none; nothing for any other."""
        name = self.edited.kind.name
        return next((row["why"] for row in known_limits() if name in row["kinds"] and re.search(row["at"], self.detail)), "")

    @property
    def cause(self) -> tuple[str, str, str]:
        """What is wrong without the numbers of items: faults with the same cause are shown once."""
        where = re.sub(r"/\d+", "/*", self.detail.partition(" was ")[0])
        return (self.fault.name if self.fault else "", self.edited.kind.name, where)

    @property
    def size(self) -> int:
        """The characters of the lines that differ; the smallest edit shows a fault best."""
        return sum(len(line) for line in self.edited.patch() if line[:1] in "+-")


@cache
def known_limits() -> tuple[dict[str, Any], ...]:
    """What no linter can see."""
    return tuple(yaml.safe_load(KNOWN.read_text("utf-8")))


def tried(seed: int, number: int, only: str = "") -> Tried | None:
    """The try of a number: an edit of a kind at a place, both of chance. Nothing where the edit finds no place."""
    chance = Random(f"{seed}/{number}")
    kind = chance.choice([kind for kind in edit_kinds() if not only or kind.name == only])
    alike = sound_paths()[chance.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]]
    path = chance.choice(alike)
    others = [other for other in alike if other != path]
    of = sound(path)
    after = kind.made(of.page, chance, [sound(chance.choice(others)).page] if others else [])
    if after is None or after == of.page.text:
        return None
    return judged(number, of, kind, after)


def judged(number: int, of: Sound, kind: EditKind, after: str) -> Tried:
    """The verdict on what is said of an edited file."""
    edited = Edited(of, kind, after)
    try:
        answer = answer_to(edited)
        fault, detail = next(faults(edited, answer), (None, ""))
    except Exception as error:  # whatever goes wrong is what is looked for
        return Tried(number, edited, Answer(), Verdict.CRASH, f"{type(error).__name__}: {error}")
    return Tried(number, edited, answer, fault, detail)


def answer_to(edited: Edited) -> Answer:
    """What is said of an edited file, and what it means now."""
    of, raw = edited.of, edited.after.encode()
    start = process_time()
    found = look(of.path, raw)
    seconds = process_time() - start
    document = load(raw, of.path).document
    if document is None:
        return Answer(found, said(found) - of.said, None, "the file cannot be read", seconds)
    now = meaning(document.data)
    return Answer(found, said(found) - of.said, now, difference(of.meaning, now), seconds)


def faults(edited: Edited, answer: Answer) -> Iterator[tuple[Verdict, str]]:
    """Everything that is wrong with an answer. Dear questions are asked last."""
    plain = read_plainly(edited.after, edited.of.format)
    if plain.refusal and not has_error(answer.found):
        yield Verdict.ACCEPTED, plain.refusal
    if not plain.refusal:
        errors = (one for one in answer.found if one.severity is Severity.ERROR)
        yield from ((Verdict.REFUSED, one.message) for one in errors if SCHEMA_ERROR.match(one.code.number))
    if answer.meaning is not None and plain.data is not None:
        otherwise = difference(meaning(plain.data), answer.meaning)
        yield from [(Verdict.READ_OTHERWISE, otherwise)] if otherwise else ()
    if edited.kind.expected == SAME:
        yield from [(Verdict.CHANGED, answer.changed)] if answer.changed else ()
        yield from ((Verdict.FALSE_ALARM, message) for _, message in answer.new)
    if edited.kind.expected == NOTICED and answer.changed:
        if not answer.new and not said_of_ruleset(edited):
            yield Verdict.SILENT, answer.changed
        yield from faults_of_fixes(edited)


def said_of_ruleset(edited: Edited) -> bool:
    """Whether anything is said of the whole ruleset that a file belongs to, if it belongs to one."""
    of = edited.of
    if not _of_ruleset(of.path):
        return False
    folder = Path(*Path(of.path).parts[:2])
    with TemporaryDirectory() as made:
        copy = Path(made, folder.name)
        shutil.copytree(ROOT / folder, copy)
        (copy / Path(of.path).relative_to(folder)).write_text(edited.after, "utf-8")
        checked = inspect(LintSubject(str(copy), is_ruleset=True, stands_for=str(folder)), CONTEXT)
    return checked is not None and bool(checked.diagnostics)


def faults_of_fixes(edited: Edited) -> Iterator[tuple[Verdict, str]]:
    """What is wrong with the file after its fixes: a safe one must leave its meaning, and no fix may hide what happened."""
    of, raw = edited.of, edited.after.encode()
    subject = LintSubject(of.path, stands_for=of.path, content=raw)
    for unsafe, verdict in ((False, Verdict.SAFE_FIX_CHANGED), (True, Verdict.MENDED_OTHERWISE)):
        result = fix_file(subject, raw, _looked, unsafe=unsafe)
        document = load(result.after, of.path).document if result.changed else None
        if document is None or said(look(of.path, result.after)) - of.said:
            continue
        changed = difference(of.meaning, meaning(document.data), loose=True)
        if changed:
            yield verdict, f"{changed} (fixed: {'; '.join(one.message for one in result.fixed)})"
