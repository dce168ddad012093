"""See that this machine can try the pages in a browser, and fetch the checkers of tests/browser/package.json with npm.

Versions and digests stand in the lock file beside it, and no script of a package is run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
WANTED = CHECKOUT / "tests" / "browser"
FOLDER = CHECKOUT / "build" / "browser"
LOCK = "package-lock.json"
PACKAGES = FOLDER / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
NU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_VALIDATE = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"
PROGRAMS = {"chromium": "chromium", "java": "default-jre-headless", "node": "nodejs", "npm": "npm"}
"""The programs, and the package of Debian that has each."""


def lacking() -> tuple[str, ...]:
    """The programs that are not here."""
    return tuple(program for program in PROGRAMS if shutil.which(program) is None)


def machine_fault() -> str:
    """What the machine lacks and what to do about it in one sentence, or nothing."""
    missing = lacking()
    if not missing:
        return ""
    named = ", ".join(f'"{program}"' for program in missing)
    packages = " ".join(PROGRAMS[program] for program in missing)
    remedy = f'install what is missing (on Debian: "apt-get install {packages}")'
    return f"found no {named}, expected each of them to try the pages in a browser: {remedy}"


def fetched() -> bool:
    """Whether the checkers are here, in the versions of the lock file."""
    kept = FOLDER / LOCK
    there = all(path.is_file() for path in (AXE, NU, HTML_VALIDATE, kept))
    return there and kept.read_bytes() == (WANTED / LOCK).read_bytes()


def fetch() -> str:
    """Fetch what is not there, and return the fault or nothing."""
    if fault := machine_fault():
        return fault
    if fetched():
        return ""
    print("setting up the browser tests: the checkers from npm", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(WANTED / name, FOLDER)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if subprocess.run(command, cwd=FOLDER, check=False).returncode:
        # A lock file that stays says that all went well.
        (FOLDER / LOCK).unlink()
        return "npm could not fetch the checkers of pages: read its words above, see that you are connected and run it again"
    return ""


def main() -> int:
    """Fetch and print the fault, if any."""
    fault = fetch()
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
