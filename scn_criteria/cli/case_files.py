"""Which ruleset and which cases a command is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import Pairs, chosen_ruleset
from scn_criteria.cli.paths import RULESET_HEAD
from scn_criteria.cli.printing import failed, print_diagnostics
from scn_criteria.establishment.programmes import programme_of
from scn_criteria.ruleset import Ruleset
from scn_criteria.ruleset.cases import Case, CaseFile, case_files, load_cases
from scn_criteria.ruleset.model import Table
from scn_criteria.ruleset.verification import Ground
from scn_criteria.ruleset.vocabulary import Facts


@dataclass(frozen=True, slots=True)
class Chosen:
    """A ruleset, the cases to try it with, and whether the whole ruleset is to be tried or only what they ask."""

    ruleset: Ruleset
    cases: tuple[Case, ...]
    whole: bool

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables to try: all, or where only some files of cases were named, those that they ask."""
        asked = {case.table for case in self.cases}
        return tuple(table for table in self.ruleset.tables.values() if self.whole or table.id in asked)

    @property
    def ground(self) -> Ground:
        """What tables are laid out on."""
        about = programme_of(self.ruleset)
        return Ground(self.ruleset, about.vocabulary, about.bonds)

    def base(self, table: str) -> Facts | None:
        """The base that the first case of a table starts from, if there is one."""
        return next((case.base.facts for case in self.cases if case.table == table), None)


def choose(
    paths: tuple[str, ...], ruleset: str | None, parameters: Pairs, readings: Pairs, *, needed: bool = True
) -> Chosen:
    """The ruleset and the cases that a user named, or else those that ship.

    Cases with a fault end the command: a test that nobody meant proves nothing.
    """
    folder = ruleset or _ruleset_of(paths)
    chosen = chosen_ruleset(folder, parameters, readings, None)
    named = paths or (folder or f"rules/{resources.DEFAULT_RULESET}",)
    files = tuple(file for path in named for file in _files(path, shipped=not paths and folder is None))
    if needed and not files:
        raise click.ClickException(f'no cases are found in "{named[0]}"; write some into a folder "tests" beside the rules')
    loaded = load_cases(files, chosen, programme_of(chosen).vocabulary)
    if needed and not (loaded.cases or loaded.diagnostics):
        raise click.ClickException(f'no cases are found in "{named[0]}"; they are files of the format "scn-cases/1"')
    print_diagnostics(loaded.diagnostics, remarks=False, err=True)
    if failed(loaded.diagnostics):
        raise click.ClickException("the cases cannot be used")
    return Chosen(chosen, loaded.cases, whole=all((Path(path) / RULESET_HEAD).is_file() for path in paths))


def _ruleset_of(paths: tuple[str, ...]) -> str | None:
    """The ruleset that the paths name or lie in. Nothing: the shipped one."""
    found = dict.fromkeys(around for path in paths if (around := _around(Path(path))))
    if len(found) > 1:
        listed = " and ".join(f'"{one}"' for one in found)
        raise click.UsageError(f"cases are tried with one ruleset at a time, found {listed}")
    return next(iter(found), None)


def _around(path: Path) -> str | None:
    for folder in (path, path.parent, path.parent.parent):
        if (folder / RULESET_HEAD).is_file():
            return folder.as_posix()
    return None


def _files(path: str, *, shipped: bool) -> tuple[CaseFile, ...]:
    folder = resources.ruleset_folder() if shipped else Path(path)
    if (folder / RULESET_HEAD).is_file():
        return case_files(folder, path)
    if folder.is_dir():
        return tuple(CaseFile(file, file.as_posix(), found=True) for file in sorted(folder.rglob("*.yaml")))
    return (CaseFile(folder, path),)
