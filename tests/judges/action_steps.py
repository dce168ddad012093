"""The steps of ``action.yml`` that run a script, carried out as GitHub would: one shell each, and files between them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from scratch import ROOT

ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[Any] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Ran:
    """How a step ended, and what stands in its log."""

    code: int
    log: str


@dataclass(slots=True)
class Job:
    """A job of GitHub in a folder of its own: what it was given, and what its steps left."""

    workspace: Path
    temporary: Path
    inputs: Mapping[str, str]
    path: str = os.environ["PATH"]
    action: Path = ROOT
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    base: str = ""
    """The commit that a pull request is made to."""

    @property
    def summary(self) -> str:
        """What the page of the job shows."""
        return self._left("summary")

    def run(self, name: str) -> Ran:
        """Carry out the step of a name."""
        step = next(step for step in STEPS if step["name"] == name)
        files = {f"GITHUB_{kind.upper()}": str(self.temporary / kind) for kind in ("output", "path", "summary")}
        files["GITHUB_STEP_SUMMARY"] = files.pop("GITHUB_SUMMARY")
        for path in files.values():
            Path(path).touch()
        given = {key: self._filled_in(str(value)) for key, value in step.get("env", {}).items()}
        machine = {"PATH": self.path, "HOME": os.environ["HOME"], "RUNNER_TEMP": str(self.temporary)}
        kept = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_", "LANG"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace,
            env=kept | machine | files | {"GITHUB_ACTION_PATH": str(self.action)} | given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        self._take_over(step.get("id", name))
        return Ran(done.returncode, done.stdout)

    def _take_over(self, step: str) -> None:
        """What a step wrote for those after it."""
        lines = self._left("output").splitlines()
        self.outputs[step] = {name: value for name, _, value in (line.partition("=") for line in lines)}
        self.path = os.pathsep.join([*self._left("path").splitlines(), self.path])
        (self.temporary / "output").unlink()
        (self.temporary / "path").unlink()

    def _left(self, kind: str) -> str:
        return (self.temporary / kind).read_text(encoding="utf-8")

    def _filled_in(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self._value(found[1].split(".")), text)

    def _value(self, way: list[str]) -> str:
        if way[0] == "inputs":
            return self.inputs.get(way[1], str(ACTION["inputs"][way[1]]["default"]))
        if way[0] == "github":
            return self.base
        return self.outputs[way[1]].get(way[3], "")
