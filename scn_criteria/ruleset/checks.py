"""The checks of a ruleset beyond its schema. A check is a function from the parts of a ruleset to diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Pointer, Related, in_file_order
from scn_criteria.document.document import Document
from scn_criteria.document.fixes import suggest
from scn_criteria.ruleset.codes import (
    FACT_OUT_OF_PLACE,
    FINAL_ROW,
    MISNAMED_FOLDER,
    MISPLACED_FORMAT,
    MISSING_TABLE,
    OUTSIDE_RANGE,
    REPEATED_ID,
    UNCLEAR_OPERATOR,
    UNFIT_OPERAND,
    UNKNOWN_DOCUMENT,
    UNKNOWN_FACT,
    UNKNOWN_GROUP,
    UNKNOWN_PARAMETER,
    UNKNOWN_PLACE,
    UNKNOWN_READING,
    UNKNOWN_RESULT,
    UNKNOWN_TABLE,
    UNREAD_FACT,
    UNUSED_DOCUMENT,
    UNUSED_PARAMETER,
    UNUSED_READING,
)
from scn_criteria.ruleset.model import (
    Operator,
)
from scn_criteria.ruleset.rule_sentence import (
    KEYWORDS,
    SETTING,
    Blank,
    blanks,
    facts_named,
    parsed,
    unfit_choices,
    unreadable,
)
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, TableContract, Vocabulary
from scn_criteria.wording import did_you_mean, quoted

# The parts of a ruleset's files, each with its place


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A piece of plain data and its place in its file."""

    document: Document
    at: Pointer
    data: Any

    def inner(self, *steps: str | int) -> DocumentPart:
        """The part inside this one."""
        data = self.data
        for step in steps:
            data = data[step]
        return DocumentPart(self.document, (*self.at, *steps), data)

    def fault(
        self, code: DiagnosticRule, message: str, *, on_key: bool = False, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """A diagnostic on this part, or on the key that holds it."""
        span = self.document.span(self.at, key=on_key)
        return Diagnostic(code, message, self.document.path, span, self.at, related=related)


@dataclass(frozen=True, slots=True)
class RulesetParts:
    """A whole ruleset as its checks see it."""

    head: DocumentPart
    tables: tuple[DocumentPart, ...]
    vocabulary: Vocabulary
    shown: str

    def rows(self) -> Iterator[tuple[DocumentPart, DocumentPart]]:
        """Every row with its table."""
        for table in self.tables:
            for index in range(len(table.data["rows"])):
                yield table, table.inner("rows", index)

    def comparisons(self) -> Iterator[tuple[DocumentPart, DocumentPart]]:
        """Every comparison, count and reading in every row, with its table."""
        for table, row in self.rows():
            if "when" in row.data:
                for leaf in leaves(row.inner("when")):
                    yield table, leaf

    def contract(self, table: DocumentPart) -> TableContract | None:
        """What a table may read and answer, if it is one that a decision asks."""
        return self.vocabulary.tables.get(table.data["id"])

    def citations(self) -> Iterator[DocumentPart]:
        """Every citation of a document."""
        for table in self.tables:
            yield table.inner("source")
        for _, row in self.rows():
            if "source" in row.data:
                yield row.inner("source")
        for kind in ("parameters", "readings"):
            for name in self.head.data[kind]:
                yield self.head.inner(kind, name, "source")
        yield self.head.inner("deferral", "source")


GROUPS = {"all", "any", "not"}


def leaves(clause: DocumentPart) -> Iterator[DocumentPart]:
    """The comparisons, counts and readings of a condition, and groups that carry an operator as if they were one."""
    for key in ("all", "any"):
        for index in range(len(clause.data.get(key, ()))):
            yield from leaves(clause.inner(key, index))
    if "not" in clause.data:
        yield from leaves(clause.inner("not"))
    if not set(clause.data) <= GROUPS:
        yield clause


# Names in rules exist


def unknown(kind: str, name: str, choices: Collection[str]) -> str:
    """The message for a name that does not exist, with the nearest one that does."""
    near = suggest(name, sorted(choices))
    return f'unknown {kind} "{name}"' + did_you_mean(near)


def check_facts(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Facts exist, and their table may read them."""
    for table, leaf in parts.comparisons():
        if "fact" in leaf.data:
            yield from _fact(parts, table, leaf.inner("fact"))
    for table in parts.tables:
        for index in range(len(table.data.get("also_shows", ()))):
            yield from _fact(parts, table, table.inner("also_shows", index))


def _fact(parts: RulesetParts, table: DocumentPart, name: DocumentPart) -> Iterator[Diagnostic]:
    contract = parts.contract(table)
    if name.data not in parts.vocabulary.facts:
        yield name.fault(UNKNOWN_FACT, unknown("fact", name.data, parts.vocabulary.facts))
    elif contract and name.data not in contract.reads:
        yield name.fault(FACT_OUT_OF_PLACE, f'table {table.data["id"]} may not read "{name.data}"')


def check_groups(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Groups exist."""
    for _, leaf in parts.comparisons():
        if "count" in leaf.data and leaf.data["count"] not in parts.vocabulary.groups:
            name = leaf.inner("count")
            yield name.fault(UNKNOWN_GROUP, unknown("group", name.data, parts.vocabulary.groups))


def check_parameters(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Parameters exist."""
    known = parts.head.data["parameters"]
    for _, leaf in parts.comparisons():
        for key, operand in leaf.data.items():
            if isinstance(operand, str) and operand.startswith("$") and operand[1:] not in known:
                yield leaf.inner(key).fault(UNKNOWN_PARAMETER, unknown("parameter", operand[1:], known))


def check_readings(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Readings and their alternatives exist."""
    readings = parts.head.data["readings"]
    for name in readings:
        reading = parts.head.inner("readings", name)
        yield from _choice(reading.inner("choice"), reading.data["alternatives"])
        for alternative in reading.data["alternatives"] if name in parts.vocabulary.readings else ():
            if alternative not in parts.vocabulary.readings[name]:
                message = unknown("alternative", alternative, parts.vocabulary.readings[name])
                yield reading.inner("alternatives", alternative).fault(UNKNOWN_READING, message, on_key=True)
    for _, leaf in parts.comparisons():
        if "reading" not in leaf.data:
            continue
        name = leaf.data["reading"]
        if name not in readings:
            yield leaf.inner("reading").fault(UNKNOWN_READING, unknown("reading", name, readings))
        elif "is" in leaf.data:
            yield from _choice(leaf.inner("is"), readings[name]["alternatives"])


def _choice(choice: DocumentPart, alternatives: Collection[str]) -> Iterator[Diagnostic]:
    if choice.data not in alternatives:
        yield choice.fault(UNKNOWN_READING, unknown("alternative", str(choice.data), alternatives))


def check_blanks(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Every blank in a sentence can be read and filled in, and each of its choices can occur."""
    settings = {f"{SETTING}{name}" for kind in ("parameters", "readings") for name in parts.head.data[kind]}
    for table, row in parts.rows():
        contract = parts.contract(table)
        facts = contract.reads | contract.shows if contract else frozenset(parts.vocabulary.facts)
        because = row.inner("because")
        sentence = parsed(because.data)
        for piece in unreadable(sentence):
            yield because.fault(UNKNOWN_PLACE, f"found {quoted(piece.text)}, {piece.expected}")
        found = tuple(blanks(sentence))
        for name in dict.fromkeys(blank.name for blank in found if blank.name not in facts | settings):
            names = settings if name.startswith(SETTING) else facts
            yield because.fault(UNKNOWN_PLACE, unknown("blank", name, names))
        for blank in found:
            if blank.name in facts | settings:
                yield from _choices(parts, because, blank)


def _choices(parts: RulesetParts, because: DocumentPart, blank: Blank) -> Iterator[Diagnostic]:
    values = _values_of(parts, blank.name)
    for value in unfit_choices(blank, values):
        near = did_you_mean(suggest(value, sorted({*(values or ()), *KEYWORDS})))
        yield because.fault(UNKNOWN_PLACE, f'"{blank.name}" is never "{value}"{near}')


def _values_of(parts: RulesetParts, name: str) -> tuple[str, ...] | None:
    """The values that a blank may take, as choices name them; ``None`` where they are numbers."""
    if name.startswith(SETTING):
        reading = parts.head.data["readings"].get(name.removeprefix(SETTING))
        return tuple(reading["alternatives"]) if reading else None
    definition = parts.vocabulary.facts[name]
    return {FactType.BOOLEAN: ("yes", "no"), FactType.WORD: definition.words, FactType.NUMBER: None}[definition.type]


def check_documents(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Documents that are cited are listed."""
    known = parts.head.data["documents"]
    for citation in parts.citations():
        if citation.data["document"] not in known:
            name = citation.inner("document")
            yield name.fault(UNKNOWN_DOCUMENT, unknown("document", name.data, known))


# The shape of tables

HEAD = "ruleset.yaml"
"""The file that holds everything of a ruleset but its tables."""


def check_formats(files: Mapping[str, DocumentPart]) -> Iterator[Diagnostic]:
    """The head is in its file, and nothing but tables in the others. All other checks rely on it."""
    for name, file in files.items():
        expected = "scn-ruleset/1" if name == HEAD else "scn-tables/1"
        if file.data["format"] != expected:
            found = file.inner("format")
            yield found.fault(MISPLACED_FORMAT, f'found format "{found.data}", expected "{expected}" in this file')


def check_tables(parts: RulesetParts) -> Iterator[Diagnostic]:
    """The tables are those that a decision asks for."""
    present = {table.data["id"] for table in parts.tables}
    for expected in parts.vocabulary.tables:
        if expected not in present:
            yield parts.head.fault(MISSING_TABLE, f'no table "{expected}" in this ruleset')
    for table in parts.tables:
        if table.data["id"] not in parts.vocabulary.tables:
            name = table.inner("id")
            yield name.fault(UNKNOWN_TABLE, unknown("table", name.data, parts.vocabulary.tables))


def check_results(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Rows give results that their table may give."""
    for table, row in parts.rows():
        contract = parts.contract(table)
        if contract and row.data["then"] not in contract.results:
            expected = ", ".join(f'"{result}"' for result in contract.results)
            result = row.inner("then")
            yield result.fault(UNKNOWN_RESULT, f'unknown result "{result.data}"; expected one of {expected}')


def check_orders(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Orders name results that some table may give."""
    known = tuple(dict.fromkeys(result for contract in parts.vocabulary.tables.values() for result in contract.results))
    for name, order in parts.head.data["orders"].items():
        for place, result in enumerate(order):
            if result not in known:
                found = parts.head.inner("orders", name, place)
                yield found.fault(UNKNOWN_RESULT, unknown("result", result, known))


def check_final_rows(parts: RulesetParts) -> Iterator[Diagnostic]:
    """The last row, and only the last, always matches."""
    for table, row in parts.rows():
        last = row.at[-1] == len(table.data["rows"]) - 1
        if last and "when" in row.data:
            yield row.inner("id").fault(FINAL_ROW, f"the last row of table {table.data['id']} has a condition")
        if not last and "when" not in row.data:
            message = f"a row without a condition hides the rows of table {table.data['id']} below it"
            yield row.inner("id").fault(FINAL_ROW, message)


def check_ids(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Ids of tables and rows are used once."""
    yield from repeated(parts.shown, (table.inner("id") for table in parts.tables))
    yield from repeated(parts.shown, (row.inner("id") for _, row in parts.rows()))


def repeated(folder: str, names: Iterator[DocumentPart]) -> Iterator[Diagnostic]:
    """Names that were used before in a folder."""
    first: dict[str, DocumentPart] = {}
    for name in names:
        before = first.setdefault(name.data, name)
        if before is not name:
            span = before.document.span(before.at)
            file = before.document.path.removeprefix(f"{folder.rstrip('/')}/")
            message = f'id "{name.data}" is used twice, first in {file}:{span.start.line}'
            yield name.fault(REPEATED_ID, message, related=(Related("first used here", span, before.document.path),))


def check_ranges(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Parameters lie inside their ranges."""
    for name in parts.head.data["parameters"]:
        value = parts.head.inner("parameters", name, "value")
        low, high = parts.head.data["parameters"][name]["range"]
        if not low <= value.data <= high:
            yield value.fault(OUTSIDE_RANGE, f'parameter "{name}" is {value.data}, outside its range {low} to {high}')


def check_folder(parts: RulesetParts) -> Iterator[Diagnostic]:
    """The folder is named after the id."""
    folder = parts.shown.rstrip("/").rpartition("/")[2]
    name = parts.head.inner("id")
    if folder not in {name.data, ".", ""}:
        yield name.fault(MISNAMED_FOLDER, f'id "{name.data}" differs from the folder "{folder}"')


# What is declared is used


def check_unread_facts(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Facts that no rule reads and no table shows."""
    read = {leaf.data.get("fact") for _, leaf in parts.comparisons()}
    for table, row in parts.rows():
        read.update(facts_named(row.data["because"]), table.data.get("also_shows", ()))
    readable = frozenset[str]().union(*(contract.reads for contract in parts.vocabulary.tables.values()))
    grouped = {member for members in parts.vocabulary.groups.values() for member in members}
    for name in parts.vocabulary.facts:
        if name in readable and name not in read | grouped:
            yield parts.head.fault(UNREAD_FACT, f'no rule reads fact "{name}"')


def check_unused_parameters(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Parameters that no rule uses, and no fact rests on."""
    used = {operand for _, leaf in parts.comparisons() for operand in leaf.data.values() if isinstance(operand, str)}
    for name in parts.head.data["parameters"]:
        if f"${name}" not in used and name not in parts.vocabulary.parameters:
            parameter = parts.head.inner("parameters", name)
            yield parameter.fault(UNUSED_PARAMETER, f'no rule uses parameter "{name}"', on_key=True)


def check_unused_readings(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Readings that no rule uses, and no fact rests on."""
    used = {leaf.data.get("reading") for _, leaf in parts.comparisons()}
    for name in parts.head.data["readings"]:
        if name not in used and name not in parts.vocabulary.readings:
            reading = parts.head.inner("readings", name)
            yield reading.fault(UNUSED_READING, f'no rule uses reading "{name}"', on_key=True)


def check_unused_documents(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Documents that nothing cites."""
    cited = {citation.data["document"] for citation in parts.citations()}
    for key in parts.head.data["documents"]:
        if key not in cited:
            document = parts.head.inner("documents", key)
            yield document.fault(UNUSED_DOCUMENT, f'nothing cites document "{key}"', on_key=True)


Data = Mapping[str, Any]


OPERATORS = {operator.value: operator for operator in Operator}


def operators_of(data: Data) -> tuple[Operator, ...]:
    """The operators that a comparison names. It should name exactly one."""
    names = (name for name in data if name in OPERATORS and not ("count" in data and name == "in"))
    return tuple(OPERATORS[name] for name in names)


# Comparisons are meaningful

EQUALITY = {Operator.IS, Operator.IS_NOT}
MEMBERSHIP = {Operator.IN, Operator.NOT_IN}
ORDER = {Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN}
ALLOWED = {
    FactType.BOOLEAN: EQUALITY | {Operator.KNOWN},
    FactType.WORD: EQUALITY | MEMBERSHIP | {Operator.KNOWN},
    FactType.NUMBER: EQUALITY | ORDER | {Operator.KNOWN},
}


def check_operators(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Each comparison names exactly one operator; a reading takes only ``is``."""
    for _, leaf in parts.comparisons():
        found = operators_of(leaf.data)
        group = sorted(GROUPS & set(leaf.data))
        if group:
            message = f'"{group[0]}" stands alone, found "{found[0].value}" beside it'
            yield leaf.fault(UNCLEAR_OPERATOR, message)
        elif len(found) != 1 or ("reading" in leaf.data and found[0] is not Operator.IS):
            named = ", ".join(f'"{operator.value}"' for operator in found) or "none"
            yield leaf.fault(UNCLEAR_OPERATOR, f"a comparison needs exactly one operator that fits it, found {named}")
        elif "count" in leaf.data and ("in" not in leaf.data or found[0] in MEMBERSHIP | {Operator.KNOWN}):
            yield leaf.fault(UNCLEAR_OPERATOR, 'a count needs "in" with the words to count, and a comparison with a number')


def check_operands(parts: RulesetParts) -> Iterator[Diagnostic]:
    """Each operand is something that the fact can be."""
    for _, leaf in parts.comparisons():
        definition = parts.vocabulary.facts.get(leaf.data.get("fact", ""))
        operators = operators_of(leaf.data)
        if len(operators) != 1:
            continue
        operand = leaf.inner(operators[0].value)
        if definition:
            yield from _operand(definition, operators[0], operand)
        elif "count" in leaf.data:
            yield from _counted(parts, leaf, operand)


def _operand(definition: FactDefinition, operator: Operator, operand: DocumentPart) -> Iterator[Diagnostic]:
    if operator not in ALLOWED[definition.type]:
        message = f'"{definition.name}" is a {definition.type.value} and cannot be compared with "{operator.value}"'
        yield operand.fault(UNFIT_OPERAND, message, on_key=True)
        return
    for value in operand.data if isinstance(operand.data, list) else [operand.data]:
        if operator is not Operator.KNOWN and not _fits(definition, value):
            yield operand.fault(UNFIT_OPERAND, f'"{definition.name}" is never "{as_typed(value)}"; {_expected(definition)}')


def _counted(parts: RulesetParts, leaf: DocumentPart, operand: DocumentPart) -> Iterator[Diagnostic]:
    members = parts.vocabulary.groups.get(leaf.data["count"], ())
    for word in leaf.data.get("in", ()):
        if members and not any(word in parts.vocabulary.facts[member].words for member in members):
            yield leaf.inner("in").fault(UNFIT_OPERAND, f'no fact of group "{leaf.data["count"]}" is ever "{word}"')
    if not _is_parameter(operand.data) and (isinstance(operand.data, bool) or not isinstance(operand.data, int)):
        yield operand.fault(UNFIT_OPERAND, f'a count is a whole number, never "{as_typed(operand.data)}"')


def _fits(definition: FactDefinition, value: Any) -> bool:
    return definition.admits(value) or (definition.type is FactType.NUMBER and _is_parameter(value))


def _is_parameter(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("$")


def as_typed(value: Any) -> str:
    """A value as it is typed into a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _expected(definition: FactDefinition) -> str:
    if definition.type is FactType.BOOLEAN:
        return "expected true or false"
    if definition.type is FactType.NUMBER:
        return "expected a number or a parameter"
    return "expected one of " + ", ".join(f'"{word}"' for word in definition.words)


# All checks

CHECKS: tuple[Callable[[RulesetParts], Iterator[Diagnostic]], ...] = (
    check_facts,
    check_groups,
    check_parameters,
    check_readings,
    check_blanks,
    check_documents,
    check_operators,
    check_operands,
    check_tables,
    check_results,
    check_orders,
    check_final_rows,
    check_ids,
    check_ranges,
    check_folder,
    check_unread_facts,
    check_unused_parameters,
    check_unused_readings,
    check_unused_documents,
)


def check_ruleset(documents: Mapping[str, Document], shown: str, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """All faults of a ruleset's files, each of which fits its schema; file by file, in file order."""
    files = {name: DocumentPart(document, (), document.data) for name, document in documents.items()}
    misplaced = tuple(check_formats(files))
    if misplaced:
        return misplaced
    head = files.pop(HEAD)
    tables = (file.inner("tables", index) for file in files.values() for index in range(len(file.data["tables"])))
    parts = RulesetParts(head, tuple(tables), vocabulary, shown)
    found = tuple(diagnostic for check in CHECKS for diagnostic in check(parts))
    return tuple(
        diagnostic
        for document in documents.values()
        for diagnostic in in_file_order(tuple(one for one in found if one.path == document.path))
    )
