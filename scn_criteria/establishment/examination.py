"""A file that plans are made from, looked at: schema, then what a schema cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scn_criteria import resources
from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.document import Loaded, load_schema, mapping, read_file
from scn_criteria.establishment.checks import run_checks
from scn_criteria.establishment.parsing import Data, parse_provisions
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.establishment.references import check_references

SCHEMA = "establishment"
FILES = ("funding", "support-team")


@dataclass(frozen=True, slots=True)
class ExaminedProvisions:
    """The data of a file, where it can be used, and everything found in it."""

    data: Data | None
    diagnostics: tuple[Diagnostic, ...]


def examine_provisions(loaded: Loaded) -> ExaminedProvisions:
    """Examine a file that plans are made from. Never raises on a bad file."""
    document = loaded.document
    if document is None:
        return ExaminedProvisions(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema(SCHEMA).judge(document)
    if not _has_error(found):
        found += (*run_checks(document), *check_references(document))
    return ExaminedProvisions(None if _has_error(found) else mapping(document), in_file_order(found))


@lru_cache(maxsize=1)
def shipped_provisions() -> Provisions:
    """The provisions that ship with the package."""
    folder = resources.folder("rules") / "establishment"
    examined = [examine_provisions(read_file(folder / f"{name}.yaml", f"{name}.yaml")) for name in FILES]
    files = [one.data for one in examined if one.data is not None]
    if len(files) < len(FILES):
        raise RuntimeError("the shipped files that plans are made from cannot be used: run scn lint rules/establishment")
    return parse_provisions(files)


def _has_error(found: Sequence[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
