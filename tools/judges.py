"""Fetch the programs of tests/judges/package.json with npm, and see that they are the ones we know.

Versions and digests stand in the lock file beside it, and no script of a package is run. Drools runs as it comes, so the
digest of the program itself is checked before it may.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
WANTED = CHECKOUT / "tests" / "judges"
FOLDER = CHECKOUT / "build" / "judges"
LOCK = "package-lock.json"
DROOLS = FOLDER / "node_modules/@kie-tools/jitexecutor-native/dist/linux/jitexecutor"
SARIF_MULTITOOL = FOLDER / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
DIGEST = "320cf67c63dbe10e3e8ae373307f81ed55eb4ebe0a923eb491bc792abb545835"


def fetched() -> bool:
    """Whether the programs are here, in the versions of the lock file."""
    kept = FOLDER / LOCK
    return DROOLS.is_file() and kept.is_file() and kept.read_bytes() == (WANTED / LOCK).read_bytes()


def fetch() -> str:
    """Fetch what is not there, and return the fault or nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return "the judges come from npm, which is not here: install Node and npm (on Debian: nodejs, npm)"
    if not fetched() and not _installed(npm):
        return "npm could not fetch the judges: read its words above and run it again"
    found = hashlib.sha256(DROOLS.read_bytes()).hexdigest()
    if found != DIGEST:
        return f"found the digest {found[:12]}… for the judge Drools, expected {DIGEST[:12]}…: it is not the program we know"
    for program in (DROOLS, SARIF_MULTITOOL):
        program.chmod(0o755)
    return ""


def _installed(npm: str) -> bool:
    """Whether npm could fetch all of it. A lock file that stays says that it could."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(WANTED / name, FOLDER)
    command = [npm, "ci", "--omit=optional", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if subprocess.run(command, cwd=FOLDER, check=False).returncode == 0:
        return True
    (FOLDER / LOCK).unlink()
    return False


def fetch_suite() -> str:
    """Fetch the source of the validator, in which its test suite is, and return the fault or nothing."""
    package = f"jsonschema=={version('jsonschema')}"
    if (FOLDER / f"{package.replace('==', '-')}.tar.gz").is_file():
        return ""
    download = ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(FOLDER), package]
    if subprocess.run([sys.executable, "-m", "pip", *download], check=False).returncode:
        return f"pip could not fetch the source of {package}: read its words above and run it again"
    return ""


if __name__ == "__main__":
    fault = fetch() or fetch_suite()
    if fault:
        print(fault, file=sys.stderr)
    sys.exit(1 if fault else 0)
