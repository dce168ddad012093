"""A page read back, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

TAGS = """
html head meta title link style body a header main footer nav section div span p b em bdi cite code strong mark
h1 h2 h3 h4 ul ol li dl dt dd table caption thead tbody tr th td details summary blockquote
svg g rect circle line path text
"""
ATTRIBUTES = """
lang charset http-equiv content name rel href class id tabindex scope colspan aria-labelledby aria-label
aria-hidden data-label role width height viewbox d x y x1 x2 y1 y2 cx cy r fill stroke stroke-width
stroke-dasharray transform font-size font-weight text-anchor
"""
ALLOWED = re.compile(r"#.*|https?://.*|[\w-]+\.html(#[\w-]+)?|index\.csv")
EMPTY = frozenset({"meta", "link"})
Attributes = dict[str, str]


class Page(HTMLParser):
    """The elements of a page in order, its text, and the tags that were left open or closed out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[tuple[str, str]] = []
        self.muddled: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.muddled += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.muddled.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, name: str) -> list[str]:
        return [given[name] for _, given in self.elements if name in given]

    def text(self) -> str:
        return " ".join("".join(data for tag, data in self.texts if tag != "style").split())

    def style(self) -> str:
        return "".join(data for tag, data in self.texts if tag == "style")

    def policy(self) -> str:
        return next(given["content"] for _, given in self.elements if "http-equiv" in given)

    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]


def faults(html: str) -> list[str]:
    """Everything wrong with a page, in words."""
    page = Page(html)
    return [
        *_elements(page),
        *_links(page),
        *_headings(page),
        *_tables(page),
        *(f"muddled {tag}" for tag in page.muddled),
    ]


def _elements(page: Page) -> Iterator[str]:
    for tag, given in page.elements:
        if tag not in TAGS.split():
            yield f"element {tag}"
        yield from (f"attribute {name}" for name in given if name not in ATTRIBUTES.split())
        if tag == "link" and given.get("href") != "data:,":
            yield f"sub-resource {given['href']}"


def _links(page: Page) -> Iterator[str]:
    ids = page.all("id")
    yield from (f"id {one} given twice" for one in sorted({one for one in ids if ids.count(one) > 1}))
    yield from (f"id {one} is not plain" for one in ids if not one.replace("-", "").isalnum())
    yield from (f"label {one} is missing" for one in page.all("aria-labelledby") if one not in ids)
    hrefs = [given["href"] for tag, given in page.elements if tag == "a"]
    yield from (f"link {href} leads nowhere" for href in hrefs if href.startswith("#") and href[1:] not in ids)
    yield from (f"link {href} is not of the web" for href in hrefs if not ALLOWED.fullmatch(href))


def _headings(page: Page) -> Iterator[str]:
    levels = page.levels()
    if levels.count(1) != 1:
        yield "not one main heading"
    yield from (f"heading {after} after {before}" for before, after in pairwise(levels) if after > before + 1)


def _tables(page: Page) -> Iterator[str]:
    tags = [tag for tag, _ in page.elements]
    if tags.count("table") != tags.count("caption"):
        yield "table without caption"
    yield from ("header without scope" for tag, given in page.elements if tag == "th" and "scope" not in given)
