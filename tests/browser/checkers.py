"""The checkers that nobody here wrote: where they are, and why they are not if they are not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent


def _tool() -> ModuleType:
    """The tool that fetches them, under a name of its own: tools/ is no package."""
    spec = importlib.util.spec_from_file_location("tools_browser", HERE.parents[1] / "tools" / "browser.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


def fault() -> str:
    """Why pages cannot be tried in a browser here, or nothing."""
    if found := TOOL.machine_fault():
        return str(found)
    if importlib.util.find_spec("playwright") is None or not TOOL.fetched():
        return 'found no Playwright or no checkers, expected both to try the pages in a browser: run "make browser-test"'
    return ""


def axe() -> str:
    """The script of axe-core."""
    return str(TOOL.AXE.read_text(encoding="utf-8"))


def complaints_of_nu(pages: Iterable[Path]) -> list[str]:
    """The errors that the Nu HTML checker finds."""
    return _lines("java", "-jar", str(TOOL.NU), "--errors-only", "--format", "gnu", *map(str, pages))


def complaints_of_html_validate(pages: Iterable[Path]) -> list[str]:
    """What html-validate finds."""
    rules = str(HERE / "html-validate.json")
    return _lines("node", str(TOOL.HTML_VALIDATE), "--config", rules, "--formatter", "text", *map(str, pages))


def _lines(*command: str) -> list[str]:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False)
    lines = done.stdout.splitlines()
    assert bool(lines) == bool(done.returncode), done.stdout
    return lines
