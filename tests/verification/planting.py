"""Rulesets with planted faults: each folder of ``cases/planted`` holds edits of what ships, and what must be found.

``edits`` name a file, what to replace and with what; ``page`` takes the example of a code's page instead. ``expected`` is
the line of the finding that was planted, ``facts`` is its simplest counterexample, where it has one, and ``telling`` are
those of the facts that are shown.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from running_examples import placed

from scn_criteria.decision.proof.proof import Proof, Proved, proof_of
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.lint.diagnostic_pages import every_code, page_of
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.loader import LoadedRuleset, load_ruleset
from scn_criteria.ruleset.model import Rules

PLANTED = Path(__file__).parent.parent / "cases" / "planted"
NAMES = sorted(folder.name for folder in PLANTED.iterdir())


def case(name: str) -> Mapping[str, Any]:
    text = (PLANTED / name / "case.yaml").read_text(encoding="utf-8")
    planted: Mapping[str, Any] = yaml.safe_load(text)
    return planted


def plant(name: str, folder: Path) -> Path:
    """The shipped ruleset with a fault in it, as files."""
    ruleset = folder / DEFAULT_RULESET
    shutil.copytree(ruleset_folder(), ruleset)
    if "page" in case(name):
        avoid(ruleset, case(name)["page"])
    for edit in case(name).get("edits", ()):
        file = ruleset / edit["file"]
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["replace"]) == 1, "the text to replace must stand in the file once"
        file.write_text(text.replace(edit["replace"], edit["with"]), encoding="utf-8")
    return ruleset


def avoid(ruleset: Path, number: str) -> None:
    """Do what the page of a code says to avoid."""
    example = page_of(every_code()[number]).example
    assert example is not None
    above, held, below = placed(example)
    (ruleset / example.file).write_text(above + textwrap.indent(example.avoid, held) + below, encoding="utf-8")


@lru_cache(maxsize=None)
def planted(name: str) -> LoadedRuleset:
    with TemporaryDirectory() as folder:
        return load_ruleset(plant(name, Path(folder)), DEFAULT_RULESET, vocabulary())


@lru_cache(maxsize=None)
def proof(name: str) -> Proof:
    return proved(planted(name), in_full=name == "overlap")


def proved(loaded: LoadedRuleset, *, in_full: bool = False) -> Proof:
    return proof_of(tables_of(loaded), loaded.documents, is_draft=loaded.ruleset is None, in_full=in_full)


def tables_of(loaded: LoadedRuleset) -> Rules:
    ruleset = loaded.ruleset or loaded.draft
    assert ruleset is not None
    return ruleset


def line(one: Proved) -> str:
    """A finding as a case expects it: ``file:line:column CODE message``."""
    found = one.diagnostic
    start = found.span.start
    return f"{found.path.partition('/')[2]}:{start.line}:{start.column} {found.code.number} {found.message}"
