"""The data that ships with the package: rulesets, schemas and templates.

In a wheel the folders lie inside the package; in a checkout they lie beside it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=None)
def folder(name: str) -> Path:
    """The folder ``rules``, ``schemas`` or ``templates``.

    A wheel is installed unpacked, so a plain path serves; ``importlib.resources`` would cost a third of the start-up.
    """
    shipped = HERE / name
    return shipped if shipped.is_dir() else HERE.parent / name


DEFAULT_RULESET = "way-forward-2012"


def ruleset_folder(name: str = DEFAULT_RULESET) -> Path:
    """The folder of a shipped ruleset."""
    return folder("rules") / name


def schema_file(name: str) -> Path:
    """The file of a shipped JSON Schema: ``proposal``, ``ruleset``, ``assessment`` or ``lint``."""
    return folder("schemas") / f"{name}.schema.json"
