"""Files of strangers: links that lead out, what is no file, swaps, patterns made to hang, and what git tracks."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scn_criteria.cli.main import scn
from scn_criteria.contained_files import DEEPEST, read_contained
from scn_criteria.lint.inputs import IGNORED, IGNORED_UNASKED, Exclusion, collect
from scn_criteria.lint.patterns import LONGEST_PATTERN, MOST_BYTES, MOST_PATTERNS, Patterns, TooMuchWorkError, matching_paths

TOP = Path(__file__).parents[2]
SOUND = (TOP / "proposals" / "falls-and-fragility-fractures.yaml").read_text("utf-8")
NAME = "falls-and-fragility-fractures.yaml"
SECRET = "id: a-secret-of-this-machine\n"
OUT_OF_BOX = 'found a link that leads out of the folder "box", expected a file inside it'
OUT_OF_CHECKOUT = "found a link that leads out of its checkout, expected a file inside it"
OUT_OF_FOLDER = "found a link that leads out of its folder, expected a file inside it"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system here")


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["lint", *arguments], prog_name="scn")


def git(*arguments: str) -> None:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], env={**os.environ, **alone}, check=True, capture_output=True)


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a stranger, with a sound file, in the present folder. Beside that lies a secret."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "secret.yaml").write_text(SECRET)
    folder = tmp_path / "desk" / "box"
    folder.mkdir(parents=True)
    (folder / NAME).write_text(SOUND, "utf-8")
    monkeypatch.chdir(tmp_path / "desk")
    return folder


# Links, pipes and devices

LINKS = {
    "to a file elsewhere": "../../secret/secret.yaml",
    "to a file elsewhere, from the root": "{root}/secret/secret.yaml",
    "through a folder that leads out": "out/secret.yaml",
    "out and in again": "../../desk/box/falls-and-fragility-fractures.yaml",
    "to a device": "/dev/zero",
    "to what this process was given": "/proc/self/environ",
}


@pytest.mark.parametrize("target", LINKS.values(), ids=LINKS)
def test_a_link_that_leads_out_is_refused(target: str, box: Path, tmp_path: Path) -> None:
    (box / "out").symlink_to(tmp_path / "secret")
    (box / "link.yaml").symlink_to(target.format(root=tmp_path))
    found = lint("box", "-f", "concise")
    assert (found.exit_code, f"box/link.yaml:1:1: SCN001 {OUT_OF_BOX}" in found.stdout) == (1, True)
    assert "secret-of" not in found.output


@pytest.mark.parametrize("form", ["concise", "full", "json", "github", "gitlab", "sarif", "junit", "markdown"])
def test_nothing_of_what_lies_outside_is_shown_in_any_format(form: str, box: Path) -> None:
    (box / "link.yaml").symlink_to("../../secret/secret.yaml")
    assert "secret-of" not in lint("box", "-f", form).output


@pytest.mark.parametrize("target", [NAME, f"deeper/../{NAME}", f"{{root}}/desk/box/{NAME}"])
def test_a_link_that_stays_inside_is_followed(target: str, box: Path, tmp_path: Path) -> None:
    (box / "deeper").mkdir()
    (box / "link.yaml").symlink_to(target.format(root=tmp_path))
    assert "leads out" not in lint("box").stdout


def test_a_link_that_was_named_may_lead_about_in_its_checkout(box: Path) -> None:
    Path(".git").mkdir()
    Path("link.yaml").symlink_to(f"box/{NAME}")
    assert "leads out" not in lint("link.yaml").stdout


@pytest.mark.parametrize(("checkout", "words"), [(True, OUT_OF_CHECKOUT), (False, OUT_OF_FOLDER)])
def test_a_link_that_was_named_may_not_lead_further(checkout: bool, words: str, box: Path) -> None:
    if checkout:
        Path(".git").mkdir()
    Path("link.yaml").symlink_to("../secret/secret.yaml")
    found = lint("link.yaml")
    assert (found.exit_code, words in found.stdout, "secret-of" in found.output) == (1, True, False)


def test_a_folder_that_was_named_may_not_lead_out_of_the_checkout(box: Path) -> None:
    Path(".git").mkdir()
    Path("proposals").symlink_to("../secret")
    found = lint("proposals")
    words = (
        'error: the folder "proposals" is a link that leads out of the checkout\nhelp: name the folder that it leads to\n'
    )
    assert (found.exit_code, words in found.stderr) == (2, True)


def test_a_file_in_a_folder_that_leads_out_is_not_read(box: Path) -> None:
    Path(".git").mkdir()
    Path("proposals").symlink_to("../secret")
    found = lint("proposals/secret.yaml")
    assert (found.exit_code, OUT_OF_CHECKOUT in found.stdout) == (1, True)


def test_a_ruleset_reads_nothing_from_elsewhere(box: Path, tmp_path: Path) -> None:
    shutil.copytree(TOP / "rules" / "way-forward-2012", "rules")
    Path("rules/criteria/more.yaml").symlink_to(tmp_path / "secret" / "secret.yaml")
    found = lint("rules", "-f", "concise")
    assert 'more.yaml:1:1: SCN001 found a link that leads out of the folder "rules"' in found.stdout


def test_no_link_is_written_through(box: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret" / NAME
    spoilt = SOUND.replace("\ntitle: ", "\ntitel: ", 1)
    outside.write_text(spoilt, "utf-8")
    (box / NAME).unlink()
    (box / NAME).symlink_to(outside)
    lint("--fix", "box")
    assert outside.read_text("utf-8") == spoilt


@needs_pipes
def test_a_pipe_for_settings_is_not_waited_for(box: Path) -> None:
    os.mkfifo("scn.toml")
    assert lint("box").exit_code == 0


def test_settings_are_not_read_from_elsewhere(box: Path, tmp_path: Path) -> None:
    (tmp_path / "secret" / "scn.toml").write_text('fail-level = "secret-of"\n')
    Path("scn.toml").symlink_to(tmp_path / "secret" / "scn.toml")
    found = lint("box")
    assert (found.exit_code, 'cannot read "scn.toml": a link leads out of its folder' in found.stderr) == (2, True)


# Swaps between the look and the opening

SECONDS = 1.0


def swapping(folder: Path, elsewhere: Path, until: Callable[[], bool]) -> None:
    """Change a folder for a link to another, and back, as fast as it goes."""
    aside = folder.with_name("aside")
    while not until():
        folder.rename(aside)
        folder.symlink_to(elsewhere)
        folder.unlink()
        aside.rename(folder)


def test_a_swap_leaks_nothing(box: Path, tmp_path: Path) -> None:
    inner = box / "inner"
    inner.mkdir()
    (inner / "secret.yaml").write_text("id: harmless\n")
    over = threading.Event()
    thread = threading.Thread(target=swapping, args=(inner, tmp_path / "secret", over.is_set))
    thread.start()
    read = set()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            read.add(read_contained(str(inner / "secret.yaml"), 100, within=str(box)))
        except OSError:
            continue
    over.set()
    thread.join()
    assert read <= {b"id: harmless\n"}


# Folders in folders


def test_folders_nested_too_deep_do_not_stop_the_rest(box: Path) -> None:
    box.joinpath(*["d"] * (DEEPEST + 10)).mkdir(parents=True)
    found = lint("box")
    said = 'error: folders in "box" are nested more than 64 deep, and not gone into further'
    assert (found.exit_code, said in found.stderr, "1 proposal checked" in found.stderr) == (2, True, True)


def test_folders_nested_too_deep_are_no_ruleset(box: Path) -> None:
    shutil.copytree(TOP / "rules" / "way-forward-2012", "rules")
    Path("rules").joinpath(*["d"] * (DEEPEST + 10)).mkdir(parents=True)
    assert "folders are nested more than 64 deep in it, expected few" in lint("rules").stdout


def test_a_pattern_goes_through_no_link(box: Path) -> None:
    for name in ("a", "b"):
        (box / name).symlink_to(".")
    found = lint("box/**/*.yaml")
    assert "1 proposal checked" in found.stderr


def test_names_that_begin_with_a_dot_fit_only_a_pattern_that_does_so_too(box: Path) -> None:
    shutil.copy(TOP / "proposals" / "cancer.yaml", box / ".cancer.yaml")
    assert matching_paths("box/.*.yaml", DEEPEST) == ["box/.cancer.yaml"]
    assert "box/.cancer.yaml" not in matching_paths("box/*.yaml", DEEPEST)


# Patterns

HOSTILE = [
    ("*a" * 40 + "b", "a" * 120),
    ("*a?" * 100 + "b", "a" * 250),
    ("[a-z]*" * 200 + "1", "a" * 250),
    ("**/" * 300 + "b", "/".join("a" * 120)),
    ("[" * 1000, "[" * 250),
]


@pytest.mark.parametrize(("line", "path"), HOSTILE)
def test_a_pattern_made_to_hang_does_not(line: str, path: str) -> None:
    patterns = Patterns.of("/", [line])
    start = time.perf_counter()
    verdict = patterns.verdict(f"/{path}", is_folder=False)
    assert (verdict, time.perf_counter() - start < 0.5) == (None, True)


TOO_MUCH = {
    "bytes": ("#" * (MOST_BYTES + 1), "found more than 65,536 bytes"),
    "lines": ("*.yaml\n" * (MOST_PATTERNS + 1), "found 1,001 patterns, expected at most 1,000"),
    "characters": ("*" * (LONGEST_PATTERN + 1), "found a pattern of 1,025 characters, expected at most 1,024"),
}


@pytest.mark.parametrize(("text", "words"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_anybody_writes_is_not_heeded_and_that_is_said(text: str, words: str, box: Path) -> None:
    (box / ".gitignore").write_text(text)
    found = lint("box")
    assert (found.exit_code, f'note: "box/.gitignore" is not heeded: {words}' in found.stderr) == (0, True)
    assert "1 proposal checked" in found.stderr


def made_to_take_long(box: Path, lines: list[str]) -> None:
    """A folder with patterns and 150 files whose names are long."""
    (box / ".gitignore").write_text("\n".join(lines))
    folder = box / ("a" * 100) / ("a" * 100)
    folder.mkdir(parents=True)
    for number in range(150):
        (folder / f"{'a' * 200}{number}b.yaml").touch()


@pytest.mark.parametrize("lines", [["**/a*a*b/" * 100 + "b"] * 70, ["*[a-z]*" * 50 + "Q*b.yaml"] * 180])
def test_patterns_and_names_that_take_long_together_are_refused(lines: list[str], box: Path) -> None:
    made_to_take_long(box, lines)
    start = time.process_time()
    with pytest.raises(TooMuchWorkError, match="write fewer or shorter patterns"):
        collect(["box"], Exclusion.of([], heeds_git=True))
    assert time.process_time() - start < 2


def test_hostile_patterns_whose_ends_do_not_fit_take_no_time(box: Path) -> None:
    stars = "*a" * 30
    made_to_take_long(box, [f"**/{stars}b/**/{stars}/**/*b"] * 450)
    start = time.process_time()
    assert len(collect(["box"], Exclusion.of([], heeds_git=True)).named) == 151
    assert time.process_time() - start < 2


def test_patterns_that_take_too_long_end_a_command_with_a_sentence(box: Path) -> None:
    made_to_take_long(box, ["*[a-z]*" * 50 + "Q*b.yaml"] * 180)
    found = lint("box")
    assert (found.exit_code, found.stderr.startswith("Error: it takes too long to compare the patterns")) == (2, True)


@pytest.mark.parametrize("lines", [["*.pyc", "build/", "/dist", "docs/**/*.html", "__pycache__", "*~"] * 30])
def test_what_people_write_is_far_from_too_much(lines: list[str]) -> None:
    patterns = Patterns.of("/", lines)
    before = patterns.work.left
    for number in range(1000):
        patterns.verdict(f"/proposals/2012/regions/{number}.yaml", is_folder=False)
    assert patterns.work.left > before


def test_too_many_patterns_in_settings_are_refused(box: Path) -> None:
    many = ", ".join(['"*"'] * (MOST_PATTERNS + 1))
    Path("scn.toml").write_text(f"exclude = [{many}]\n")
    found = lint("box")
    assert (found.exit_code, "found 1,001 patterns" in found.stderr) == (2, True)


@needs_pipes
def test_a_pipe_for_patterns_is_not_waited_for(box: Path) -> None:
    os.mkfifo(box / ".gitignore")
    assert '"box/.gitignore" is not heeded: not a regular file' in lint("box").stderr


def test_patterns_are_not_read_from_elsewhere(box: Path) -> None:
    (box / ".gitignore").symlink_to("/dev/zero")
    assert '"box/.gitignore" is not heeded: it is a link that leads out of its folder' in lint("box").stderr


# What git says of the same patterns

LETTERS = ["a", "b", "ab", "*", "?", "[ab]", "[!a]", "[a-c]", "\\a", "**", "/", "/", ".", "a*b", "*.y", " ", "#", "!"]
NAMES = ["a", "b", "ab", "aab", "a.y", "b.y", ".a", "c", "a b"]


@needs_git
@pytest.mark.once
def test_git_answers_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    chance = random.Random(12)
    differing = []
    for _ in range(60):
        lines = ["".join(chance.choices(LETTERS, k=chance.randint(1, 5))) for _ in range(chance.randint(1, 3))]
        paths = ["/".join(chance.choices(NAMES, k=chance.randint(1, 3))) for _ in range(12)]
        Path(".gitignore").write_text("\n".join(lines) + "\n")
        asked = subprocess.run(
            ["git", "check-ignore", "--stdin", "-z", "--no-index"],
            input="\0".join(paths),
            capture_output=True,
            text=True,
            check=False,
        )
        ignored = set(asked.stdout.split("\0"))
        patterns = Patterns.of(".", lines)
        for path in paths:
            parts = path.split("/")
            steps = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]
            ours = any(patterns.verdict(step, is_folder=step != path) for step in steps)
            if ours != (path in ignored):
                differing.append((lines, path, ours))
    assert differing == []


# What git tracks


@needs_git
def test_what_git_tracks_is_checked_whatever_is_ignored(box: Path) -> None:
    git("init", "--quiet")
    (box / "untracked.yaml").write_text("no: proposal\n")
    git("add", f"box/{NAME}")
    Path(".gitignore").write_text("*\n")
    found = lint("box", "-v", "-f", "json")
    assert (found.exit_code, "1 proposal checked" in found.stderr) == (0, True)
    assert f"skipped: box/untracked.yaml: {IGNORED}\n" in found.stderr


@needs_git
def test_an_ignored_folder_is_gone_into_for_what_git_tracks_there(box: Path) -> None:
    git("init", "--quiet")
    git("add", f"box/{NAME}")
    Path(".gitignore").write_text("box/\n")
    assert "1 proposal checked" in lint(".").stderr


@needs_git
def test_asking_git_runs_nothing_of_the_checkout(box: Path) -> None:
    git("init", "--quiet")
    Path("monitor").write_text("#!/bin/sh\ntouch ran\n")
    Path("monitor").chmod(0o755)
    git("config", "core.fsmonitor", "./monitor")
    Path(".gitignore").write_text("*\n")
    lint("box")
    assert not list(Path.cwd().rglob("ran"))


def test_where_git_cannot_be_asked_that_is_said(box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    (box / ".gitignore").write_text("*.yaml\n")
    monkeypatch.setenv("PATH", "")
    assert f"skipped: box/{NAME}: {IGNORED_UNASKED}\n" in lint("box", "-v").stderr


# The settings of another commit


@pytest.fixture
def base(box: Path) -> str:
    """The commit of a branch, on whose settings a later one has added that nothing is checked."""
    git("init", "--quiet")
    Path("scn.toml").write_text('exclude = ["*-draft.yaml"]\n')
    (box / "other-draft.yaml").write_text("no: proposal\n")
    git("add", "--all")
    git(
        "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "All"
    )
    Path("scn.toml").write_text('exclude = ["*"]\n')
    asked = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


@needs_git
def test_settings_can_be_those_of_a_commit(box: Path, base: str) -> None:
    found = lint("box", "--settings-from", base, "--require-files", "-v")
    assert (found.exit_code, "1 proposal checked" in found.stderr) == (0, True)
    assert "skipped: box/other-draft.yaml: left out by --exclude or by settings\n" in found.stderr


@needs_git
def test_the_summary_lists_what_was_left_out(box: Path, base: str) -> None:
    printed = lint("box", "--settings-from", base, "-f", "markdown").stdout
    row = "| `box/other-draft.yaml` | left out by --exclude or by settings |"
    assert printed.endswith(f"Not looked at:\n\n| Where | Why |\n| --- | --- |\n{row}\n")


REFUSED = [
    ("main", 'found "main" for --settings-from, expected all of the name of a commit'),
    ("0" * 40, f"the commit {'0' * 40} is not in this checkout; fetch it with: git fetch --depth=1 origin {'0' * 40}"),
]


@needs_git
@pytest.mark.parametrize(("commit", "words"), REFUSED)
def test_a_commit_that_is_not_there_is_refused(commit: str, words: str, box: Path) -> None:
    git("init", "--quiet")
    found = lint("box", "--settings-from", commit)
    assert (found.exit_code, words in found.stderr) == (2, True)
