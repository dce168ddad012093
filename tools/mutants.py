"""Change the code in small ways, one at a time, and list the changes that no test notices.

``mutants.py`` does so for the folders document, ruleset and decision of the package; ``mutants.py ruleset/engine.py`` for
what is named. cosmic-ray makes the changes, in a copy of the checkout. Of each folder or file that is named it tries as many
as ``--most`` says, the same in each run, because all of them take days. It exits 0 whatever survives, and 2 where the tests
fail without a change.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from cosmic_ray.commands.init import init
from cosmic_ray.config import ConfigDict
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = "scn_criteria"
NEEDED = (PACKAGE, "tests", "rules", "schemas", "templates", "proposals", "reviews", "tools")
FILES = ("setup.cfg", "pyproject.toml")
TESTS = {
    "document": ("document",),
    "ruleset": ("ruleset",),
    "decision": ("decision", "explanation", "robustness", "portfolio", "coverage"),
}
"""Folders of the package, and the folders of tests/ that concern each."""
ALIKE = (
    "core/ReplaceBinaryOperator_BitOr_",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
)
"""Changes that nothing could notice: of ``int | None`` in an annotation, and of ``is`` where there is one of each."""
MOST = 100
SPARE = 3
"""By how many times longer than without a change the tests may take before a change counts as noticed."""


def copied(folder: Path) -> Path:
    """A copy of what the tests need, in a folder."""
    for name in NEEDED:
        shutil.copytree(CHECKOUT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in FILES:
        shutil.copy(CHECKOUT / name, folder / name)
    return folder


def test_command(name: str, tests: Sequence[str]) -> list[str]:
    """How to run the tests named, or those that concern a folder or file of the package, up to the first that fails."""
    folders = tests or [f"tests/{folder}" for folder in TESTS[Path(name).parts[0]]]
    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not judge and not browser and not thorough"]
    return [sys.executable, "-m", "pytest", *options, *folders]


def modules(name: str) -> list[Path]:
    """The modules of a folder or file of the package, from the present folder."""
    path = Path(PACKAGE, name)
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def sampled(database: WorkDB, most: int) -> None:
    """Leave as many changes as wanted, none of those that nothing could notice, spread by chance, the same in each run."""
    found = [item for item in database.work_items if not item.mutations[0].operator_name.startswith(ALIKE)]
    items = sorted(found, key=lambda item: str(item.mutations))
    database.clear()
    database.add_work_items(random.Random(0).sample(items, min(most, len(items))))


def shown(item: WorkItem, result: WorkResult) -> str:
    """A change that survived: where, in which definition, and the lines before and after."""
    change = item.mutations[0]
    lines = [line for line in (result.diff or "").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    place = f"{change.module_path.as_posix()}:{change.start_pos[0]} {change.definition_name or ''}".rstrip()
    return "\n".join([place, *(f"    {line}" for line in lines)])


def survey(name: str, most: int, tests: Sequence[str]) -> bool:
    """Try changes of a folder or file in the present copy, and print what survives; whether the tests passed before."""
    command = test_command(name, tests)
    began = monotonic()
    plain = subprocess.run(command, capture_output=True, check=False)
    if plain.returncode:
        print(f"the tests of {name} fail without any change: make them pass first", file=sys.stderr)
        print(plain.stdout.decode()[-2000:], file=sys.stderr)
        return False
    seconds = monotonic() - began
    session = f"{name.replace('/', '-')}.sqlite"
    with use_db(session) as database:
        init(modules(name), database, ConfigDict())
        found = database.num_work_items
        sampled(database, most)
        tried = database.num_work_items
    longest = f"{seconds * tried / 60:.0f} minutes" if seconds * tried > 90 else f"{seconds * tried:.0f} seconds"
    print(f"{name}: {tried} of {found} changes, about {longest} at most", flush=True)
    _execute(session, command, SPARE * seconds + 10)
    with use_db(session, WorkDB.Mode.open) as database:
        survived = [pair for pair in database.completed_work_items if pair[1].test_outcome == TestOutcome.SURVIVED]
    print(f"{name}: {tried - len(survived)} noticed, {len(survived)} not")
    for text in sorted(shown(*pair) for pair in survived):
        print(text)
    return True


def _execute(session: str, command: Sequence[str], timeout: float) -> None:
    settings = Path("cosmic-ray.toml")
    words = " ".join(f"'{word}'" for word in command)
    settings.write_text(
        f'[cosmic-ray]\ntimeout = {timeout}\ntest-command = "{words}"\ndistributor.name = "local"\n', encoding="utf-8"
    )
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", "exec", str(settings), session], check=True)


def main(arguments: Sequence[str]) -> int:
    """Try changes of each folder or file that is named; exit code 0, or 2 where that cannot be done."""
    parser = argparse.ArgumentParser(description="List small changes of the code that no test notices.")
    parser.add_argument("names", nargs="*", default=list(TESTS), help="folders or files below scn_criteria/")
    parser.add_argument("--most", type=int, default=MOST, help="how many changes of each to try")
    parser.add_argument(
        "--tests", action="append", default=[], metavar="PATH", help="tests to run instead of all that concern it"
    )
    options = parser.parse_args(arguments)
    for name in options.names:
        if Path(name).parts[:1] not in {(folder,) for folder in TESTS} or not (CHECKOUT / PACKAGE / name).exists():
            parser.error(f'found "{name}", expected a folder or file in one of {", ".join(TESTS)}')
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(copied(Path(folder)))
        os.environ |= {"PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        passed = [survey(name, options.most, options.tests) for name in options.names]
        os.chdir(CHECKOUT)
    return 0 if all(passed) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
