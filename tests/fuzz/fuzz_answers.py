"""What every answer of ``scn lint`` must be, whatever the bytes: an exit code, places inside the file, JSON as promised."""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import Any
from unittest import mock
from xml.etree import ElementTree

from jsonschema import Draft202012Validator

from scn_criteria.cli.main import main
from scn_criteria.document.loader import load

MOST_SECONDS = 10.0
"""Many times what the slowest takes on a slow machine, and far less than anything without an end."""

MOST_GROWTH = 96 * 1024
"""KiB by which one file may raise the most memory that the process ever had."""

UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Characters that end a line, move the cursor, turn the order of the text around, or cannot be seen."""

READERS: Mapping[str, Callable[[str], object]] = {
    "sarif": json.loads,
    "gitlab": json.loads,
    "json-lines": lambda text: [json.loads(line) for line in text.splitlines()],
    "junit": lambda text: ElementTree.fromstring(text.encode()),
}
"""Formats for programs, and how one reads them. All others are for people, on whose screens everything must show."""

SHAPES = ("full", "concise", "grouped", "github", "markdown", *READERS)
LINE_BREAK = re.compile(r"\r\n|\r|\n")
NO_TEXT = "SCN002"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


@lru_cache(maxsize=1)
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / "lint.schema.json").read_text(encoding="utf-8")))


def lint(*arguments: str, typed: bytes = b"") -> Answer:
    """Run ``scn lint`` within this process. ``typed`` is what comes in by standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    command = ["scn", "lint", "--isolated", *arguments]
    code = 0
    with (
        mock.patch.object(sys, "argv", command),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Answer(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    binary = stream.buffer
    assert isinstance(binary, io.BytesIO)
    return binary.getvalue().decode()


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """What happens inside must end soon and take little memory."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    yield
    took = process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert took < MOST_SECONDS, f"took {took:.1f} s"
    assert grown < MOST_GROWTH, f"took {grown // 1024} MiB more"


def check_proposal(raw: bytes) -> Answer:
    """Lint the bytes as a proposal from standard input, and look at the answer."""
    with bounded():
        answer = lint("-", "-f", "json", "-q", typed=raw)
    _check(answer, {"-": raw})
    _check_second_places(raw)
    _check_shape(raw, answer.code)
    return answer


def check_ruleset(files: Sequence[tuple[str, bytes]]) -> Answer:
    """Lint a folder of such files as a ruleset, and look at the answer."""
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made) if sys.version_info >= (3, 11) else _inside(made):
        for name, raw in files:
            path = Path("rules", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        with bounded():
            answer = lint("rules", "-f", "json", "-q")
    _check(answer, {f"rules/{name}": raw for name, raw in files})
    return answer


@contextlib.contextmanager
def _inside(folder: str) -> Iterator[None]:
    """What ``contextlib.chdir`` does, which Python 3.10 has not."""
    import os  # noqa: PLC0415

    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _check(answer: Answer, files: Mapping[str, bytes]) -> None:
    assert answer.code in {0, 1}, answer
    assert "Traceback" not in answer.err + answer.out
    assert "internal error" not in answer.err
    printed = json.loads(answer.out)
    _schema().validate(printed)
    for found in printed["diagnostics"]:
        _check_words(found)
        _check_place(found, files)
    assert answer.code == any(found["severity"] == "error" for found in printed["diagnostics"])


def _check_shape(raw: bytes, code: int) -> None:
    """Print the same in one of the other formats, which one is a matter of chance, and see that programs can read it."""
    shape = SHAPES[len(raw) % len(SHAPES)]
    answer = lint("-", "-f", shape, "-q", typed=raw)
    assert (answer.code, answer.err) == (code, "")
    if shape in READERS:
        READERS[shape](answer.out)
    else:
        ours = "\n\u2060" if shape == "markdown" else "\n"  # the joiner keeps "#1" and "@name" from becoming links
        assert not UNSHOWN.search(answer.out.translate(dict.fromkeys(map(ord, ours)))), answer.out


def _check_words(found: Mapping[str, Any]) -> None:
    """What is said is one line that any terminal shows as it is, in our words and not in those of the parser."""
    said = found["message"] + found["help"]
    assert not UNSHOWN.search(said), found
    assert "no valid YAML" not in said, found


def _check_place(found: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
    """A place must be one that an editor can go to; before bytes that are no text, only the text before them is known."""
    text = text_of(files.get(found["path"], b""))
    start, end = ((found[side]["line"], found[side]["column"]) for side in ("start", "end"))
    assert start <= end, found
    lengths = [len(line) + 1 for line in LINE_BREAK.split(text)]
    for line, column in (start, end):
        assert line <= len(lengths), found
        assert column <= lengths[line - 1], found


def _check_second_places(raw: bytes) -> None:
    """The places that the records leave out: where something was first given, and where each value stands."""
    loaded = load(raw, "x")
    lengths = [len(line) + 1 for line in LINE_BREAK.split(text_of(raw))]
    spans = [other.span for found in loaded.diagnostics for other in found.related]
    document = loaded.document
    if document is not None:
        positions = document.positions
        spans += [positions.span(pointer) for pointer in positions.values]
        spans += [positions.span(pointer, key=True) for pointer in positions.keys]
    for span in spans:
        assert span.start <= span.end
        for place in (span.start, span.end):
            assert 1 <= place.line <= len(lengths)
            assert 1 <= place.column <= lengths[place.line - 1], (span, lengths[place.line - 1])


def text_of(raw: bytes) -> str:
    """The text of a file, or what of it comes before the first byte that is no UTF-8."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode()
    return text.lstrip("\ufeff")
