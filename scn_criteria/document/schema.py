"""A JSON Schema, and the judgement of a document by it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.acceptance import Acceptance
from scn_criteria.document.document import Document
from scn_criteria.document.finding import Finding, finding_of
from scn_criteria.document.limits import LIMITS
from scn_criteria.document.rule import Unsure
from scn_criteria.resources import schema_text

# ``jsonschema`` takes longer to import than a file takes to check, so it is imported where only it can tell.


class Schema:
    """A schema of JSON Schema 2020-12. That it is a valid one is for the tests to say, not for every run."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self._acceptance = Acceptance(schema)

    def judge(self, document: Document) -> tuple[Diagnostic, ...]:
        """All faults of a document, in the order of the file."""
        data: Any = document.data
        if self._acceptance.fits(data):
            return ()
        found = self._found(data)
        if not found:
            return ()
        from scn_criteria.document.breaches import breach_of  # noqa: PLC0415
        from scn_criteria.document.fault import View  # noqa: PLC0415
        from scn_criteria.document.judging import diagnostics_of  # noqa: PLC0415
        from scn_criteria.document.outline import Outline  # noqa: PLC0415

        outline = Outline(self.schema)
        return diagnostics_of([breach_of(each, outline) for each in found], View(document, outline))

    def _found(self, data: Any) -> list[Finding]:
        """What breaks the schema. Where the search cannot tell, or finds nothing, the library judges."""
        from scn_criteria.document.search import findings  # noqa: PLC0415 - only a document with a fault needs it

        found: list[Finding] = []
        with suppress(Unsure):
            found = list(islice(findings(data, self.schema, self._acceptance), LIMITS.max_faults))
        return found or list(islice(self._found_by_library(data), LIMITS.max_faults))

    def _found_by_library(self, data: Any) -> Iterator[Finding]:
        from scn_criteria.document.keywords import strict_validator  # noqa: PLC0415

        return map(finding_of, strict_validator(self.schema).iter_errors(data))


@lru_cache(maxsize=None)
def load_schema(name: str) -> Schema:
    """The schema that ships under a name. Its decimals are exact, as those of documents are."""
    return Schema(json.loads(schema_text(name), parse_float=Decimal))
