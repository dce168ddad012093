"""Tables, rows, parameters and readings in words."""

from __future__ import annotations

from scn_criteria import wording
from scn_criteria.decision.rule_words import cited, clause_in_words
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.ruleset.model import Parameter, Reading, Row, Ruleset, Table


def facts_listed(ruleset: Ruleset) -> str:
    """All facts: name, type, unit and meaning."""
    facts = words_of(ruleset).facts.values()
    width = max(len(fact.name) for fact in facts)
    return "".join(
        f"{fact.name.ljust(width)}  {fact.type.value:<7}  {fact.meaning}{f' ({fact.unit})' if fact.unit else ''}\n"
        for fact in facts
    )


def ruleset_listed(ruleset: Ruleset) -> str:
    """All tables with their rows, then parameters and readings."""
    lines = [f"{ruleset.title} ({ruleset.id} {ruleset.version})", ""]
    for table in ruleset.tables.values():
        lines.append(f"{table.id}  {table.title}")
        lines += [f"    {row.id:<11} {wording.spoken(row.then):<30} {row.basis.value}" for row in table.rows]
    lines += ["", "Parameters"]
    width = max((len(name) for name in ruleset.parameters), default=0)
    for name, one in ruleset.parameters.items():
        lines.append(f"    {name.ljust(width)}  {one.value} {one.unit} ({one.low} to {one.high}), {one.basis.value}")
    lines += ["", "Readings"]
    lines += [
        f"    {name.ljust(width)}  {one.choice} (of {', '.join(one.alternatives)})" for name, one in ruleset.readings.items()
    ]
    return "\n".join(lines) + "\n"


def table_shown(ruleset: Ruleset, table: Table) -> str:
    """A table with all its rows."""
    head = [f"{table.id}  {table.title}", f"  {table.question}", f"  {cited(ruleset, table.source)}", ""]
    return "\n".join(head) + "\n" + "\n".join(row_shown(ruleset, table, row) for row in table.rows)


def row_shown(ruleset: Ruleset, table: Table, row: Row) -> str:
    """A row in words, with basis and source."""
    when = "otherwise" if row.when is None else f"when {clause_in_words(row.when, ruleset)}"
    lines = [
        f"{row.id}  {when}",
        f"    then {table.name.replace('_', ' ')}: {wording.spoken(row.then)}",
        f"    because {row.because}",
        f"    basis: {row.basis.title} ({row.basis.value})",
        f"    source: {cited(ruleset, row.source)}",
    ]
    return "\n".join(lines) + "\n"


def parameter_shown(one: Parameter) -> str:
    """A parameter with range and reason."""
    return (
        f"{one.name}: {one.value} {one.unit}, may be {one.low} to {one.high} in steps of {one.step}\n"
        f"    {one.why}\n    basis: {one.basis.title} ({one.basis.value})\n    source: {one.source}\n"
    )


def reading_shown(one: Reading) -> str:
    """A reading with its alternatives."""
    lines = [f"{one.name}: {one.choice}", f"    {one.why}"]
    lines += [f"    {'*' if name == one.choice else ' '} {name}: {text}" for name, text in one.alternatives.items()]
    return "\n".join([*lines, f"    source: {one.source}"]) + "\n"
