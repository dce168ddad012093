"""A digest of what a ruleset decides, whatever its wording: it changes when the logic changes and only then.

It is taken over the normal form of every table as chosen, with parameters and readings filled in.
"""

from __future__ import annotations

import hashlib
import json

from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.normal_form import Test, normal_form
from scn_criteria.ruleset.vocabulary import Vocabulary


def fingerprint(ruleset: Ruleset, vocabulary: Vocabulary) -> str:
    """The digest, in hexadecimal. Order of files, of tables and of alternatives, ids and sentences do not enter."""
    logic = {
        table.id: [
            [
                sorted(sorted(_test(test) for test in one) for one in normal_form(row.when, ruleset, vocabulary)),
                row.then,
            ]
            for row in table.rows
        ]
        for table in ruleset.tables.values()
    }
    return hashlib.sha256(json.dumps(logic, sort_keys=True).encode()).hexdigest()


def _test(test: Test) -> list[str]:
    value = test.value if isinstance(test.value, bool | str) else str(test.value).rstrip("0").rstrip(".")
    return [test.fact, test.relation.value, json.dumps(value)]
