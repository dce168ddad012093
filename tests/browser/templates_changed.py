"""The report as it would be with another template, from a copy: the templates themselves stay as they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from scn_criteria import resources
from scn_criteria.report import templating

FOLDER = resources.folder


@contextmanager
def changed_templates(copy: Path, name: str, old: str, new: str) -> Iterator[None]:
    """Pages are made from a copy in which one text stands in place of another."""
    shutil.copytree(str(FOLDER("templates")), copy)
    text = (copy / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    with mock.patch.object(resources, "folder", lambda given: copy if given == "templates" else FOLDER(given)):
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Templates are kept once read."""
    for kept in vars(templating).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
