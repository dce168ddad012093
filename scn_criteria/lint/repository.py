"""Paths from the root of a repository, by which code hosts know its files, and what git says of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePath

from scn_criteria.contained_files import CHECKOUT
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.lint.results import Address, address

VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub Actions and GitLab say which folder they have put the repository in."""

REMEMBERED = 1024


def repository_addresses(environment: Mapping[str, str], folder: str) -> Address:
    """What gives the path of a file from the root of its repository on, with forward slashes.

    The root is the folder that a pipeline names in its variables, where the file lies below it: that folder if it is a
    checkout, else the outermost checkout between it and the file, else the folder itself. Without a pipeline it is the
    nearest checkout around the file. Outside of any, paths begin in ``folder``, the working directory. Folders are compared
    as they are when every link is followed, but a file that is a link is the link: that is what a repository knows.
    """
    here = _real(Path(folder))
    named = [_real(Path(value)) for name in VARIABLES if Path(value := environment.get(name, "")).is_absolute()]

    @lru_cache(maxsize=REMEMBERED)
    def within(parent: Path) -> PurePath | None:
        """The path of a folder from the root on; nothing where it is in no repository."""
        real = _real(parent)
        around = [real, *real.parents]
        root = next((_checkout_below(one, around) for one in named if one in around), None)
        root = root or next(filter(_is_checkout, around), here if here in around else None)
        return real.relative_to(root) if root else None

    def in_repository(path: str) -> str:
        if path == STANDARD_INPUT or not folder:
            return address(path, folder)
        whole = Path(folder, path)
        if whole.name in ("", ".."):
            whole = _real(whole)
        inside = within(whole.parent)
        return address(path, folder) if inside is None else (inside / whole.name).as_posix()

    return in_repository


def _real(folder: Path) -> Path:
    """A folder with every link followed, or as it is where that cannot be done."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError, ValueError):
        return folder


def _checkout_below(top: Path, around: Sequence[Path]) -> Path:
    """The outermost checkout from a folder inwards, given the folders around another that lies in it; else the folder."""
    inward = around[around.index(top) :: -1]
    return next(filter(_is_checkout, inward), top)


def _is_checkout(folder: Path) -> bool:
    try:
        (folder / CHECKOUT).lstat()
    except OSError:
        return False
    return True


GIT_SECONDS = 20


def answer_of_git(folder: str, *command: str) -> bytes | None:
    """What git answers in a folder, or nothing where it refuses. Nothing that a checkout may hold is run."""
    safely = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-optional-locks")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ("git", *safely, *command),
            cwd=folder,
            env=clean,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return None if done.returncode else done.stdout
