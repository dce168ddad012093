"""Write the exact versions that "make" installs to requirements/, with digests: "make pins".

The newest versions that setup.cfg and pyproject.toml allow, found by uv for every supported Python and system at once.
One version of each package serves all files; where it serves some Pythons only, a marker says so. A file holds what is
not in those that it leads to.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from configparser import ConfigParser
from itertools import chain
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "requirements"
TOOL = CHECKOUT / "build" / "pins"
BASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("build", "durable", "run"), ()),
    **dict.fromkeys(("pdf", "watch"), ("run",)),
    "test": ("pdf", "watch"),
    **dict.fromkeys(("dev", "browser", "judges", "fuzz", "mutants"), ("test",)),
}
"""Every file by its name, and those that it leads to."""
HEAD = '# Written by "make pins": the exact versions, with digests.\n'


def wanted() -> dict[str, list[str]]:
    """What the package asks for, by the name of the file."""
    setup = ConfigParser()
    setup.read(CHECKOUT / "setup.cfg", encoding="utf-8")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = {name: lines(text) for name, text in setup["options.extras_require"].items()}
    asked = {name: extras.get(name, []) for name in BASES}
    asked["run"] = lines(setup["options"]["install_requires"])
    asked["build"] = list(project["build-system"]["requires"])
    return asked


def lines(text: str) -> list[str]:
    """The lines of a list in setup.cfg."""
    return [line for line in text.splitlines() if line]


def oldest_python() -> str:
    """The oldest Python that setup.cfg allows."""
    setup = ConfigParser()
    setup.read(CHECKOUT / "setup.cfg", encoding="utf-8")
    return setup["options"]["python_requires"].removeprefix(">=")


def fetch_tool() -> Path:
    """uv, installed into a folder of its own where it is not there yet."""
    program = TOOL / "bin" / "uv"
    if not program.exists():
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
            str(TOOL),
            "uv",
        ]
        subprocess.run(command, check=True)
    return program


def compiled(program: Path, asked: list[str], *options: str) -> str:
    """The versions that serve the requirements, as uv writes them."""
    fixed = ("--universal", "--python-version", oldest_python(), "--no-emit-index-url", "--no-annotate", "--no-header")
    command = [str(program), "pip", "compile", "--quiet", *fixed, *options, "-"]
    alone = {name: value for name, value in os.environ.items() if not name.startswith("VIRTUAL_ENV")}
    done = subprocess.run(command, input="\n".join(asked), stdout=subprocess.PIPE, env=alone, encoding="utf-8", check=True)
    return done.stdout


def blocks(text: str) -> list[str]:
    """The pins one by one, each with its digests."""
    return re.findall(r"^\S.*\n(?:[ \t]+.*\n)*", text, flags=re.MULTILINE)


def write(program: Path) -> None:
    """Find the versions of all, then write one file after the other."""
    asked = wanted()
    with tempfile.TemporaryDirectory() as scratch:
        everything = Path(scratch) / "all.txt"
        everything.write_text(compiled(program, [*chain(*asked.values())]), encoding="utf-8")
        options = ("--generate-hashes", "--constraint", str(everything))
        whole: dict[str, list[str]] = {}
        for name, bases in BASES.items():
            needs = [*chain(*(asked[one] for one in sorted(ancestry(name))))]
            whole[name] = blocks(compiled(program, needs, *options))
            below = {block for base in bases for block in whole[base]}
            more = [block for block in whole[name] if block not in below]
            lead = "".join(f"-r {base}.txt\n" for base in bases)
            text = HEAD + lead + "".join(more)
            (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


def ancestry(name: str) -> set[str]:
    """The file and all that it leads to."""
    return {name}.union(*(ancestry(base) for base in BASES[name]))


def main() -> int:
    """Fetch what finds versions, and write the files."""
    FOLDER.mkdir(exist_ok=True)
    try:
        write(fetch_tool())
    except subprocess.CalledProcessError as failed:
        print(
            f"found no versions that serve: read the words of {Path(failed.cmd[0]).name} above and run it again",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
