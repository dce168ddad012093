"""Install the package and what it needs into the virtual environment whose Python runs this.

``install.py test`` (or another extra) installs the checkout, editable, with that extra; anything else is a wheel.
Every version comes from constraints.txt. A fault ends in one sentence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ENGINE = "durable-rules"
EXTRAS = ("test", "dev", "browser", "judges")
SIGNS_OF_NO_CONNECTION = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "(from versions: none)",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One call of pip: what it brings, in words, and its arguments."""

    brings: str
    arguments: tuple[str, ...]
    compiles: bool = False


def steps(what: str, engine_broken: bool) -> tuple[Step, ...]:
    """What to install, in order.

    Builds use the pinned build tools of this environment, so that a second run has nothing to fetch. The engine is
    compiled each time: pip keeps wheels, and one that was once built without our flags cannot be imported.
    """
    target = ("--editable", f"{CHECKOUT}[{what}]") if what in EXTRAS else (what,)
    again = ("--force-reinstall",) if engine_broken else ()
    from_source = ("--no-deps", "--no-cache-dir", "--no-binary", ENGINE, "--use-pep517", "--no-build-isolation")
    return (
        Step("the build tools", ("setuptools",)),
        Step("the rules engine, compiled here", (*again, *from_source, ENGINE), compiles=True),
        Step("the package and what it needs", ("--no-build-isolation", *target)),
    )


def fault(step: Step, output: str, log: Path) -> str:
    """Why a step failed, in one sentence."""
    if any(sign in output for sign in SIGNS_OF_NO_CONNECTION):
        return f"the first set-up needs a connection to a package index: connect and run it again ({log} has the details)"
    if step.compiles:
        return f'the rules engine "{ENGINE}" could not be compiled: read the compiler\'s words in {log} and run it again'
    return f"pip could not install {step.brings}: read its words in {log} and run it again"


def run(step: Step, log: Path) -> str:
    """Carry out a step, keep what pip prints in the log, and return the fault or nothing."""
    constraints = ("--constraint", str(CHECKOUT / "constraints.txt"))
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *constraints, *step.arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment(), check=False)
    output = done.stdout.decode(errors="replace")
    with log.open("a", encoding="utf-8") as kept:
        kept.write(output)
    return fault(step, output, log) if done.returncode else ""


def environment() -> dict[str, str]:
    """The environment of pip, with a C compiler that is there when the one this Python was built with is not."""
    usual = (sysconfig.get_config_var("CC") or "cc").split()[0]
    found = next((name for name in (usual, "gcc", "cc") if shutil.which(name)), usual)
    return {"CC": found, **os.environ} if found != usual else dict(os.environ)


def engine_imports() -> bool:
    """Whether the engine's compiled part can be imported, tried in a process of its own."""
    command = [sys.executable, "-c", "import durable_rules_engine"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def engine_installed() -> bool:
    """Whether pip counts the engine as installed."""
    return any(Path(sysconfig.get_path("platlib")).glob("durable_rules-*.dist-info"))


def install(what: str) -> str:
    """Carry out all steps and return the first fault, or nothing."""
    log = Path(sys.prefix) / "set-up.log"
    log.write_text("", encoding="utf-8")
    for step in steps(what, engine_broken=engine_installed() and not engine_imports()):
        print(f"setting up {Path(sys.prefix).name}: {step.brings}", flush=True)
        if found := run(step, log):
            return found
        if step.compiles and not engine_imports():
            return f'the rules engine "{ENGINE}" was compiled but cannot be imported: read the compiler\'s words in {log}'
    return ""


def main() -> int:
    """Install and print the fault, if any."""
    found = install(sys.argv[1])
    if found:
        print(found, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
