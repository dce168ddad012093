"""Collect the files to look at: files, folders and patterns from the command line, ``-``, and what is excluded."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from scn_criteria.contained_files import CHECKOUT, DEEPEST, LeadsOutError, leads_out, read_contained, resolved
from scn_criteria.document.loader import LARGEST, STANDARD_INPUT
from scn_criteria.lint.inspection import LintSubject
from scn_criteria.lint.patterns import MOST_BYTES, Patterns, Work, has_magic, matching_paths
from scn_criteria.lint.repository import answer_of_git
from scn_criteria.lint.results import LeftOut, Sources
from scn_criteria.safe_text import visible

# Exclusion: the user's patterns apply everywhere, ``.gitignore`` files to what is found in folders

IGNORE_FILE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """All patterns that hold at a place. The user's own come first, then those nearest to the file."""

    own: Patterns | None = None
    heeds_git: bool = False
    ignored: tuple[Patterns, ...] = ()
    work: Work = field(default_factory=Work, compare=False)

    @classmethod
    def of(cls, patterns: Sequence[str], *, heeds_git: bool, folder: str = os.curdir) -> Exclusion:
        """What the user wants left out; patterns are relative to a folder, or else to that in which the command runs."""
        work = Work()
        return cls(Patterns.of(folder, patterns, work) if patterns else None, heeds_git, work=work)

    def leaves_out_named(self, path: str) -> bool:
        """Whether something that the user named is left out: a pattern fits it, or a folder that it lies in."""
        if self.own is None:
            return False
        steps = [path, *_folders_above(path)]
        return any(self.own.verdict(step, is_folder=step != path or os.path.isdir(path)) for step in steps)

    def reason_against(self, path: str, *, is_folder: bool) -> str | None:
        """Why something that was found in a folder is left out; nothing where it is not.

        What git tracks is not left out by a .gitignore file: git does not leave it out either.
        """
        verdict = self.own.verdict(path, is_folder=is_folder) if self.own else None
        if verdict is not None:
            return EXCLUDED if verdict else None
        verdicts = (patterns.verdict(path, is_folder=is_folder) for patterns in self.ignored)
        if not next((verdict for verdict in verdicts if verdict is not None), False):
            return None
        tracked = _tracked_in(os.path.dirname(os.path.abspath(path)))
        if tracked is None:
            return IGNORED_UNASKED
        return None if os.path.basename(path) in tracked else IGNORED

    def entering(self, folder: str) -> Exclusion:
        """The exclusion within a folder that the user named, with the ``.gitignore`` files of its checkout."""
        if not self.heeds_git:
            return self
        around = [_ignored_by(one, self.work) for one in _checkout_of(folder)]
        return Exclusion(self.own, self.heeds_git, tuple(patterns for patterns in around if patterns), self.work)

    def going_into(self, folder: str) -> Exclusion:
        """What is left out in a folder below one that was entered."""
        nearest = _ignored_by(folder, self.work) if self.heeds_git else None
        return Exclusion(self.own, self.heeds_git, (nearest, *self.ignored), self.work) if nearest else self

    @property
    def unheeded(self) -> tuple[str, ...]:
        """What of the patterns that hold here is not heeded, each a note in words."""
        return tuple(
            f'"{os.path.relpath(os.path.join(one.folder, IGNORE_FILE))}" is not heeded: {one.unheeded}'
            for one in self.ignored
            if one.unheeded
        )


NOTHING = Exclusion()


def _folders_above(path: str) -> Iterator[str]:
    while (above := os.path.dirname(path)) not in ("", path):
        yield above
        path = above


def _checkout_of(folder: str) -> tuple[str, ...]:
    """The folder and those around it up to the top of the checkout; only the folder itself outside of any."""
    inward = os.path.abspath(folder)
    around = (inward, *_folders_above(inward))
    for number, one in enumerate(around, start=1):
        if os.path.lexists(os.path.join(one, CHECKOUT)):
            return around[:number]
    return around[:1]


def _ignored_by(folder: str, work: Work) -> Patterns | None:
    try:
        raw = read_contained(os.path.join(folder, IGNORE_FILE), MOST_BYTES, within=folder)
    except FileNotFoundError:
        return None
    except LeadsOutError:
        return Patterns(os.path.abspath(folder), (), "it is a link that leads out of its folder")
    except OSError as error:
        return Patterns(os.path.abspath(folder), (), (error.strerror or str(error)).lower())
    if len(raw) > MOST_BYTES:
        return Patterns(os.path.abspath(folder), (), f"found more than {MOST_BYTES:,} bytes")
    return Patterns.of(folder, raw.decode("utf-8", errors="replace").splitlines(), work)


@lru_cache(maxsize=1024)
def _tracked_in(folder: str) -> frozenset[str] | None:
    """The names in a folder that git tracks, or in which it tracks something; nothing where git cannot be asked.

    Nothing that a checkout may hold is run: neither its hooks nor its file system monitor.
    """
    if len(_checkout_of(folder)) == 1 and not os.path.lexists(os.path.join(folder, CHECKOUT)):
        return frozenset()
    listed = answer_of_git(folder, "ls-files", "-z")
    if listed is None:
        return None
    return frozenset(os.fsdecode(name).split("/", 1)[0] for name in listed.split(b"\0") if name)


# Collection

ENDINGS = {".yaml", ".yml"}
"""The endings of files that are looked for in folders, in small letters; capitals count as well."""
HIDDEN, EXCLUDED, LINKED = "its name begins with a dot", "left out by --exclude or by settings", "a link to a folder"
NOT_YAML = "its name ends in neither .yaml nor .yml; rename it if it is to be checked"
IGNORED = "left out by a .gitignore file"
IGNORED_UNASKED = f"{IGNORED}; git could not be asked whether it tracks it"
RULESET_HEAD = "ruleset.yaml"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the user named and that cannot be read: why, and what to do."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Collected:
    """All subjects, each once, all that cannot be read, what is left out on purpose, and what is to be said besides."""

    named: tuple[LintSubject, ...]
    missing: tuple[Missing, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()


def collect(paths: Iterable[str], exclusion: Exclusion = NOTHING) -> Collected:
    """Everything that the user named, in the order named, folders in the order of their names."""
    for kept in (_ruleset_at, _tracked_in):
        kept.cache_clear()  # with --watch, folders may have changed since
    notes: dict[str, None] = {}
    named: dict[str, LintSubject] = {}
    missing: list[Missing] = []
    left_out: dict[str, LeftOut] = {}
    for path in paths:
        matching = list(_matching(path, exclusion))
        notes.update(dict.fromkeys(one.words for one in matching if isinstance(one, Note)))
        if not any(isinstance(one, LintSubject | Missing) for one in matching) and not _left_out(path, exclusion):
            missing.append(_nothing(path, matching))
        for one in matching:
            if isinstance(one, Missing):
                missing.append(one)
            elif isinstance(one, LeftOut):
                left_out.setdefault(one.path, one)
            elif isinstance(one, LintSubject):
                named.setdefault(one.path, one)
    subjects, again = _each_once(named.values())
    left_out = {one.path: one for one in again} | left_out
    return Collected(tuple(subjects), tuple(missing), tuple(left_out.values()), tuple(notes))


def _each_once(subjects: Iterable[LintSubject]) -> tuple[list[LintSubject], list[LeftOut]]:
    """The subjects, of several names of one file the one that is no link, or else the first; and the links left out."""
    folder = lru_cache(maxsize=1024)(_real)
    firsts: dict[str, LintSubject] = {}
    links: list[tuple[LintSubject, str]] = []
    every = list(subjects)
    for one in every:
        if one.path == STANDARD_INPUT:
            firsts[STANDARD_INPUT] = one
        elif os.path.islink(one.path):
            links.append((one, _led_to(one)))
        else:
            around, name = os.path.split(one.path)
            firsts.setdefault(os.path.join(folder(around or os.curdir), name), one)
    kept = {one.path for one in firsts.values()}
    again = []
    for link, real in links:
        first = firsts.setdefault(real, link)
        if first is link:
            kept.add(link.path)
        else:
            again.append(LeftOut(link.path, f'a link to "{visible(first.path)}", which is checked'))
    return [one for one in every if one.path in kept], again


def _real(folder: str) -> str:
    """Where a folder really lies; its own path where somebody has taken the working directory away."""
    try:
        return os.path.realpath(folder)
    except OSError:
        return folder


def _led_to(link: LintSubject) -> str:
    """Where a link leads; its own path where it may not be followed, so that reading it says why."""
    try:
        return os.path.realpath(resolved(link.path, link.within))
    except OSError:
        return link.path


def _left_out(path: str, exclusion: Exclusion) -> bool:
    """Whether there would have been something, had the user not left it out."""
    return exclusion is not NOTHING and any(isinstance(one, LintSubject) for one in _matching(path, NOTHING))


def _nothing(path: str, matching: Iterable[Found]) -> Missing:
    near = next((one for one in matching if isinstance(one, LeftOut) and one.reason == NOT_YAML), None)
    if near:
        message = (
            f'no file that ends in .yaml or .yml is found in the folder "{visible(path)}", but "{visible(near.path)}" is'
        )
        return Missing(message, "rename it, or name the file itself")
    if os.path.isdir(path):
        message = f'no file that ends in .yaml or .yml is found in the folder "{visible(path)}"'
        return Missing(message, "name a folder that holds proposals, or start one with: scn new ID")
    if _is_out_of_reach(path):
        return Missing(
            f'"{visible(path)}" cannot be reached: permission denied', "ask for the permission to read its folder"
        )
    return Missing(f'nothing is found at "{visible(path)}"', "check the spelling, or run the command from another folder")


def _is_out_of_reach(path: str) -> bool:
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        pass
    return False


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said of what was found that keeps nothing from being looked at."""

    words: str


Found: TypeAlias = "LintSubject | Missing | LeftOut | Note"


def _matching(path: str, exclusion: Exclusion) -> Iterator[Found]:
    if path == STANDARD_INPUT:
        yield (
            LintSubject(path)
            if sys.stdin
            else Missing("standard input is closed", "name a file, or send one by standard input")
        )
    elif os.path.lexists(path):
        if exclusion.leaves_out_named(path):
            yield LeftOut(path, EXCLUDED)
        else:
            yield from _named(path, exclusion)
    else:
        for match in matching_paths(path, DEEPEST) if has_magic(path) else ():
            yield from _matching(match, exclusion)


def _named(path: str, exclusion: Exclusion) -> Iterator[Found]:
    """What a path that the user named stands for. A link in a checkout may not lead out of it."""
    if leads_out(path) is not None and os.path.isdir(path):
        yield Missing(f'the folder "{path}" is a link that leads out of the checkout', "name the folder that it leads to")
    elif os.path.isdir(path):
        within = exclusion.entering(path)
        yield from map(Note, within.unheeded)
        yield from _Folder(path).inside(path, within)
    else:
        ruleset = _ruleset_around(path)
        yield LintSubject(ruleset, is_ruleset=True) if ruleset else LintSubject(path)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that the user named."""

    named: str

    def inside(self, folder: str, exclusion: Exclusion, depth: int = 0) -> Iterator[Found]:
        """The YAML files of a folder and of the folders in it. A ruleset counts as one thing.

        Hidden folders do not count. Links to folders are left out: they may lead round in a circle.
        """
        if os.path.isfile(os.path.join(folder, RULESET_HEAD)):
            yield LintSubject(folder, is_ruleset=True)
            return
        if depth > DEEPEST:
            message = f'folders in "{visible(self.named)}" are nested more than {DEEPEST} deep, and not gone into further'
            yield Missing(message, "move what is to be checked further up, or name its folder")
            return
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            message = f'the folder "{visible(folder)}" cannot be read: {reason}'
            yield Missing(message, "ask for the permission to read the folder")
            return
        for entry in ordered:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not is_yaml(entry.name):
                if entry.is_symlink() and entry.is_dir():
                    yield LeftOut(entry.path, LINKED)
                elif looks_like_yaml(entry.name) and not exclusion.reason_against(entry.path, is_folder=False):
                    yield LeftOut(entry.path, NOT_YAML)
            elif entry.name.startswith("."):
                if not is_folder:
                    yield LeftOut(entry.path, HIDDEN)
            elif why := exclusion.reason_against(entry.path, is_folder=is_folder):
                yield LeftOut(entry.path, why)
            elif is_folder:
                deeper = exclusion.going_into(entry.path)
                yield from map(Note, deeper.unheeded)
                yield from self.inside(entry.path, deeper, depth + 1)
            else:
                yield LintSubject(entry.path, found=True, within=self.named)


def is_yaml(name: str) -> bool:
    """Whether a file is YAML by its name."""
    return os.path.splitext(name)[1].lower() in ENDINGS


def looks_like_yaml(name: str) -> bool:
    """Whether another ending stands behind that of a YAML file, as editors and mail programs add it: ``cancer.yaml.txt``."""
    stem, ending = os.path.splitext(name.rstrip("~"))
    return not name.startswith(".") and not is_yaml(name) and (is_yaml(stem) or is_yaml(stem + ending))


def _ruleset_around(path: str) -> str | None:
    """The ruleset that a file is part of, if it is part of one."""
    return _ruleset_at(os.path.dirname(path))


@lru_cache(maxsize=1024)
def _ruleset_at(folder: str) -> str | None:
    """The ruleset that a folder is, or is the folder of cases of. Many files share a folder, so it is looked up once."""
    for around in (folder, os.path.dirname(folder)):
        if os.path.isfile(os.path.join(around, RULESET_HEAD)):
            return around or "."
    return None


# Texts of the files, for reporters that show lines of them

REMEMBERED = 16


def with_input(subjects: Sequence[LintSubject], stands_for: str | None) -> list[LintSubject]:
    """The subjects, with what standard input holds, and the file that it stands for."""
    return [_typed(one, stands_for or "") if one.path == STANDARD_INPUT else one for one in subjects]


def _typed(subject: LintSubject, stands_for: str) -> LintSubject:
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1)
    except OSError:
        return replace(subject, stands_for=stands_for)  # Reading it again says what is wrong.
    return replace(subject, stands_for=stands_for, content=raw)


def reader_of(subjects: Sequence[LintSubject]) -> Sources:
    """The texts by the paths they are shown under; empty where one cannot be had or is too large to be looked at."""
    typed = {one.shown: one.content for one in subjects if one.content is not None}
    folders = {one.shown: one.within for one in subjects if one.within}

    @lru_cache(maxsize=REMEMBERED)
    def text_of(path: str) -> str:
        try:
            raw = typed[path] if path in typed else read_contained(path, LARGEST, folders.get(path, ""))
            return "" if len(raw) > LARGEST else raw.decode("utf-8-sig")
        except (OSError, ValueError):
            return ""

    return text_of
