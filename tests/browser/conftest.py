"""One browser for all of these tests, and one sentence instead of them where it is not there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The hostile texts and the sample are those of the other tests of reports.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "report")]

import checkers  # noqa: E402
import chrome as browser  # noqa: E402
import site_of_pages  # noqa: E402

FAULT = checkers.fault()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FAULT and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=FAULT))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [one for one in terminalreporter.getreports("skipped") if "browser" in one.keywords]
    if FAULT and skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests not run: {FAULT}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all pages to try."""
    return site_of_pages.write(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def chrome() -> Iterator[browser.Chrome]:
    """The browser."""
    with browser.running() as found:
        yield found
