"""The first line of a new proposal, by which editors find the schema, and where that schema lies."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from scn_criteria import resources

PROPOSAL = "proposal"
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Modeline:
    """What the line says, and the schema that has to be written for it to hold; both empty where there is to be none."""

    address: str = ""
    lacking: Path | None = None

    @property
    def text(self) -> str:
        """The line, with its end."""
        return f"# yaml-language-server: $schema={self.address}\n" if self.address else ""


def modeline_asked(schema: str, folder: Path) -> Modeline:
    """The line for a schema that the user named, by its address or by its file. Raises UsageError where none can be had."""
    on_the_web = ADDRESS.fullmatch(schema) is not None
    path = Path(schema)
    address = schema if on_the_web else _seen_from(folder, path)
    if re.search(r"\s", address):
        raise click.UsageError(
            f'"{address}" cannot be the address of a schema, as editors read up to the first space; expected none in it'
        )
    return Modeline(address, None if on_the_web or path.exists() else path)


def modeline_found(folder: Path, kind: str = PROPOSAL) -> Modeline:
    """The line for the nearest copy of the schema, or for one beside the new file that has still to be written."""
    name = resources.schema_file(kind).name
    for path in _candidates(folder, name):
        if _is_ours(path, kind):
            return Modeline(_seen_from(folder, path))
    beside = folder / name
    return Modeline() if beside.exists() else Modeline(name, beside)


def schema_text(kind: str = PROPOSAL) -> str:
    """The schema of such files, as it ships."""
    return resources.schema_file(kind).read_text(encoding="utf-8")


def _candidates(folder: Path, name: str) -> Iterator[Path]:
    """Where the schema may lie: in the folder or in one around it, or in a folder of schemas there."""
    here = folder.resolve()
    return (around / place for around in (here, *here.parents) for place in (Path(name), Path("schemas", name)))


def _is_ours(path: Path, kind: str) -> bool:
    """Whether a file is a schema of such files, and not one of the same name for something else."""
    try:
        return f'"scn-{kind}/1"' in path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False


def _seen_from(folder: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
