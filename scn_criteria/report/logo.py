"""A logo read from a file: a PNG, or an SVG that does nothing but draw."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

MOST_BYTES = 40_000
"""A logo goes into every page, and a page should stay light enough to be sent by mail."""

PNG = b"\x89PNG\r\n\x1a\n"
PNG_BEGINS, PNG_ENDS, PNG_DATA = b"IHDR", b"IEND", b"IDAT"
LONGEST_SIDE = 4000

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
DRAWING |= {"text", "tspan", "title", "desc", "clipPath", "mask", "linearGradient", "radialGradient", "stop"}
REFERENCES = frozenset({"href", "src", "base"})
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|@|\\|//|/\*|image-set\(|expression\(", re.IGNORECASE)
DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*['\"](?!utf-8['\"])", re.IGNORECASE)


class LogoError(ValueError):
    """What is wrong with a logo, in one sentence."""


def logo_address(raw: bytes) -> str:
    """A logo as an address that holds the picture itself. Raises LogoError where it cannot be used."""
    if len(raw) > MOST_BYTES:
        raise LogoError(f"found more than {MOST_BYTES:,} bytes, expected a small file: save the logo smaller")
    kind = "png" if raw.startswith(PNG) else "svg+xml"
    if kind == "png":
        _check_png(raw)
    else:
        _check_svg(raw)
    return f"data:image/{kind};base64,{base64.b64encode(raw).decode('ascii')}"


def _check_png(raw: bytes) -> None:
    """Go through the parts of a PNG file: each must be whole, the first give the size, the last be the end."""
    parts = list(_parts(raw))
    names = [name for name, _ in parts]
    sound = bool(parts) and names[0] == PNG_BEGINS and names[-1] == PNG_ENDS and PNG_DATA in names
    if not sound or len(parts[0][1]) != 13:
        raise LogoError("found a PNG that is cut off or damaged, expected a whole one: save the logo again")
    sides = struct.unpack(">II", parts[0][1][:8])
    if not all(0 < side <= LONGEST_SIDE for side in sides):
        size = " by ".join(f"{side:,}" for side in sides)
        raise LogoError(f"found a PNG of {size} pixels, expected at most {LONGEST_SIDE:,} a side: save the logo smaller")


def _parts(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG file. None at all where one is not whole, or where something follows the end."""
    at, found = len(PNG), []
    while at + 12 <= len(raw):
        (length,) = struct.unpack(">I", raw[at : at + 4])
        name, data, sum_ = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length], raw[at + 8 + length : at + 12 + length]
        if sum_ != struct.pack(">I", zlib.crc32(name + data)):
            return
        found.append((name, data))
        at += 12 + length
    if at == len(raw):
        yield from found


def _check_svg(raw: bytes) -> None:
    """Every element must be one that draws, and none may reach for anything outside the file."""
    root = _root(raw)
    if root.tag != f"{SVG}svg":
        raise LogoError("found no picture, expected a PNG or an SVG: save the logo as one of these")
    for element in root.iter():
        if element.tag not in {f"{SVG}{name}" for name in DRAWING}:
            raise _refused(f'the element "{element.tag.rpartition("}")[2]}"')
        for attribute, value in element.attrib.items():
            _check_attribute(attribute.rpartition("}")[2], value)


def _root(raw: bytes) -> Element:
    """The outermost element. Entities could make a small file very large, so a file that declares a type is refused."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LogoError("found no picture, expected a PNG, or an SVG in UTF-8: save the logo as one of these") from error
    if "<!doctype" in text.lower() or "<!entity" in text.lower():
        raise _refused("a document type")
    if "<?" in text.removeprefix("<?"):
        raise _refused("a processing instruction")
    if DECLARED.match(text):
        raise LogoError("found an SVG in another encoding, expected UTF-8: save the logo again")
    parser = XMLParser()
    try:
        parser.feed(text)
        root = parser.close()
    except ParseError as error:
        raise LogoError("found no picture, expected a PNG or an SVG: save the logo as one of these") from error
    assert isinstance(root, Element)
    return root


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _refused(f'the attribute "{name}", which holds script')
    if name in REFERENCES and not value.startswith("#"):
        raise _refused(f'the attribute "{name}", which leads out of the file')
    if OUTSIDE.search(value):
        raise _refused(f'the attribute "{name}", which may lead out of the file')


def _refused(what: str) -> LogoError:
    return LogoError(f"found in the SVG {what}, expected nothing but shapes and text: save the logo as a plain SVG or a PNG")
