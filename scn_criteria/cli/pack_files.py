"""Packs on disk: what was written by the program and left as it was may be written over; what people changed may not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from scn_criteria.establishment.pack import Pack
from scn_criteria.report.pack_markdown import MARKDOWN, pack_markdown
from scn_criteria.report.pack_page import PAGE, pack_pages

FORMATS = (MARKDOWN, PAGE)
SEAL = re.compile(r"<!-- scn pack, as written: ([0-9a-f]{64}) -->\n\Z")


def pack_files(pack: Pack, folder: Path, formats: Iterable[str]) -> Mapping[Path, str]:
    """All files of a pack, each sealed, in a folder of its own below another."""
    makers = {MARKDOWN: pack_markdown, PAGE: pack_pages}
    return {
        folder / pack.identifier / f"{name}.{ending}": sealed(text)
        for ending in dict.fromkeys(formats)
        for name, text in makers[ending](pack).items()
    }


def sealed(text: str) -> str:
    """A text with a last line by which it can be told later whether anybody has changed it."""
    whole = f"{text.rstrip()}\n\n"
    return f"{whole}<!-- scn pack, as written: {_digest(whole)} -->\n"


def is_as_written(text: str) -> bool:
    """Whether a text is sealed, and nobody has changed anything above its seal."""
    found = SEAL.search(text)
    return found is not None and found[1] == _digest(text[: found.start()])


def edited(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Of the files to be written, those that are there already and that the program may not write over."""
    return tuple(path for path, text in texts.items() if (path.exists() or path.is_symlink()) and not _free(path, text))


def _free(path: Path, text: str) -> bool:
    """Whether a file holds what is to be written anyway, or what the program wrote."""
    try:
        found = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return found == text or is_as_written(found)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
