"""Files of another kind that were taken for YAML: what they are, and what to do with them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.codes import FOREIGN_FILE, NOT_UTF_8, TAB_INDENTATION, YAML_SYNTAX
from scn_criteria.document.document import Document
from scn_criteria.document.source_text import Faults


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file in words, and what to do with one."""

    name: str
    help: str

    def fault(self, path: str) -> Diagnostic:
        """The fault of a file of this kind."""
        return Diagnostic(FOREIGN_FILE, f"found {self.name}, expected plain text in YAML", path, help=self.help)


COPY = 'copy its words into a plain text file that ends in .yaml; "scn new" writes one to start from'
UNPACK = "unpack it, and name the files in it that end in .yaml"
CONVERT = 'write its content as YAML, a key and a value on each line; "scn new" writes a file to start from'

# Files that are no text, known by their first bytes

ZIP = b"PK\x03\x04"
ZIPPED = (
    (b"word/document", "a Word document (.docx)"),
    (b"xl/workbook", "an Excel workbook (.xlsx)"),
    (b"ppt/presentation", "a PowerPoint presentation (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
)
"""What the names in an archive say of it."""

FIRST_BYTES = (
    (b"%PDF-", Foreign("a PDF document", COPY)),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Foreign("a document of an older Word, Excel or PowerPoint (.doc, .xls, .ppt)", COPY),
    ),
    (b"{\\rtf", Foreign("a document in rich text (.rtf)", COPY)),
    (b"\x1f\x8b", Foreign("a compressed file (.gz)", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("an archive (.7z)", UNPACK)),
    (b"Rar!\x1a\x07", Foreign("an archive (.rar)", UNPACK)),
    (b"\x89PNG\r\n", Foreign("a picture (.png)", COPY)),
    (b"\xff\xd8\xff", Foreign("a picture (.jpg)", COPY)),
    (b"GIF8", Foreign("a picture (.gif)", COPY)),
)
MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""The byte order marks of other encodings; the longer ones first."""
SAVE_AS = 'save the file with the encoding UTF-8: in Notepad "Save as" has a list of encodings'
LOOKED_AT = 400
"""So many bytes show whether every second one is null, as in text of Latin letters in UTF-16."""
MOST_NULL, LEAST_NULL = 0.1, 0.8


def fault_of_bytes(raw: bytes, path: str) -> Diagnostic | None:
    """The fault of a file that its first bytes show to be of another kind, or in another encoding."""
    if raw.startswith(ZIP):
        zipped = next((name for part, name in ZIPPED if part in raw), None)
        return (Foreign(zipped, COPY) if zipped else Foreign("a zip archive", UNPACK)).fault(path)
    known = next((kind for first, kind in FIRST_BYTES if raw.startswith(first)), None)
    if known is not None:
        return known.fault(path)
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "UTF-16" if _is_every_second_null(raw) else "")
    if not encoding:
        return None
    return Diagnostic(NOT_UTF_8, f"found text in {encoding}, expected UTF-8", path, help=SAVE_AS)


def _is_every_second_null(raw: bytes) -> bool:
    """Whether the first bytes are those of Latin letters in UTF-16 without a mark."""
    start = raw[:LOOKED_AT]
    if b"\x00" not in start:
        return False
    half = len(start) / 2
    shares = sorted((start[::2].count(0) / half, start[1::2].count(0) / half))
    return shares[0] <= MOST_NULL and shares[1] >= LEAST_NULL


# Texts of another kind

HTML = re.compile(r"\A(?:\s|<!--[^>]*+>)*+<(?:!doctype\s+html|html|head|body|div|table|p|meta)\b", re.IGNORECASE)
XML = re.compile(r"\A\s*+<\?xml\b")
HEADER = re.compile(r"^(From|To|Cc|Subject|Date|Received|MIME-Version|Message-ID|Return-Path|Content-Type):", re.MULTILINE)
LEAST_HEADERS = 3
HEADERS_WITHIN = 2000
LETTER = Foreign("an e-mail", "save the file that is attached to it, and name that")
TABLE = Foreign(
    "a table as a spreadsheet saves it",
    'write each row as an item of a list, with a key before each value, as in "name: Age UK"',
)
JSON = Foreign("JSON", CONVERT)
ROW = re.compile(r"\A[^\t;,\n]*+([\t;,])")
SPARE_COMMA = re.compile(r",(?=\s*+[}\]])")
"""A comma before a closing bracket, which people leave when they shorten JSON, and which JSON does not allow."""
LONGEST_JSON = 100_000


def fault_of_text(text: str, path: str) -> Diagnostic | None:
    """The fault of a text whose beginning shows that it is of another kind. Some of these YAML can read, as one text."""
    first = text[:HEADERS_WITHIN]
    if HTML.match(first):
        return Foreign("a page of HTML", COPY).fault(path)
    if XML.match(first):
        return Foreign("a file of XML", CONVERT).fault(path)
    headers = {found[1] for found in HEADER.finditer(first)}
    if len(headers) >= LEAST_HEADERS and HEADER.match(first):
        return LETTER.fault(path)
    return None


def fault_of_unreadable(text: str, faults: Faults) -> Diagnostic | None:
    """The fault of a text that is no YAML but JSON, which knows escapes that YAML refuses."""
    syntax = {found.code for found in faults.found} <= {YAML_SYNTAX, TAB_INDENTATION}
    return JSON.fault(faults.path) if syntax and _is_json(text, spare_commas=True) else None


def fault_of_data(document: Document) -> Diagnostic | None:
    """The fault of a document that YAML can read and that is a table, JSON, or of another kind.

    JSON that states a format is fine, for it is YAML too; with a comma too many only some programs would read it.
    """
    data, text = document.data, document.text
    stated = isinstance(data, dict) and "format" in data
    if not stated and (known := fault_of_text(text, document.path)) is not None:
        return known
    if isinstance(data, str):
        return TABLE.fault(document.path) if _is_table(text) else None
    if not isinstance(data, (dict, list)) or (stated and _is_json(text)):
        return None
    return JSON.fault(document.path) if _is_json(text, spare_commas=True) else None


def _is_json(text: str, *, spare_commas: bool = False) -> bool:
    """Whether a text is JSON, or would be without commas before closing brackets."""
    if text.lstrip()[:1] not in {"{", "["} or '"' not in text or len(text) > LONGEST_JSON:
        return False
    try:
        json.loads(SPARE_COMMA.sub("", text) if spare_commas else text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Whether all lines, of which there are two at least, are parted into as many cells by the same sign."""
    lines = [line for line in text.splitlines() if line.strip()]
    sign = ROW.match(lines[0]) if len(lines) > 1 else None
    return sign is not None and len({line.count(sign[1]) for line in lines}) == 1
