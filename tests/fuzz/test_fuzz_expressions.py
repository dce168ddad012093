"""No text makes a regular expression slow: each is tried on texts as long as they may be. A judge proves it besides."""

from __future__ import annotations

import re
from itertools import product
from time import process_time

import pytest
from expressions_in_use import of_packages, of_schemas

from scn_criteria.document import number_reader
from scn_criteria.document.schema_judge import strict
from scn_criteria.document.source_text import LIMITS

pytestmark = pytest.mark.thorough

EXPRESSIONS = {**{place: re.compile(strict(found.pattern)) for place, found in of_schemas().items()}, **of_packages()}
HEADS = ("", "https://", "A", "SI-", "1.", "# scn: ", "\u200b")
UNITS = ("a", "a-", "-", "0", "0.", "1,", "A1-R", " ", "# ", "?x", "\u200b", "\r", "{", "[", "SCN201, ", "=", "é")
ENDS = ("", "!", "\n")
MOST_SECONDS = 0.5
"""For a text of the longest kind. One step a character takes a thousandth of a second or two."""


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_is_quick_on_any_text(name: str) -> None:
    expression = EXPRESSIONS[name]
    # A number is read from the first signs of a text alone.
    longest = number_reader.LONGEST if name.startswith("document.number_reader.") else LIMITS.max_scalar
    slow = []
    for head, unit, end in product(HEADS, UNITS, ENDS):
        text = head + unit * (longest // len(unit)) + end
        start = process_time()
        expression.search(text)
        took = process_time() - start
        if took > MOST_SECONDS:
            slow.append((head, unit, end, round(took, 2)))
    assert slow == []
