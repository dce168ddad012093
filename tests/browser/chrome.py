"""Chromium, driven by Playwright: pages opened from files, and what they ask for and complain about."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a page."""

    width: int = 1280
    forced_colours: bool = False

    def __str__(self) -> str:
        return f"{self.width}{'-forced' * self.forced_colours}"


@dataclass(slots=True)
class Opened:
    """An open page, with everything it asked for and everything the browser said about it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def ask(self, script: str, given: object = None) -> Any:
        """What a function of the browser returns."""
        return self.page.evaluate(script, given)

    def open_details(self) -> None:
        """Open everything that can be opened."""
        self.ask("() => document.querySelectorAll('details').forEach(one => { one.open = true })")


class Chrome:
    """A running browser without a network."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    @contextmanager
    def showing(self, path: Path, view: View = View()) -> Iterator[Opened]:
        """A page in a window of its own."""
        context = self._browser.new_context(
            viewport={"width": view.width, "height": 900},
            forced_colors="active" if view.forced_colours else "none",
            offline=True,
        )
        try:
            opened = Opened(context.new_page())
            opened.page.on("request", lambda request: opened.requests.append(request.url))
            opened.page.on("console", lambda message: opened.messages.append(message.text))
            opened.page.on("pageerror", lambda error: opened.messages.append(str(error)))
            opened.page.on("dialog", lambda dialog: (opened.messages.append(dialog.message), dialog.dismiss()))
            opened.page.goto(path.as_uri())
            yield opened
        finally:
            context.close()


@contextmanager
def running() -> Iterator[Chrome]:
    """A browser for as long as it is needed."""
    # Not at the top: without Playwright, these tests must still be found, to say that they do not run.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        try:
            yield Chrome(browser)
        finally:
            browser.close()


def without_policy(html: str) -> str:
    """The page without its security policy, so that escaping alone must hold."""
    changed, found = POLICY.subn("", html)
    assert found == 1
    return changed
