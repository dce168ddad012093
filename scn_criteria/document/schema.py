"""A JSON Schema, and the judgement of a document by it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.document import Document
from scn_criteria.document.limits import LIMITS
from scn_criteria.document.schema_judge import Judge, SchemaGuide, default_judge
from scn_criteria.resources import schema_text


class Schema:
    """A schema of JSON Schema 2020-12, and its judge. That it is a valid one is for the tests to say, not for every run."""

    def __init__(self, schema: Mapping[str, Any], judge: Callable[[Mapping[str, Any]], Judge] = default_judge) -> None:
        self.schema = schema
        self._choose = judge

    @cached_property
    def judge_chosen(self) -> Judge:
        """The judge, made when the first document comes."""
        return self._choose(self.schema)

    def judge(self, document: Document) -> tuple[Diagnostic, ...]:
        """All faults of a document, in the order of the file."""
        data: Any = document.data
        if self.judge_chosen.accepts(data):
            return ()
        from scn_criteria.document.fault import View  # noqa: PLC0415 - only a document with a fault needs it
        from scn_criteria.document.judging import diagnostics_of  # noqa: PLC0415

        found = islice(self.judge_chosen.violations(data), LIMITS.max_faults)
        return diagnostics_of(found, View(document, SchemaGuide(self.schema)))


@lru_cache(maxsize=None)
def load_schema(name: str) -> Schema:
    """The schema that ships under a name. Its decimals are exact, as those of documents are."""
    return Schema(json.loads(schema_text(name), parse_float=Decimal))
