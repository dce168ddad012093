"""The programs that are compared, installed side by side into one folder, each as its authors publish it."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
REQUIREMENTS = CHECKOUT / "requirements"
SHIPPED = ("scn_criteria", "rules", "schemas", "templates", "proposals", "reviews", "requirements", "tools")
SPECTRAL = "@stoplight/spectral-cli@6.16.3"
SOURCEMETA = "sourcemeta-jsonschema==17.3.0"
CHECK_JSONSCHEMA = "check-jsonschema"
"""Its version, like that of all it needs, stands in requirements/."""

OURS = "scn lint"
RIVAL, RIVAL_JS, RIVAL_NATIVE = "check-jsonschema", "Spectral", "sourcemeta jsonschema"
FLOOR = "PyYAML's parser alone"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program by its name in the tables: its command, to which files are added, and from how many files on it is slow.

    One that only reads the files judges none.
    """

    name: str
    command: tuple[str, ...]
    slow_from: int = sys.maxsize
    judges: bool = True


def call(*command: str | Path, where: Path = CHECKOUT) -> str:
    """Run a command that must end well, and return what it prints."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=where, env=alone, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SystemExit(f'"{" ".join(map(str, command))}" ended with {done.returncode}, expected 0: read its words above')
    return done.stdout


def install(scratch: Path) -> tuple[Peer, ...]:
    """Install everything that is not there yet. All judge by the same file of the schema."""
    schema = scratch / "proposal.schema.json"
    ours = _ours(scratch)
    schema.write_text(call(ours, "schema", "proposal"), "utf-8")
    parser_alone = str(Path(__file__).with_name("parser_alone.py"))
    return (
        Peer(OURS, (str(ours), "lint")),
        Peer(RIVAL, (str(_check_jsonschema(scratch)), "--schemafile", str(schema))),
        Peer(RIVAL_JS, (*_spectral(scratch, schema), "--quiet"), slow_from=10_000),
        Peer(RIVAL_NATIVE, (str(_sourcemeta(scratch)), "validate", "--continue", str(schema))),
        Peer(FLOOR, (str(ours.with_name("python")), parser_alone), judges=False),
    )


def versions(scratch: Path) -> str:
    """The versions of all that was compared."""
    versions_printed = [call(scratch / "ours" / "bin" / "scn", "--version")]
    versions_printed.append(call(_check_jsonschema(scratch), "--version"))
    return (
        ", ".join(" ".join(one.replace(", version", "").split()) for one in versions_printed) + f", {SPECTRAL}, {SOURCEMETA}"
    )


def _ours(scratch: Path) -> Path:
    """This checkout as pip installs it, from a copy: a build leaves things behind."""
    folder, source = scratch / "ours", scratch / "source"
    command = folder / "bin" / "scn"
    if not command.exists():
        for name in SHIPPED:
            shutil.copytree(CHECKOUT / name, source / name, dirs_exist_ok=True)
        for path in (path for path in CHECKOUT.iterdir() if path.is_file()):
            shutil.copy2(path, source)
        venv.create(folder, with_pip=True)
        call(folder / "bin" / "python", source / "tools" / "install.py", source)
    return command


def _check_jsonschema(scratch: Path) -> Path:
    return _from_pip(scratch / "check-jsonschema", CHECK_JSONSCHEMA) / "bin" / "check-jsonschema"


def _sourcemeta(scratch: Path) -> Path:
    """The program itself. The commands that packages put before it would add the start of an interpreter."""
    folder = _from_pip(scratch / "sourcemeta", SOURCEMETA)
    machine = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}[platform.machine().lower()]
    program = next(folder.glob(f"lib/*/site-packages/sourcemeta_jsonschema/jsonschema-{sys.platform}-{machine}"))
    program.chmod(0o755)
    return program


def _from_pip(folder: Path, wanted: str) -> Path:
    """A new environment with a package in it. Setting up ends with what tells that it is whole."""
    whole = folder / "whole"
    if not whole.exists():
        venv.create(folder, with_pip=True)
        constraints = folder / "constraints.txt"
        constraints.write_text(_pins(), "utf-8")
        call(folder / "bin" / "python", "-m", "pip", "install", "--constraint", constraints, wanted)
        whole.touch()
    return folder


def _pins() -> str:
    """The versions in requirements/ without their digests: no file there has these packages alone."""
    texts = (path.read_text("utf-8") for path in sorted(REQUIREMENTS.glob("*.txt")))
    return "\n".join(re.findall(r"^(\S+==.*?) \\$", "".join(texts), flags=re.MULTILINE))


def _spectral(scratch: Path, schema: Path) -> Sequence[str]:
    """Spectral, with the schema as its only rule, which reports all faults as the others do."""
    folder = scratch / "spectral"
    command = folder / "node_modules" / ".bin" / "spectral"
    if not command.exists():
        folder.mkdir(exist_ok=True)
        call("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, SPECTRAL)
    judged = {"schema": json.loads(schema.read_text("utf-8")), "dialect": "draft2020-12", "allErrors": True}
    rule = {"given": "$", "severity": "error", "then": {"function": "schema", "functionOptions": judged}}
    rules = folder / "rules.json"
    rules.write_text(json.dumps({"rules": {"proposal": rule}}), "utf-8")
    return str(command), "lint", "--ruleset", str(rules)
