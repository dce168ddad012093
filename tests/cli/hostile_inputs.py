"""Files whose every text, and whose names, would do harm where a terminal, a log, a page or a spreadsheet obeyed them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import yaml
from running import PROPOSALS, ROOT

FORGED = "pwned"
LINE = f"=1+1 ::error::{FORGED} ##[error]{FORGED} ##vso[x] %0A::error::{FORGED} <script>{FORGED}</script> [a](//{FORGED})"
"""For a text on one line: what stands in it is allowed, and must only be shown."""
LINES = f"A paragraph.\n\n::error::{FORGED}\n  ##[error]{FORGED}\n{FORGED}: establish\n\u202e{FORGED}\u2069\u200f =1+1"
"""For a text of several lines."""
NAME = f"x\n::error::{FORGED}\x1b[8m\u202e##[error]{FORGED},%0A"
"""For the name of a file or a folder."""
KEPT = {"id", "source", "format", "proposal", "sha256", "url", "framework", "reference", "version", "period", "unit"}
"""Keys whose texts other parts of the file must agree with, or that are too short for these."""


def is_free(text: str) -> bool:
    """Whether a text is words of an author, and not a word of the schema, a date or a key."""
    return " " in text.strip() and not text.startswith("http")


def poisoned(data: Any, texts: list[str], key: str = "") -> Any:
    """The same data with a hostile text in place of each that is free. Long ones are taken for texts of several lines."""
    if isinstance(data, dict):
        return {name: poisoned(value, texts, name) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(value, texts, key) for value in data]
    if not isinstance(data, str) or key in KEPT or not is_free(data):
        return data
    texts.append(data)
    return f"{LINES if key in PROSE else LINE} {data[:60]}".replace("=1+1", f"=1+{len(texts)}")


SCHEMA = json.loads((ROOT / "schemas" / "proposal.schema.json").read_text(encoding="utf-8"))
PROSE = set(re.findall(r'"([a-z_]+)": \{\s*"\$ref": "#/\$defs/prose"', json.dumps(SCHEMA, indent=1)))
PROSE -= set(re.findall(r'"([a-z_]+)": \{\s*"\$ref": "#/\$defs/(?:sentence|name)"', json.dumps(SCHEMA, indent=1)))
"""Keys whose texts may be of several lines, wherever they stand."""


def written(path: Path, data: Any) -> None:
    """Write data as YAML. Its escapes would be faults of their own, so characters stand for themselves."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")


def hostile_folder(folder: Path) -> Path:
    """A folder of hostile files, itself of such a name: two proposals, one of them with faults, and a ruleset."""
    place = folder / NAME
    place.mkdir()
    sound = yaml.safe_load((PROPOSALS / "cancer.yaml").read_text(encoding="utf-8"))
    written(place / "cancer.yaml", poisoned(sound, []))
    other = yaml.safe_load((PROPOSALS / "respiratory-disease.yaml").read_text(encoding="utf-8"))
    written(place / f"{NAME}.yaml", poisoned(other, []))
    faulty = {**sound, "title": LINES, "id": LINE, "submitted": LINE, LINE: LINE, "nonsense": LINES, "extent": LINE}
    written(place / "faulty" / f"{NAME}.yaml", faulty)
    return place


def hostile_ruleset(folder: Path) -> Path:
    """A copy of the shipped rules under a hostile name, whose titles and reasons are hostile."""
    place = folder / f"rules {NAME}"
    shutil.copytree(ROOT / "rules" / "way-forward-2012", place)
    head = place / "ruleset.yaml"
    data = yaml.safe_load(head.read_text(encoding="utf-8"))
    data["title"] = LINE
    written(head, data)
    return place
