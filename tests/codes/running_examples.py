"""The examples of pages, made whole and looked at as a user would have them looked at."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from scn_criteria.decision.proof.proof import proof_of
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule
from scn_criteria.lint.configuration import SettingsText, read_configuration
from scn_criteria.lint.diagnostic_pages import STAND_IN, USUAL_FILE, Example, Whole
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.settings import Settings
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.loader import load_ruleset, ruleset_digest

HERE = Path(__file__).parent
PROPOSAL = (HERE / USUAL_FILE).read_text(encoding="utf-8")
RECORD = (HERE / "copd-care.decision.yaml").read_text(encoding="utf-8")
RETURN = (HERE / "copd-wessex-year-1.yaml").read_text(encoding="utf-8")
ESTABLISHING = {
    "decided: {agree: true}": "decided: {agree: false, outcome: establish, reason: Made up for the examples.}",
}
"""What makes the sound record one that establishes a network."""
TOP_KEY = re.compile(r"([\w-]+):")
OCCASION = LintContext(Settings(), date(2012, 11, 30))


def diagnostics(code: DiagnosticRule, example: Example, text: str) -> tuple[Diagnostic, ...]:
    """What is found in an example, with one of its texts, in the present folder."""
    if example.part_of is Whole.SETTINGS:
        return read_configuration(SettingsText.of(example.file, text)).faults
    subject = {
        Whole.PROPOSAL: proposal,
        Whole.RECORD: record,
        Whole.RETURN: yearly_return,
        Whole.FILE: whole_file,
        Whole.RULESET: ruleset,
        Whole.FOLDER: listed,
    }[example.part_of](example, text)
    if code.number.startswith("SCN5"):
        return proved(subject)
    checked = inspect(subject, OCCASION)
    assert checked is not None
    return checked.diagnostics


def line(found: Diagnostic, example: Example, text: str) -> str:
    """A finding as a page shows it: ``line:column`` of the example, or the file where the place lies outside of it."""
    path = found.path.rpartition(f"{DEFAULT_RULESET}/")[2]
    held, above = where(example)
    line, column = found.span.start.line - above, found.span.start.column - held
    inside = path == example.file and example.part_of is not Whole.FOLDER and 0 < line <= max(1, text.count("\n"))
    return f"{f'{line}:{column}' if inside else path} {found.code.number} {found.message}"


def from_the_shipped_ruleset(example: Example) -> bool:
    """Whether the text to prefer stands in a file of the shipped ruleset."""
    return example.part_of is Whole.RULESET and (ruleset_folder() / example.file).exists()


def where(example: Example) -> tuple[int, int]:
    """How far an example is indented in its file, and how many lines of the file come before it."""
    if not from_the_shipped_ruleset(example):
        return 0, 0
    above, held, _ = placed(example)
    return len(held), above.count("\n")


def raw(text: str) -> bytes:
    """The bytes of a text, with what its stand-ins stand for."""
    made, end = b"", 0
    for found in STAND_IN.finditer(text):
        made += text[end : found.start()].encode() + stood_for(found)
        end = found.end()
    return made + text[end:].encode()


def stood_for(found: re.Match[str]) -> bytes:
    """What a stand-in stands for."""
    if found["character"]:
        return chr(int(found["character"], 16)).encode()
    if found["byte"]:
        return bytes([int(found["byte"], 16)])
    if found["digested"] == DEFAULT_RULESET:
        return ruleset_digest(ruleset_folder()).encode()
    if found["digested"]:
        return sha256((HERE / found["digested"]).read_bytes()).hexdigest().encode()
    return found["repeated"].encode() * int(found["times"])


def proposal(example: Example, text: str) -> LintSubject:
    """The sound proposal with the keys of the example."""
    return worked_into(PROPOSAL, example, text)


def record(example: Example, text: str) -> LintSubject:
    """The sound decision record with the keys of the example, beside the proposal that it is about."""
    Path(USUAL_FILE).write_text(PROPOSAL, encoding="utf-8")
    return worked_into(RECORD, example, text)


def yearly_return(example: Example, text: str) -> LintSubject:
    """The sound return with the keys of the example, beside the proposal and the record that established the network."""
    Path(USUAL_FILE).write_text(PROPOSAL, encoding="utf-8")
    record_text = RECORD
    for before, after in ESTABLISHING.items():
        record_text = record_text.replace(before, after)
    Path("copd-care.decision.yaml").write_bytes(raw(record_text))
    return worked_into(RETURN, example, text)


def worked_into(sound: str, example: Example, text: str) -> LintSubject:
    """A sound file with the keys of the example, which come first so that lines are counted from there."""
    keys = {found[1] for found in map(TOP_KEY.match, text.splitlines()) if found}
    rest = "".join(part for key, part in parts(sound) if key not in keys)
    Path(example.file).write_bytes(raw(text) + raw(rest))
    return LintSubject(example.file)


def parts(text: str) -> Iterator[tuple[str, str]]:
    """The keys at the top of a text, each with all its lines."""
    for part in re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE)[1:]:
        yield part.partition(":")[0], part


def whole_file(example: Example, text: str) -> LintSubject:
    """The example as a file, beside the sound proposal where it is not one itself."""
    Path(USUAL_FILE).write_text(PROPOSAL, encoding="utf-8")
    Path(example.file).write_bytes(raw(text))
    return LintSubject(example.file)


def ruleset(example: Example, text: str) -> LintSubject:
    """The shipped ruleset with the text to prefer replaced, or with one file more."""
    copied()
    file = Path(DEFAULT_RULESET, example.file)
    if from_the_shipped_ruleset(example):
        before, held, after = placed(example)
        file.write_bytes(before.encode() + raw(textwrap.indent(text, held)) + after.encode())
    elif text:
        file.write_bytes(raw(text))
    return LintSubject(DEFAULT_RULESET, is_ruleset=True)


def copied() -> None:
    shutil.rmtree(DEFAULT_RULESET, ignore_errors=True)
    shutil.copytree(ruleset_folder(), DEFAULT_RULESET)


def placed(example: Example) -> tuple[str, str, str]:
    """What stands above the text to prefer in the shipped file, how far it is indented there, and what stands below."""
    whole = (ruleset_folder() / example.file).read_text(encoding="utf-8")
    for width in range(0, 20, 2):
        held = " " * width
        above, found, below = whole.partition(f"\n{textwrap.indent(example.prefer, held)}")
        if found:
            assert f"\n{textwrap.indent(example.prefer, held)}" not in below, "the text must stand in the file once"
            return f"{above}\n", held, below
    raise AssertionError(f"the text to prefer does not stand in {example.file} of the shipped ruleset")


def listed(example: Example, text: str) -> LintSubject:
    """The folder with what the example lists: of the shipped ruleset, or sound proposals and links."""
    folder = Path(example.file)
    if example.file == DEFAULT_RULESET:
        copied()
        for entry in {path.name for path in folder.iterdir()} - set(text.splitlines()):
            (folder / entry).unlink()
        return LintSubject(DEFAULT_RULESET, is_ruleset=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    name, arrow, target = text.strip().partition(" -> ")
    if arrow:
        (folder / name).symlink_to(target)
    else:
        (folder / name).write_text(PROPOSAL, encoding="utf-8")
    return LintSubject(f"{example.file}/{name}")


@lru_cache(maxsize=None)
def shipped_proof() -> tuple[Diagnostic, ...]:
    """What the proof of the shipped ruleset remarks on, under the name that it has in examples."""
    return tuple(
        replace(one, path=f"{DEFAULT_RULESET}/{one.path.rpartition(f'{DEFAULT_RULESET}/')[2]}")
        for one in proved(LintSubject(str(ruleset_folder())))
    )


def proved(subject: LintSubject) -> tuple[Diagnostic, ...]:
    """What loading and proving find in a ruleset."""
    loaded = load_ruleset(Path(subject.path), subject.path, vocabulary())
    tables = loaded.ruleset or loaded.draft
    assert tables is not None
    proof = proof_of(tables, loaded.documents, is_draft=loaded.ruleset is None)
    return (*loaded.diagnostics, *(one.diagnostic for one in proof.proved))
