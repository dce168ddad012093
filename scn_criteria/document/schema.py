"""A JSON Schema, and the judgement of a document by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.acceptance import Acceptance
from scn_criteria.document.document import Document
from scn_criteria.document.limits import LIMITS
from scn_criteria.resources import schema_text

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

# ``jsonschema`` takes longer to import than a file takes to check, so it is imported when a document first has a fault.


class Schema:
    """A schema of JSON Schema 2020-12. That it is a valid one is for the tests to say, not for every run."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self._acceptance = Acceptance(schema)

    @cached_property
    def _validator(self) -> Validator:
        from scn_criteria.document.keywords import strict_validator  # noqa: PLC0415

        return strict_validator(self.schema, self._acceptance)

    def judge(self, document: Document) -> tuple[Diagnostic, ...]:
        """All faults of a document, in the order of the file."""
        data: Any = document.data
        if self._acceptance.fits(data):
            return ()
        errors = list(islice(self._validator.iter_errors(data), LIMITS.max_faults))
        if not errors:
            return ()
        from scn_criteria.document.breaches import breach_of  # noqa: PLC0415
        from scn_criteria.document.fault import View  # noqa: PLC0415
        from scn_criteria.document.judging import diagnostics_of  # noqa: PLC0415
        from scn_criteria.document.outline import Outline  # noqa: PLC0415

        outline = Outline(self.schema)
        breaches = [breach_of(error, outline) for error in errors]
        return diagnostics_of(breaches, View(document, outline))


@lru_cache(maxsize=None)
def load_schema(name: str) -> Schema:
    """The schema that ships under a name. Its decimals are exact, as those of documents are."""
    return Schema(json.loads(schema_text(name), parse_float=Decimal))
