"""The files of the reference data, and their copy that is quicker to read.

People write the files in YAML. ``tools/write_reference.py`` puts what they hold into one file of JSON, which is read in a
tenth of the time. Of a file that was changed since, the copy is not used.
"""

from __future__ import annotations

import json
from binascii import crc32
from functools import lru_cache
from typing import Any

from scn_criteria import resources
from scn_criteria.document import load

FILES = ("areas", "core-funding", "named-services", "nice-guidance", "outcomes-framework", "precedents")
COPY = "copy.json"


def reference_data(name: str) -> Any:
    """The plain data of a file."""
    raw = _bytes(f"{name}.yaml")
    copied = _copies().get(name)
    return copied["data"] if copied and copied["made_from"] == crc32(raw) else original(name, raw)


def original(name: str, raw: bytes) -> Any:
    """The plain data of a file, from its YAML."""
    loaded = load(raw, f"{name}.yaml")
    if loaded.document is None:
        raise RuntimeError(f"the shipped file {name}.yaml cannot be read")
    return loaded.document.data


def copies() -> str:
    """The text that the copy of all files should hold."""
    texts = {name: _bytes(f"{name}.yaml") for name in FILES}
    entries = {name: {"made_from": crc32(raw), "data": original(name, raw)} for name, raw in texts.items()}
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=1)
def _copies() -> Any:
    try:
        return json.loads(_bytes(COPY))
    except FileNotFoundError:
        return {}


def _bytes(file: str) -> bytes:
    with open(f"{resources.place('rules')}/reference/{file}", "rb") as stream:
        return stream.read()
