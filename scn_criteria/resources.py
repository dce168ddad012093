"""The data that ships with the package: rulesets, schemas and templates.

In a wheel the folders lie inside the package; in a checkout they lie beside it.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

# ``pathlib`` takes longer to import than a file takes to check, and a check needs none of it.

HERE = os.path.dirname(os.path.realpath(__file__))


@lru_cache(maxsize=None)
def place(name: str) -> str:
    """Where the folder ``rules``, ``schemas`` or ``templates`` is.

    A wheel is installed unpacked, so a plain path serves; ``importlib.resources`` would cost a third of the start-up.
    """
    shipped = os.path.join(HERE, name)
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(HERE), name)


@lru_cache(maxsize=None)
def folder(name: str) -> Path:
    """The folder ``rules``, ``schemas`` or ``templates``."""
    return Path(place(name))


DEFAULT_RULESET = "way-forward-2012"


def ruleset_folder(name: str = DEFAULT_RULESET) -> Path:
    """The folder of a shipped ruleset."""
    return folder("rules") / name


def proposal_files() -> tuple[Path, ...]:
    """The files of the proposals that ship as examples, by name."""
    return tuple(sorted(folder("proposals").glob("*.yaml")))


def schema_file(name: str) -> Path:
    """The file of a shipped JSON Schema, such as ``proposal``: ``scn schema`` lists them."""
    return folder("schemas") / f"{name}.schema.json"


def schema_text(name: str) -> str:
    """The text of a shipped JSON Schema."""
    with open(os.path.join(place("schemas"), f"{name}.schema.json"), encoding="utf-8") as stream:
        return stream.read()
