"""Install the package and what it needs into the virtual environment whose Python runs this.

``install.py run`` (or ``test``, ``dev`` and so on: the files of requirements/) installs the checkout, editable, with what
the file names; ``install.py some.whl`` installs a wheel; ``install.py durable`` adds the rules engine, which is compiled
here, and ``install.py durable-if-possible`` says in one line when it cannot be. Every version has its digest in
requirements/. A fault ends in one sentence.
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
sys.path.insert(0, str(CHECKOUT / "tools"))

import check_machine  # noqa: E402  the folder must be known first

REQUIREMENTS = CHECKOUT / "requirements"
ENGINE = "durable-rules"
IF_POSSIBLE = "durable-if-possible"
WITHOUT = 'went on without the rules engine "durable-rules", which no decision needs ("make durable" adds it)'
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


def pinned(name: str) -> tuple[str, ...]:
    """The arguments of pip for a file of requirements/, in which every version has its digest."""
    return ("--require-hashes", "-r", str(REQUIREMENTS / f"{name}.txt"))


def steps(what: str) -> tuple[Step, ...]:
    """What to install, in order: the checkout with what a file of requirements/ names, or a wheel.

    Builds use the pinned build tools of this environment, so that a second run has nothing to fetch.
    """
    checkout = (REQUIREMENTS / f"{what}.txt").is_file()
    target = ("--editable", str(CHECKOUT)) if checkout else (what,)
    return (
        Step("what the package needs", (*pinned("build"), *pinned(what if checkout else "run"))),
        Step("the package", ("--no-deps", "--no-build-isolation", *target)),
    )


def engine_step(broken: bool) -> Step:
    """How to install the rules engine, once the build tools are there.

    It is compiled each time: pip keeps wheels, and one that was once built without our flags cannot be imported.
    """
    again = ("--force-reinstall",) if broken else ()
    from_source = ("--no-deps", "--no-cache-dir", "--no-binary", ENGINE, "--use-pep517", "--no-build-isolation")
    return Step("the rules engine, compiled here", (*again, *from_source, *pinned("durable")), compiles=True)


def fault(step: Step, output: str, log: Path) -> str:
    """Why a step failed, in one sentence."""
    if any(sign in output for sign in SIGNS_OF_NO_CONNECTION):
        return f"the first set-up needs a connection to a package index: connect and run it again ({log} has the details)"
    if step.compiles:
        return f'the rules engine "{ENGINE}" could not be compiled: read the compiler\'s words in {log} and run it again'
    return f"pip could not install {step.brings}: read its words in {log} and run it again"


def run(step: Step, log: Path) -> str:
    """Carry out a step, keep what pip prints in the log, and return the fault or nothing.

    What is imported is compiled to bytecode then; most of it never is.
    """
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-compile", *step.arguments]
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


def carry_out(steps_due: tuple[Step, ...], log: Path) -> str:
    """Carry out steps one after the other and return the first fault, or nothing."""
    for step in steps_due:
        print(f"setting up {Path(sys.prefix).name}: {step.brings}", flush=True)
        if found := run(step, log):
            return found
    return ""


def add_engine(log: Path) -> str:
    """Compile the rules engine where this machine can, and return why it is not there, or nothing."""
    if lack := check_machine.compile_lack(check_machine.gather()):
        return str(lack)
    if engine_installed() and engine_imports():
        return ""
    if found := carry_out((engine_step(broken=engine_installed()),), log):
        return found
    if not engine_imports():
        return f'the rules engine "{ENGINE}" was compiled but cannot be imported: read the compiler\'s words in {log}'
    return ""


def install(what: str) -> str:
    """Install what was asked for and return the fault, or nothing. Being without the engine may be no fault."""
    log = Path(sys.prefix) / "set-up.log"
    log.write_text("", encoding="utf-8")
    if what not in {"durable", IF_POSSIBLE}:
        return carry_out(steps(what), log)
    found = add_engine(log)
    if found and what == IF_POSSIBLE:
        print(f"{WITHOUT}: {found}", flush=True)
        return ""
    return found


def main() -> int:
    """Install and print the fault, if any."""
    found = install(sys.argv[1])
    if found:
        print(found, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
