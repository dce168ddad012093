"""Record what every command prints and writes, so that the outputs of two versions can be compared.

``record_outputs.py FOLDER`` runs the package of the interpreter that runs this, and writes a file for each call into FOLDER:
the call, its exit code, and what it printed; what it wrote lies in a folder beside it. Two such folders can be compared with
``diff -r``, or with ``record_outputs.py --compare A B``, which counts the differences of each command and exits 1 if there
are any. The files that commands read come from the checkout in the current directory, or from ``--inputs``: name the same
one for both versions. ``--cases`` adds a folder of further proposals; ``--only`` takes the calls whose names match.

Calls run one after another in this process, in a copy of the inputs. The width is fixed, nothing is coloured, and what
differs from one machine and day to the next is replaced: folders, and the day of today. Still, record both on one day.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import fnmatch
import io
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import yaml

import scn_criteria
from scn_criteria.cli.main import main as scn

SETTINGS = {"COLUMNS": "120", "LINES": "40", "NO_COLOR": "1", "TERM": "dumb", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
LEFT_OUT = ("GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS", "FORCE_COLOR", "SCN_CACHE_DIR")
INPUTS = ("proposals", "reviews", "rules", "schemas", "tests/cases", "tests/review/cancer-wessex-year-1.yaml")
NOT_DIFFERING = "Nothing differs."

LINT_FORMATS = ("full", "concise", "grouped", "json", "json-lines", "sarif", "junit", "github", "gitlab", "markdown")
TEXT_AND_JSON = ("text", "json")
RULESET, REVIEWS = "rules/way-forward-2012", "rules/review-2012"
PREREQUISITES = (
    *("limited_term", "terms_of_reference", "annual_agreement", "no_commissioning_powers", "one_home_domain"),
    *("experience_embedded", "safety_embedded", "aims_set", "patients_involved", "five_principles"),
)
CRITERIA = tuple(f"C{number}" for number in range(1, 10))
TABLES = (*CRITERIA, "TYPE", "DOMAIN", "REC", "S1", "S2", *PREREQUISITES)
REVIEW_TABLES = (
    *("AIM", "AIMS", "PRN", "PRG", "CHM", "SPR", "REP", "REC", "GOV", "PPI", "FIN", "TERM", "END"),
    *(f"SUC{number}" for number in range(1, 5)),
)
SCHEMAS = (
    *("proposal", "ruleset", "assessment", "lint", "rule-cases", "sources", "decision-record", "establishment", "plan"),
    *("review", "review-assessment", "proposal-comparison"),
)
COMMANDS = (
    [
        "lint",
        "assess",
        "report",
        "portfolio",
        "plan",
        "review",
        "explain",
        "new",
        "robust",
        "rules",
        "export",
        "schema",
        "diff",
    ]
    + [f"rules {name}" for name in ("list", "show", "verify", "diff", "coverage", "test", "mutate", "suggest")]
    + [f"export {name}" for name in ("dmn", "tck")]
)
DECIDING = ("assess", "explain", "robust")
CHOICES: Mapping[str, Sequence[str]] = {
    "set": ("--set", "material_gap=5"),
    "set-two": ("--set", "material_gap=25%", "--set", "wide_sectors=7"),
    "set-outside": ("--set", "material_gap=90"),
    "set-unknown": ("--set", "nothing=1"),
    "set-misspelt": ("--set", "material_gab=5"),
    "set-no-value": ("--set", "material_gap"),
    "reading": ("--reading", "criteria=majority"),
    "reading-unknown": ("--reading", "criteria=lax"),
    "reading-no-such": ("--reading", "nothing=lax"),
    "assessed-on": ("--assessed-on", "2013-06-01"),
    "assessed-on-impossible": ("--assessed-on", "2013-02-31"),
    "verbose": ("-v",),
    "quiet": ("-q",),
    "ruleset": ("--ruleset", RULESET),
    "ruleset-missing": ("--ruleset", "rules/absent"),
    "ruleset-of-reviews": ("--ruleset", REVIEWS),
    "wrong-option": ("--no-such-option",),
    "wrong-format": ("-f", "nothing"),
}
"""Options of the commands that decide, with what each is called in the name of a call."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of ``scn``: its name, which is the path of its record; its arguments; what it reads on standard input.

    A call that writes has a folder of its own, with copies of ``copies`` and the files of ``made``, and runs there.
    """

    name: str
    arguments: tuple[str, ...]
    given: str | None = None
    copies: tuple[str, ...] | None = None
    made: Mapping[str, str] = field(default_factory=dict)


def calls(inputs: Path) -> Iterator[Call]:
    """Every call over the inputs, a folder with copies of ``INPUTS`` and maybe ``cases``."""
    files = list(_files(inputs))
    sets = ["proposals", *(["cases"] if (inputs / "cases").is_dir() else [])]
    yield from chain(_general(), _lint(inputs), _deciding(sets), _file_by_file(files), _portfolio(sets), _plan(sets))
    yield from chain(_review(), _report(sets), _rules(), _edited_rules(inputs), _export(), _new())


def _call(name: str, *arguments: str, given: str | None = None) -> Call:
    return Call(name, arguments, given)


def _writing(name: str, *arguments: str, copies: Sequence[str] = ("proposals",), given: str | None = None) -> Call:
    return Call(name, arguments, given, tuple(copies))


def _general() -> Iterator[Call]:
    yield _call("general/nothing")
    yield _call("general/version", "--version")
    yield _call("general/help", "--help")
    yield _call("general/wrong-command", "asess", "proposals")
    yield _call("general/wrong-option", "--no-such-option")
    for command in COMMANDS:
        name, words = command.replace(" ", "-"), command.split()
        yield _call(f"help/{name}", *words, "--help")
        yield _call(f"wrong/{name}-no-arguments", *words, *(["--capacity", "3"] if command == "portfolio" else []))
        yield _call(f"wrong/{name}-option", *words, "--no-such-option")
        yield _call(f"wrong/{name}-missing-file", *words, "absent.yaml")
        yield _call(f"wrong/{name}-missing-folder", *words, "absent/")
    for name in (*SCHEMAS, "nothing"):
        yield _call(f"schema/{name}", "schema", name)
    yield _writing("schema/file", "schema", "proposal", "-o", "out/proposal.json", copies=())


def _lint(inputs: Path) -> Iterator[Call]:
    folders = ["proposals", "reviews", "rules", "tests/cases", *(["cases"] if (inputs / "cases").is_dir() else [])]
    folders += [f"rules/{folder.name}" for folder in sorted((inputs / "rules").iterdir())]
    folders += [f"tests/cases/{folder.name}" for folder in sorted((inputs / "tests/cases").iterdir())]
    for folder in folders:
        name = folder.replace("/", "-")
        for form in LINT_FORMATS:
            yield _call(f"lint/formats/{name}-{form}", "lint", "-f", form, folder)
        for form in ("full", "json", "markdown"):
            yield _call(f"lint/options/{name}-verbose-{form}", "lint", "-v", "-f", form, folder)
        for option, words in LINT_OPTIONS.items():
            yield _call(f"lint/options/{name}-{option}", "lint", *words, folder)
        yield _writing(f"lint/fix/{name}-fix", "lint", "--fix", folder, copies=[folder])
        yield _writing(f"lint/fix/{name}-fix-unsafe", "lint", "--fix", "--unsafe-fixes", folder, copies=[folder])
    yield from _lint_of_streams()
    yield from _lint_with_settings()


LINT_OPTIONS: Mapping[str, Sequence[str]] = {
    "quiet": ("-q",),
    "statistics": ("--statistics",),
    "statistics-json": ("--statistics", "-f", "json"),
    "diff": ("--diff",),
    "diff-unsafe": ("--diff", "--unsafe-fixes"),
    "select": ("--select", "SCN2"),
    "select-name": ("--select", "unused-source,SCN0"),
    "select-nothing": ("--select", "nothing"),
    "ignore": ("--ignore", "SCN3,SCN0", "-f", "concise"),
    "ignore-one": ("--ignore", "SCN201", "-f", "json"),
    "fail-warning": ("--fail-level", "warning", "-f", "concise"),
    "fail-never": ("--fail-level", "never", "-f", "concise"),
    "exclude": ("--exclude", "*c*.yaml", "-f", "concise"),
    "assessed-on": ("--assessed-on", "2013-06-01", "-f", "concise"),
    "isolated": ("--isolated", "-f", "concise"),
    "show-settings": ("--show-settings",),
    "two-formats": ("-f", "concise", "-f", "json"),
}


def _lint_of_streams() -> Iterator[Call]:
    files = ("proposals/cancer.yaml", "tests/cases/checks/SCN202-unknown-source/near-miss.yaml")
    for number, file in enumerate((*files, "reviews/cancer-thames-valley-year-1.yaml", f"{RULESET}/recommendation.yaml")):
        for form in ("full", "json", "sarif"):
            yield _call(f"lint/standard-input/{number}-{form}", "lint", "-f", form, "-", given=file)
        yield _call(f"lint/standard-input/{number}-named", "lint", "--stdin-filename", file, "-", given=file)
        yield _call(f"lint/standard-input/{number}-diff", "lint", "--diff", "-", given=file)
        yield _call(f"lint/standard-input/{number}-fix", "lint", "--fix", "-", given=file)
    out = ("lint", "-f", "json", "-f", "sarif", "-o", "json=out/a.json", "-o", "sarif=out/b.sarif", "proposals")
    yield _writing("lint/files/two", *out)
    yield _writing("lint/files/one", "lint", "-f", "junit", "-o", "out.xml", "proposals")
    yield _writing("lint/files/unnamed", "lint", "-f", "json", "-f", "sarif", "-o", "out", "proposals")
    yield _call("lint/files/pattern", "lint", "proposals/c*.yaml")
    yield _call("lint/files/pattern-of-nothing", "lint", "proposals/z*.yaml")
    yield _call("lint/files/several", "lint", "proposals", "absent.yaml", "reviews", "-f", "concise")


def _lint_with_settings() -> Iterator[Call]:
    for name, text in SETTINGS_FILES.items():
        for words in ((), ("--show-settings",), ("--isolated",), ("--config", "absent.toml"), ("--select", "SCN2")):
            called = "lint/settings/" + "-".join([name, *(word.strip("-") for word in words)])
            yield Call(
                called, ("lint", *words, "proposals", "tests/cases/checks"), None, ("proposals", "tests/cases/checks"), text
            )


SETTINGS_FILES: Mapping[str, Mapping[str, str]] = {
    "scn-toml": {"scn.toml": 'ignore = ["SCN3"]\nfail-level = "never"\noutput-format = "concise"\n'},
    "pyproject": {"pyproject.toml": '[tool.scn]\nselect = ["SCN2"]\nexclude = ["SCN20*"]\noutput-format = "grouped"\n'},
    "per-path": {"scn.toml": 'output-format = "concise"\n[per-path-ignores]\n"tests/**" = ["SCN2"]\n'},
    "misspelt": {"scn.toml": 'fial-level = "never"\nignore = ["SCN999"]\n'},
    "not-toml": {"scn.toml": "ignore = [\n"},
}


def _deciding(sets: Sequence[str]) -> Iterator[Call]:
    for command in DECIDING:
        for folder in sets:
            for form in TEXT_AND_JSON:
                yield _call(f"{command}/folders/{folder}-{form}", command, "-f", form, folder)
            for name, words in CHOICES.items():
                yield _call(f"{command}/options/{folder}-{name}", command, *words, folder)
        for name, words in CHOICES.items():
            yield _call(f"{command}/options/one-{name}", command, *words, "proposals/respiratory-disease.yaml")
            yield _call(f"{command}/options/one-{name}-json", command, "-f", "json", *words, "proposals/cancer.yaml")
        for form in TEXT_AND_JSON:
            yield _call(f"{command}/standard-input/{form}", command, "-f", form, "-", given="proposals/cancer.yaml")
            broken = "tests/cases/checks/SCN202-unknown-source/near-miss.yaml"
            yield _call(f"{command}/standard-input/broken-{form}", command, "-f", form, "-", given=broken)
            yield _call(f"{command}/folders/mixed-{form}", command, "-f", form, "proposals", "reviews", "absent.yaml")
            yield _writing(f"{command}/files/{form}", command, "-f", form, "-o", "out/it", "proposals")
    for outcome in ("establish", "revise", "refer", "decline", "defer", "nothing"):
        for folder in (*sets, "proposals/cancer.yaml"):
            yield _call(f"assess/require/{_flat(folder)}-{outcome}", "assess", "--require", outcome, folder)
    for form in TEXT_AND_JSON:
        yield _call(f"assess/folders/checks-{form}", "assess", "-f", form, "tests/cases/checks")
        yield _call(f"assess/folders/all-{form}", "assess", "-f", form, "tests/cases")
        yield _call(f"explain/codes/all-{form}", "explain", "--all", "-f", form)
    for code in ("SCN2", "SCN201", "SCN3", "SCN4", "SCN5", "SCN0", "SCN1", "unused-source", "SCN999", "unused-sorce"):
        for form in TEXT_AND_JSON:
            yield _call(f"explain/codes/{code}-{form}", "explain", "-f", form, code)
    for folder in sets:
        yield _call(f"explain/options/{folder}-every-row", "explain", "--every-row", folder)
        yield _call(f"explain/options/{folder}-every-row-json", "explain", "--every-row", "-f", "json", folder)


def _files(inputs: Path) -> Iterator[str]:
    for folder in ("proposals", "cases", "reviews", "tests/cases/checks", "tests/cases/document", "tests/cases/signing"):
        yield from (file.relative_to(inputs).as_posix() for file in sorted((inputs / folder).rglob("*.yaml")))


def _file_by_file(files: Iterable[str]) -> Iterator[Call]:
    """Each file alone: by all commands if it can be decided, else by what refuses it."""
    for file in files:
        name = _flat(file)
        for form in ("full", "json"):
            yield _call(f"lint/each/{name}-{form}", "lint", "-f", form, file)
        yield _call(f"assess/each/{name}-text", "assess", file)
        if not file.startswith(("tests/cases/document", "tests/cases/signing", "reviews")):
            yield _call(f"assess/each/{name}-json", "assess", "-f", "json", file)
            for command, form in ((command, form) for command in ("explain", "robust") for form in TEXT_AND_JSON):
                yield _call(f"{command}/each/{name}-{form}", command, "-f", form, file)


def _portfolio(sets: Sequence[str]) -> Iterator[Call]:
    for folder in (*sets, "tests/cases/checks"):
        for form, capacity in ((form, capacity) for form in ("text", "json", "csv") for capacity in ("0", "1", "3", "100")):
            words = ("portfolio", "--capacity", capacity, "-f", form, folder)
            yield _call(f"portfolio/capacities/{_flat(folder)}-{capacity}-{form}", *words)
    for name, options in {**PORTFOLIO_OPTIONS, **CHOICES}.items():
        for form in TEXT_AND_JSON:
            yield _call(
                f"portfolio/options/{name}-{form}", "portfolio", "--capacity", "3", "-f", form, *options, "proposals"
            )
    yield _call("portfolio/options/no-capacity", "portfolio", "proposals")
    yield _call("portfolio/options/below-nothing", "portfolio", "--capacity", "-1", "proposals")
    yield _call("portfolio/standard-input/one", "portfolio", "--capacity", "1", "-", given="proposals/cancer.yaml")
    for form in ("text", "json", "csv"):
        out = ("-f", form, "-o", "out/it", "proposals")
        yield _writing(f"portfolio/files/{form}", "portfolio", "--capacity", "2", *out)


PORTFOLIO_OPTIONS: Mapping[str, Sequence[str]] = {
    "order": ("--order", "C1>C4"),
    "orders": ("--order", "C2>C3", "--order", "C3>C6"),
    "order-circle": ("--order", "C2>C3", "--order", "C3>C2"),
    "order-wrong": ("--order", "C2=C3"),
    "at-least": ("--at-least", "C1=0.1", "--at-least", "C2=0.2"),
    "at-least-too-much": ("--at-least", "C1=0.7", "--at-least", "C2=0.7"),
    "at-least-unknown": ("--at-least", "C10=0.1"),
    "seed": ("--seed", "7"),
    "reviews": ("--reviews", "reviews"),
    "reviews-missing": ("--reviews", "absent"),
}


def _plan(sets: Sequence[str]) -> Iterator[Call]:
    for folder in (*sets, "proposals/cancer.yaml", "proposals/major-trauma.yaml", "tests/cases/checks"):
        for form in TEXT_AND_JSON:
            yield _call(f"plan/folders/{_flat(folder)}-{form}", "plan", "-f", form, folder)
    for name, words in {**PLAN_OPTIONS, **CHOICES}.items():
        for form in TEXT_AND_JSON:
            yield _call(f"plan/options/{name}-{form}", "plan", "-f", form, *words, "proposals/cancer.yaml")
    for name, words in PACK_OPTIONS.items():
        yield _writing(f"plan/packs/{name}", "plan", "--output-dir", "packs", *words, "proposals")
    for folder in sets:
        yield _writing(f"plan/packs/{folder}-both", "plan", "--output-dir", "packs", folder, copies=[folder])
    yield Call(
        "plan/packs/changed-before",
        ("plan", "--output-dir", "packs", "--format", "md", "proposals/cancer.yaml"),
        None,
        ("proposals",),
        {"packs/cancer/timetable.md": "Written by a person.\n"},
    )


PLAN_OPTIONS: Mapping[str, Sequence[str]] = {
    "area": ("--area", "Wessex"),
    "areas": ("--area", "Wessex", "--area", "London"),
    "area-misspelt": ("--area", "Wesex"),
    "set-money": ("--set", "running_cost_envelope=12000000"),
    "reading-money": ("--reading", "population_basis=nothing"),
    "start": ("--start", "2013-07-01"),
}
PACK_OPTIONS: Mapping[str, Sequence[str]] = {
    "markdown": ("--format", "md"),
    "html": ("--format", "html"),
    "both": ("--format", "md", "--format", "html"),
    "start": ("--format", "md", "--start", "2013-07-01"),
    "start-impossible": ("--start", "2013-02-30"),
    "overwrite": ("--format", "md", "--overwrite"),
    "format-unknown": ("--format", "pdf"),
}


def _review() -> Iterator[Call]:
    made = "tests/review/cancer-wessex-year-1.yaml"
    paths = ("reviews", "proposals", made, *(f"reviews/{name}-year-1.yaml" for name in REVIEWED), "absent.yaml")
    for path in (*paths, "reviews/cancer-thames-valley-year-5.yaml"):
        for form in TEXT_AND_JSON:
            yield _call(f"review/paths/{_flat(path)}-{form}", "review", "-f", form, path)
    for name, words in CHOICES.items():
        yield _call(f"review/options/{name}", "review", *words, "reviews")
        yield _call(f"review/options/one-{name}", "review", *words, "reviews/cancer-thames-valley-year-5.yaml")
    for outcome in ("continue", "improve", "conclude", "defer", "nothing"):
        yield _call(f"review/require/{outcome}", "review", "--require", outcome, "reviews")
    yield _call("review/standard-input/one", "review", "-", given="reviews/cancer-thames-valley-year-5.yaml")
    yield _writing("review/pages/folder", "review", "-d", "pages", "reviews", copies=["proposals", "reviews"])
    yield _writing("review/pages/alone", "review", "-d", "pages", "reviews", copies=["reviews"])
    yield _writing("review/files/json", "review", "-f", "json", "-o", "out/it", "reviews", copies=["proposals", "reviews"])


REVIEWED = ("cancer-thames-valley", "cardiovascular-disease-thames-valley")


def _report(sets: Sequence[str]) -> Iterator[Call]:
    for folder in sets:
        for form in ("html", "md", "json", "record"):
            yield _writing(f"report/{folder}/{form}", "report", "-f", form, "-o", "out", folder, copies=[folder])
        yield _writing(f"report/{folder}/several", "report", "-f", "md", "-f", "json", "-o", "out", folder, copies=[folder])
    for name, words in REPORT_OPTIONS.items():
        yield _writing(f"report/options/{name}", "report", "-o", "out", *words, "proposals", copies=["proposals", "reviews"])
    for name, words in CHOICES.items():
        made = ("report", "-f", "md", "-o", "out", *words, "proposals/cancer.yaml")
        yield _writing(f"report/options/{name}", *made, copies=["proposals", "rules"])
    broken = "tests/cases/checks/SCN202-unknown-source"
    mixed = ("report", "-f", "md", "-o", "out", "proposals", broken)
    yield _writing("report/options/broken-files", *mixed, copies=["proposals", broken])
    signed = ("report", "-o", "out", "tests/cases/signing")
    yield _writing("report/options/records", *signed, copies=["tests/cases/signing"])
    yield _writing("report/options/standard-input", "report", "-o", "out", "-", given="proposals/cancer.yaml")


REPORT_OPTIONS: Mapping[str, Sequence[str]] = {
    "organisation": ("-f", "html", "--organisation", "A <Board> of ours"),
    "logo-missing": ("--logo", "absent.png"),
    "reviews": ("--reviews", "reviews"),
    "format-unknown": ("-f", "docx"),
}


def _rules() -> Iterator[Call]:
    for ruleset in (RULESET, REVIEWS):
        name = ruleset.partition("/")[2]
        yield _call(f"rules/list/{name}", "rules", "list", "--ruleset", ruleset)
        yield _call(f"rules/list/{name}-facts", "rules", "list", "--facts", "--ruleset", ruleset)
        for part in (*(TABLES if ruleset == RULESET else REVIEW_TABLES), *SHOWN):
            yield _call(f"rules/show/{name}-{part}", "rules", "show", "--ruleset", ruleset, part)
        for form in TEXT_AND_JSON:
            for command in ("verify", "test", "mutate", "suggest", "coverage", "diff"):
                yield _call(f"rules/{command}/{name}-{form}", "rules", command, "-f", form, ruleset)
        yield _call(f"rules/suggest/{name}-yaml", "rules", "suggest", "-f", "yaml", ruleset)
        yield _call(f"rules/suggest/{name}-from-nothing", "rules", "suggest", "--from-nothing", ruleset)
        yield _call(f"rules/test/{name}-interpreter", "rules", "test", "--no-engine", ruleset)
    for name, words in RULES_CALLS.items():
        yield _call(f"rules/{name}", "rules", *words)
        if name.partition("/")[0] in ("verify", "diff", "coverage", "test", "mutate", "suggest"):
            yield _call(f"rules/{name}-json", "rules", *words, "-f", "json")
    for command in ("verify", "test", "mutate", "suggest", "diff", "list"):
        for name in ("set", "set-unknown", "set-outside", "reading", "reading-unknown"):
            yield _call(f"rules/{command}/{name}", "rules", command, *CHOICES[name])


SHOWN = ("C1-R1", "REC-R1", "REC-DEFER", "material_gap", "criteria", "situations", "C99", "material_gab")
RULES_CALLS: Mapping[str, Sequence[str]] = {
    "list/shipped": ("list",),
    "verify/shipped-verbose": ("verify", "-v"),
    "mutate/verbose": ("mutate", "-v"),
    "mutate/one": ("mutate", f"{RULESET}/tests/c1-measurable-improvement.yaml"),
    "suggest/one": ("suggest", f"{RULESET}/tests/recommendation.yaml"),
    "suggest/one-from-nothing": ("suggest", "--from-nothing", f"{RULESET}/tests/c4-scale-and-volume.yaml"),
    "test/one": ("test", f"{RULESET}/tests/recommendation.yaml"),
    "test/covered": ("test", "--require-coverage", "100"),
    "test/one-not-covered": ("test", "--require-coverage", "100", f"{RULESET}/tests/recommendation.yaml"),
    "test/no-cases": ("test", "proposals/cancer.yaml"),
    "diff/nothing": ("diff",),
    "diff/one": ("diff", RULESET),
    "diff/two": ("diff", RULESET, RULESET),
    "diff/other": ("diff", RULESET, REVIEWS),
    "diff/set-a": ("diff", "--set-a", "material_gap=25", "--set", "material_gap=5"),
    "diff/reading-a": ("diff", "--reading-a", "criteria=majority"),
    "diff/proposals": ("diff", "--set", "material_gap=25", "--proposals", "proposals"),
    "diff/reading-proposals": ("diff", "--reading", "criteria=majority", "--proposals", "proposals"),
    "coverage/operative": ("coverage", "--only", "operative"),
    "coverage/waived": ("coverage", "--only", "waived"),
    "coverage/open": ("coverage", "--only", "open", "--require"),
}


def _edited_rules(inputs: Path) -> Iterator[Call]:
    """Rulesets with an edit, as the case files of faults in rulesets say."""
    for file in sorted((inputs / "tests/cases/rulesets").rglob("*.yaml")):
        name = f"{file.parent.name}-{file.stem}"
        for form in ("full", "json"):
            yield _of_edited(inputs, file, f"lint/edited-rules/{name}-{form}", "lint", "-f", form)
        yield _of_edited(inputs, file, f"rules/verify/edited-{name}", "rules", "verify")
        yield _of_edited(inputs, file, f"assess/edited-rules/{name}", "assess", "proposals/cancer.yaml", "--ruleset")
    for file in sorted((inputs / "tests/cases/planted").rglob("case.yaml")):
        for command in ("verify", "test", "diff"):
            for form in TEXT_AND_JSON:
                name = f"rules/{command}/planted-{file.parent.name}-{form}"
                yield _of_edited(inputs, file, name, "rules", command, "-f", form)
        yield _of_edited(inputs, file, f"lint/planted/{file.parent.name}", "lint", "-v")
        words = ("rules", "verify", "--fragments", "fragments")
        yield _of_edited(inputs, file, f"rules/fragments/{file.parent.name}", *words)


def _of_edited(inputs: Path, file: Path, name: str, *words: str) -> Call:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    folder = f"rules/{case.get('name', 'way-forward-2012')}"
    original = inputs / RULESET
    texts = {path.relative_to(original).as_posix(): path.read_text("utf-8") for path in original.rglob("*.yaml")}
    for edit in (case, *case.get("edits", ())):
        if "file" in edit:
            texts[edit["file"]] = texts[edit["file"]].replace(edit["replace"], edit["with"])
        if "add" in edit:
            texts[edit["add"]] = edit["text"]
        texts.pop(edit.get("remove", ""), None)
    made = {f"{folder}/{path}": text for path, text in texts.items()}
    return Call(name, (*words, folder), None, ("proposals",), made)


def _export() -> Iterator[Call]:
    for ruleset, tables in ((RULESET, TABLES), (REVIEWS, REVIEW_TABLES)):
        for table, command in ((table, command) for table in (*tables, "C99") for command in ("dmn", "tck")):
            name = f"export/{command}/{ruleset.partition('/')[2]}-{table}"
            yield _call(name, "export", command, "--ruleset", ruleset, "--table", table)
    for version in ("1.1", "1.2", "1.3", "1.4", "1.5", "2.0"):
        yield _call(f"export/dmn/version-{version}", "export", "dmn", "--dmn", version)
    yield _call("export/dmn/set", "export", "dmn", "--table", "C1", "--set", "material_gap=5")
    yield _call("export/dmn/reading", "export", "dmn", "--reading", "criteria=majority")
    yield _writing("export/dmn/file", "export", "dmn", "-o", "out/rec.dmn", copies=())


def _new() -> Iterator[Call]:
    for name, words in NEW_CALLS.items():
        yield _writing(f"new/{name}", "new", *words, copies=["proposals", "schemas"])


NEW_CALLS: Mapping[str, Sequence[str]] = {
    "proposal": ("heart-failure",),
    "printed": ("heart-failure", "-o", "-"),
    "no-schema": ("heart-failure", "--no-schema"),
    "schema": ("heart-failure", "--schema", "https://example.org/proposal.json"),
    "schema-made": ("heart-failure", "--schema", "else/proposal.json"),
    "elsewhere": ("heart-failure", "-o", "drafts/first.yaml"),
    "wrong-id": ("Heart Failure",),
    "there-already": ("cancer", "-o", "proposals/cancer.yaml"),
    "review": ("cancer-wessex-year-1", "--review", "proposals/cancer.yaml"),
    "review-printed": ("cancer-wessex-year-1", "--review", "proposals/cancer.yaml", "-o", "-"),
    "review-of-draft": ("draft-year-1", "--review", "proposals/end-of-life-care-draft.yaml", "-o", "-"),
    "review-of-nothing": ("cancer-wessex-year-1", "--review", "absent.yaml"),
}


def _flat(path: str) -> str:
    return path.removesuffix(".yaml").replace("/", "__")


@dataclass(frozen=True, slots=True)
class Recorder:
    """Runs calls and writes their records: ``root`` holds the inputs and the folders of calls that write."""

    root: Path
    folder: Path

    @property
    def inputs(self) -> Path:
        return self.root / "inputs"

    @property
    def own(self) -> Path:
        return self.root / "own"

    def record(self, call: Call) -> None:
        """Run the call, and write what it printed and what files it wrote, changed or removed."""
        where = self.inputs if call.copies is None else self._folder_of(call)
        before = {} if call.copies is None else _contents(where)
        code, printed, complained = self._run(call, where)
        after = {} if call.copies is None else _contents(where)
        removed = "".join(f"removed: {path}\n" for path in sorted(before.keys() - after.keys()))
        line = " ".join(["scn", *call.arguments, *(["<", call.given] if call.given else [])])
        head = f"$ {line}\nexit: {code}\n{removed}"
        text = head.encode() + b"--- standard output\n" + printed + b"\n--- standard error\n" + complained
        self._write(self.folder / f"{call.name}.txt", text)
        for path, content in after.items():
            if before.get(path) != content:
                self._write(self.folder / f"{call.name}.files" / path, content)

    def _folder_of(self, call: Call) -> Path:
        shutil.rmtree(self.own, ignore_errors=True)
        self.own.mkdir()
        for path in call.copies or ():
            _copy(self.inputs / path, self.own / path)
        for path, text in call.made.items():
            (self.own / path).parent.mkdir(parents=True, exist_ok=True)
            (self.own / path).write_text(text, encoding="utf-8")
        return self.own

    def _run(self, call: Call, where: Path) -> tuple[str, bytes, bytes]:
        names = ("stdout", "stderr")
        given = self.inputs / call.given if call.given else Path(os.devnull)
        kept = (sys.argv, sys.stdin, sys.stdout, sys.stderr)
        os.chdir(where)
        with contextlib.ExitStack() as stack:
            sys.argv = ["scn", *call.arguments]
            sys.stdin = stack.enter_context(given.open(encoding="utf-8"))
            sys.stdout, sys.stderr = (_stream(stack, self.root / name) for name in names)
            try:
                scn()
                code: object = None
            except SystemExit as ended:
                code = ended.code
            finally:
                sys.argv, sys.stdin, sys.stdout, sys.stderr = kept
                os.chdir(self.root)
        printed, complained = ((self.root / name).read_bytes() for name in names)
        return str(code or 0), printed, complained

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self._settled(content))

    def _settled(self, content: bytes) -> bytes:
        """The content without what differs from one machine or day to the next."""
        checkout = Path(scn_criteria.__file__).resolve().parent.parent
        today = datetime.datetime.now(tz=datetime.timezone.utc).date().isoformat()
        for text, word in (
            (str(self.own), "FOLDER"),
            (str(self.inputs), "FOLDER"),
            (str(self.root), "ROOT"),
            (str(checkout), "CHECKOUT"),
            (sys.prefix, "PYTHON"),
            (today, "TODAY"),
        ):
            content = content.replace(text.encode(), word.encode())
        return content


def _stream(stack: contextlib.ExitStack, path: Path) -> io.TextIOWrapper:
    return stack.enter_context(path.open("w", encoding="utf-8", newline=""))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        shutil.copyfile(source, target)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextlib.contextmanager
def _never_leaving() -> Iterator[None]:
    """Let a command that leaves the process at once end like any other; processes that it starts leave as ever."""
    here, leave = os.getpid(), os._exit

    def end(status: int) -> NoReturn:
        if os.getpid() != here:
            leave(status)
        raise SystemExit(status)

    os._exit = end
    try:
        yield
    finally:
        os._exit = leave


def record(target: Path, inputs: Path, cases: Path | None, only: str | None) -> int:
    """Record all calls in ``target``, and say how many and how long it took. The exit code."""
    if target.exists() and any(target.iterdir()):
        print(f"{target} is not empty", file=sys.stderr)
        return 2
    began, back = time.monotonic(), Path.cwd()
    target, inputs = target.resolve(), inputs.resolve()
    with TemporaryDirectory(prefix="scn-") as folder, _never_leaving():
        recorder = Recorder(Path(folder).resolve(), target)
        for path in INPUTS:
            _copy(inputs / path, recorder.inputs / path)
        if cases is not None:
            _copy(cases.resolve(), recorder.inputs / "cases")
        os.environ.update(SETTINGS, XDG_CACHE_HOME=str(recorder.root / "cache"))
        for name in LEFT_OUT:
            os.environ.pop(name, None)
        if hasattr(time, "tzset"):
            time.tzset()
        made = [call for call in calls(recorder.inputs) if only is None or fnmatch.fnmatch(call.name, only)]
        for call in made:
            recorder.record(call)
        os.chdir(back)
    written = sum(path.is_file() for path in target.rglob("*"))
    print(f"{len(made)} calls, {written} files, {time.monotonic() - began:.0f} seconds")
    return 0


def compare(one: Path, other: Path, shown: int) -> int:
    """Print how many outputs of each command differ, and the first line that differs in some of them. The exit code."""
    left, right = _contents(one), _contents(other)
    paths = sorted(left.keys() | right.keys())
    differing = [path for path in paths if left.get(path) != right.get(path)]
    totals, counts = Counter(map(_group, paths)), Counter(map(_group, differing))
    for group in sorted(counts):
        print(f"{group}: {counts[group]} of {totals[group]} differ")
        of_group = [path for path in differing if _group(path) == group]
        for path in of_group[:shown]:
            print(f"  {path}: {_first_difference(left.get(path), right.get(path))}")
        if len(of_group) > shown:
            print(f"  and {len(of_group) - shown} more")
    print(f"{len(differing)} of {len(paths)} differ." if differing else f"{len(paths)} compared. {NOT_DIFFERING}")
    return int(bool(differing))


def _group(path: str) -> str:
    """The command and the kind of call, which are the first two parts of a name."""
    return "/".join(path.split("/")[:2]) if path.count("/") > 1 else path.partition("/")[0]


def _first_difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "only in the second" if one is None else "only in the first"
    pairs = zip_longest(*(content.decode("utf-8", "backslashreplace").splitlines() for content in (one, other)))
    for number, (before, after) in enumerate(pairs, 1):
        if before != after:
            return f"line {number}\n    - {_cut(before)}\n    + {_cut(after)}"
    return "ends of lines"


def _cut(line: str | None, width: int = 200) -> str:
    if line is None:
        return "(no such line)"
    return line if len(line) <= width else f"{line[:width]}…"


def main(arguments: Sequence[str] | None = None) -> int:
    """Record, or compare. The exit code."""
    parser = argparse.ArgumentParser(description="Record what every command prints and writes, or compare two records.")
    parser.add_argument("folder", nargs="?", type=Path, help="where to write the records")
    parser.add_argument("--inputs", type=Path, default=Path(), help="the checkout that proposals, rules and cases come from")
    parser.add_argument("--cases", type=Path, help="a folder of further proposals")
    parser.add_argument("--only", metavar="PATTERN", help="take only the calls with such names, as in 'lint/*'")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"), help="compare these records")
    parser.add_argument("--shown", type=int, default=3, help="how many differences of each kind to show")
    chosen = parser.parse_args(arguments)
    if chosen.compare:
        one, other = chosen.compare
        return compare(one, other, chosen.shown)
    if chosen.folder is None:
        parser.error("name the folder to write to, or --compare two")
    return record(chosen.folder, chosen.inputs, chosen.cases, chosen.only)


if __name__ == "__main__":
    sys.exit(main())
