"""Which changes the cases would notice, which make no difference anywhere, and which would slip through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.cases.layout import Choices, Layout
from scn_criteria.ruleset.cases.model import Case
from scn_criteria.ruleset.model import Table
from scn_criteria.ruleset.mutation.changes import Mutant, mutants
from scn_criteria.ruleset.space import States
from scn_criteria.ruleset.verification import Ground

Difference = Mapping[Choices, States]
"""Under each choice of readings, the states in which a change leads to another result."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that matters and that no case notices, with every state that would tell."""

    mutant: Mutant
    difference: Difference


@dataclass(frozen=True, slots=True)
class Survey:
    """All single changes to one table: those that make no difference, those that a case notices, and the rest."""

    table: Table
    layout: Layout
    changes: int
    equivalent: tuple[Mutant, ...]
    caught: int
    survivors: tuple[Survivor, ...]

    @property
    def mattering(self) -> int:
        """How many changes make a difference: the exact denominator of the score."""
        return self.changes - len(self.equivalent)


def survey(table: Table, cases: Iterable[Case], ground: Ground) -> Survey:
    """Try every single change to a table on its cases, and prove which changes make no difference.

    A case notices a change when it leads to another result. Cases that set parameters ask about other numbers and are left
    out.
    """
    changes = mutants(table, ground.ruleset, ground.vocabulary)
    changed_rows = {id(row): row for mutant in changes for row in mutant.rows}
    layout = Layout(table, changed_rows.values(), ground)
    asked = _asked(layout, [case for case in cases if case.table == table.id and not case.parameters])
    equivalent: list[Mutant] = []
    survivors: list[Survivor] = []
    caught = 0
    for mutant in changes:
        difference = {choices: sheet.differs(mutant.rows) for choices, sheet in layout.sheets.items()}
        if not any(difference.values()):
            equivalent.append(mutant)
        elif any(states & asked[choices] for choices, states in difference.items()):
            caught += 1
        else:
            survivors.append(Survivor(mutant, difference))
    return Survey(table, layout, len(changes), tuple(equivalent), caught, tuple(survivors))


def _asked(layout: Layout, cases: Sequence[Case]) -> Mapping[Choices, States]:
    """The states that cases ask about."""
    asked = dict.fromkeys(layout.spaces, 0)
    for case in cases:
        choices, number = layout.place(case)
        asked[choices] |= 1 << number
    return asked
