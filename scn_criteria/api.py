"""The public interface: load, check, decide on, explain and report proposals from Python, as the commands do.

What ``scn_criteria.__all__`` names can be imported from ``scn_criteria``. Nothing else of the package is public: it can
change from one version to the next. A file that cannot be used raises InvalidFileError with its diagnostics; whatever these
functions raise about what they were given is an ScnError.

Each function imports what it needs when it is called: who only checks files should not wait for rules, templates and
pictures to be loaded.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scn_criteria import resources
from scn_criteria.diagnostics import InvalidFileError, MissingFileError, ScnError, blocking
from scn_criteria.files import write_text
from scn_criteria.safe_text import html_table

if TYPE_CHECKING:
    from scn_criteria.decision.evaluation import CompiledRuleset
    from scn_criteria.decision.explanation.explanation import Explanation
    from scn_criteria.decision.findings import Assessment, AssessmentResult
    from scn_criteria.lint.inputs import Collected, Exclusion
    from scn_criteria.lint.results import Linted
    from scn_criteria.proposal.model import Proposal
    from scn_criteria.ruleset.engine import EngineIdentity
    from scn_criteria.ruleset.model import Parameter, Reading

FilePath = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules of a decision, with parameters and readings as chosen, compiled."""

    compiled: CompiledRuleset

    @classmethod
    def load(
        cls,
        folder: FilePath | None = None,
        *,
        parameters: Mapping[str, object] | None = None,
        readings: Mapping[str, str] | None = None,
        engine: str = "auto",
    ) -> Self:
        """The ruleset of a folder, or the shipped one; ``parameters`` and ``readings`` give other choices by their names.

        ``engine`` is "auto", "durable_rules" or "interpreter". Raises InvalidFileError where the folder holds no tables that
        can be used, VariantError where a choice is not admitted, EngineMissingError where the engine is not there.
        """
        from scn_criteria.decision.assessment import compiled_ruleset
        from scn_criteria.decision.vocabulary import words_of
        from scn_criteria.establishment.vocabularies import vocabulary_for
        from scn_criteria.ruleset.engine import EngineChoice
        from scn_criteria.ruleset.loader import load_ruleset, vary
        from scn_criteria.ruleset.model import DECISION

        where = Path(folder) if folder is not None else resources.ruleset_folder()
        shown = fspath(folder) if folder is not None else f"rules/{resources.DEFAULT_RULESET}"
        loaded = load_ruleset(where, shown, vocabulary_for)
        if loaded.ruleset is None:
            raise InvalidFileError(shown, loaded.diagnostics)
        if loaded.ruleset.programme != DECISION:
            found = f'the ruleset "{where.name}" is for the programme "{loaded.ruleset.programme}"'
            raise ScnError(f'{found}, expected one for "{DECISION}": run `scn review` with it instead')
        words = words_of(loaded.ruleset)
        typed = {name: str(value) for name, value in (parameters or {}).items()}
        chosen = vary(loaded.ruleset, typed, readings or {}, words) if typed or readings else loaded.ruleset
        engines = [choice.value for choice in EngineChoice]
        if engine not in engines:
            raise ScnError(f'found the engine "{engine}", expected {" or ".join(engines)}')
        return cls(compiled_ruleset(chosen, EngineChoice(engine)))

    @property
    def id(self) -> str:
        """The name of the ruleset, such as "way-forward-2012"."""
        return self.compiled.ruleset.id

    @property
    def version(self) -> str:
        """The version that its files state."""
        return self.compiled.ruleset.version

    @property
    def fingerprint(self) -> str:
        """A digest of what the rules decide in every setting: rewording keeps it, another decision or range changes it."""
        from scn_criteria.decision.vocabulary import words_of
        from scn_criteria.ruleset.difference import fingerprint

        return fingerprint(self.compiled.ruleset, words_of(self.compiled.ruleset))

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The thresholds by name, each with its value, unit, range, reason and source."""
        return self.compiled.ruleset.parameters

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The places where the document can be read in more than one way, by name, with the way chosen."""
        return self.compiled.ruleset.readings

    @property
    def engine(self) -> EngineIdentity:
        """The engine that fires the rules, and its version."""
        return self.compiled.engine.identity

    def _repr_html_(self) -> str:
        rows = [(one.name, f"{one.value} {one.unit}", one.why) for one in self.parameters.values()]
        rows += [(one.name, one.choice, one.why) for one in self.readings.values()]
        return html_table(f"{self.id} {self.version}", ("choice", "value", "why"), rows)


@dataclass(frozen=True, slots=True)
class Report:
    """A decision report: one page of HTML that needs no other file, no script and no network."""

    title: str
    html: str

    def save(self, path: FilePath) -> None:
        """Write the page to a file, whole or not at all. Raises OutputError where that cannot be."""
        write_text(self.html, fspath(path))

    def _repr_html_(self) -> str:
        frame = f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}"'
        return f'{frame} style="width: 100%; height: 40em; border: 1px solid"></iframe>'


def load(path: FilePath) -> Proposal:
    """The proposal in a file, as frozen records. Raises InvalidFileError where it has errors."""
    from scn_criteria.document.loader import read_file
    from scn_criteria.proposal.examination import examine_proposal

    shown = fspath(path)
    examined = examine_proposal(read_file(shown, shown))
    if examined.case is None or blocking(examined.diagnostics):
        raise InvalidFileError(shown, examined.diagnostics)
    return examined.case.proposal


def lint(
    *paths: FilePath,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    assessed_on: date | None = None,
    today: date | None = None,
) -> Linted:
    """The results for files and folders, as ``scn lint --isolated`` finds them: no configuration file is read.

    ``select`` and ``ignore`` name codes, such as "SCN2". ``today`` decides what has expired, by default the day on which
    this runs. Raises MissingFileError where nothing is found at a path, SettingsError where a code does not exist.
    """
    from scn_criteria.lint.configuration import LintOptions, settings_for
    from scn_criteria.lint.inputs import Exclusion
    from scn_criteria.lint.inspection import LintContext
    from scn_criteria.lint.inspection import lint as lint_subjects

    settings = settings_for(LintOptions(isolated=True, select=select, ignore=ignore))
    collected = _found(paths, Exclusion.of((), heeds_git=True))
    return lint_subjects(collected.named, LintContext(settings, today or date.today(), assessed_on))


def assess(path: FilePath, ruleset: Ruleset | None = None, *, assessed_on: date | None = None) -> Assessment:
    """The decision on the proposal in a file, under the shipped rules unless others are given.

    The assessment date is the day of submission unless one is given. Raises InvalidFileError where the file has errors.
    """
    from scn_criteria.decision.assessment import assess as assess_loaded
    from scn_criteria.decision.findings import NotAssessed
    from scn_criteria.document.loader import read_file

    shown = fspath(path)
    result = assess_loaded(read_file(shown, shown), shown, (ruleset or _shipped_rules()).compiled, assessed_on)
    if isinstance(result, NotAssessed):
        raise InvalidFileError(shown, result.diagnostics)
    return result


def assess_each(
    *paths: FilePath, ruleset: Ruleset | None = None, assessed_on: date | None = None
) -> Iterator[AssessmentResult]:
    """The decisions on all proposals in files and folders, one after the other; nothing is kept between them.

    A file with errors is NotAssessed and does not stop the others. Raises MissingFileError where nothing is found at a path.
    """
    from scn_criteria.decision.assessment import assess as assess_loaded
    from scn_criteria.lint.inputs import NOTHING
    from scn_criteria.lint.inspection import load_proposal

    collected = _found(paths, NOTHING)
    rules = (ruleset or _shipped_rules()).compiled
    for subject in collected.named:
        loaded = load_proposal(subject)
        if loaded is not None:
            yield assess_loaded(loaded, subject.path, rules, assessed_on)


def explain(assessment: Assessment) -> Explanation:
    """The reasons for an outcome, the rules that did not match, and the fewest changes of evidence that would change it."""
    from scn_criteria.decision.explanation.explanation import explain as explain_assessment

    return explain_assessment(assessment)


def report(assessment: Assessment) -> Report:
    """The decision report of an assessment, the same page as ``scn report`` writes without a sign-off."""
    from scn_criteria.report.report_view import render_report

    return Report(assessment.proposal.title, render_report(assessment))


@cache
def _shipped_rules() -> Ruleset:
    """The ruleset that comes with the package, loaded once."""
    return Ruleset.load()


def _found(paths: tuple[FilePath, ...], exclusion: Exclusion) -> Collected:
    """What is found at paths. Raises MissingFileError where nothing is found at one of them."""
    from scn_criteria.lint.inputs import collect

    collected = collect([fspath(path) for path in paths], exclusion)
    for one in collected.missing:
        raise MissingFileError(f"{one.message}: {one.help}")
    return collected
