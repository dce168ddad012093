"""What must hold of a ruleset beyond its schema. A check is a function from the parts of a ruleset to diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scn_criteria.diagnostics import Diagnostic, in_file_order
from scn_criteria.document import Document
from scn_criteria.ruleset.checks import names, operands, shape, usage
from scn_criteria.ruleset.checks.walk import Part, Parts
from scn_criteria.ruleset.vocabulary import Vocabulary

CHECKS: tuple[Callable[[Parts], Iterator[Diagnostic]], ...] = (
    names.check_facts,
    names.check_groups,
    names.check_parameters,
    names.check_readings,
    names.check_blanks,
    names.check_documents,
    operands.check_operators,
    operands.check_operands,
    shape.check_tables,
    shape.check_results,
    shape.check_final_rows,
    shape.check_ids,
    shape.check_ranges,
    shape.check_folder,
    usage.check_unread_facts,
    usage.check_unused_parameters,
    usage.check_unused_readings,
    usage.check_unused_documents,
)


def check_ruleset(documents: Mapping[str, Document], shown: str, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """All faults of a ruleset's files, each of which fits its schema; file by file, in file order."""
    files = {name: Part(document, (), document.data) for name, document in documents.items()}
    misplaced = tuple(shape.check_formats(files))
    if misplaced:
        return misplaced
    head = files.pop(shape.HEAD)
    tables = (file.inner("tables", index) for file in files.values() for index in range(len(file.data["tables"])))
    parts = Parts(head, tuple(tables), vocabulary, shown)
    found = tuple(diagnostic for check in CHECKS for diagnostic in check(parts))
    return tuple(
        diagnostic
        for document in documents.values()
        for diagnostic in in_file_order(tuple(one for one in found if one.path == document.path))
    )
