"""Which changes to the rules the cases notice, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from scn_criteria import wording
from scn_criteria.cli.case_files import Chosen
from scn_criteria.cli.case_report import ruleset_record
from scn_criteria.cli.case_words import CANNOT_BE, change_in_words, differences, plain
from scn_criteria.cli.columns import aligned
from scn_criteria.ruleset.mutation import Questioner, Survey

FORMAT = "scn-rule-changes/1"
Record = dict[str, Any]


def as_text(chosen: Chosen, surveys: Sequence[Survey], *, verbose: bool) -> str:
    """Each change that slips through with a case that would notice it, then a line a table."""
    lines = [line for one in surveys for line in _survivors(chosen, one)]
    changes, matter = sum(one.changes for one in surveys), sum(one.mattering for one in surveys)
    caught = sum(one.caught for one in surveys)
    verdict = "all of them" if caught == matter else f"{wording.number(caught)} of them"
    lines += [
        f"{chosen.ruleset.id} {chosen.ruleset.version}: {wording.number(changes)} single changes; "
        f"{wording.number(changes - matter)} make no difference, {wording.number(matter)} do, "
        f"and the cases notice {verdict}",
        "",
        *aligned([("table", "changes", "no difference", "noticed"), *(_line(one) for one in surveys)]),
    ]
    if verbose:
        lines += ["", "Proved to make no difference to any result:"]
        lines += [f"  {change_in_words(mutant, chosen.ruleset)}" for one in surveys for mutant in one.equivalent]
    return "\n".join(lines) + "\n"


def _line(one: Survey) -> tuple[str, ...]:
    return one.table.id, str(one.changes), str(len(one.equivalent)), f"{one.caught} of {one.mattering}"


def _survivors(chosen: Chosen, one: Survey) -> Iterator[str]:
    questioner = Questioner(one, chosen.base(one.table.id), chosen.ground.vocabulary)
    for survivor in one.survivors:
        case = questioner.simplest(survivor)
        changed = wording.spoken(questioner.result_with(survivor, case))
        yield f"{one.table.id}: {change_in_words(survivor.mutant, chosen.ruleset)}: no case would notice"
        yield f"  a case that would: {'; '.join(differences(case, chosen.ruleset)) or 'nothing differs from the base'}"
        if not questioner.can_be(case):
            yield f"  {CANNOT_BE}"
        yield f"  now {wording.spoken(case.result)} ({case.row}), then {changed}"
        yield ""


def as_json(chosen: Chosen, surveys: Sequence[Survey]) -> str:
    """All tables and all changes that slip through, as JSON."""
    document = {
        "format": FORMAT,
        "ruleset": ruleset_record(chosen.ruleset),
        "tables": [
            {"table": one.table.id, "changes": one.changes, "no_difference": len(one.equivalent), "noticed": one.caught}
            for one in surveys
        ],
        "survivors": [record for one in surveys for record in _records(chosen, one)],
        "no_difference": [
            {"table": one.table.id, "rule": mutant.row.id, "what": change_in_words(mutant, chosen.ruleset)}
            for one in surveys
            for mutant in one.equivalent
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _records(chosen: Chosen, one: Survey) -> Iterator[Record]:
    questioner = Questioner(one, chosen.base(one.table.id), chosen.ground.vocabulary)
    for survivor in one.survivors:
        case = questioner.simplest(survivor)
        yield {
            "table": one.table.id,
            "rule": survivor.mutant.row.id,
            "kind": survivor.mutant.kind.value,
            "what": change_in_words(survivor.mutant, chosen.ruleset),
            "case": {
                "facts": {name: plain(value) for name, value in case.facts.items()},
                "readings": dict(case.readings),
            },
            "can_be": questioner.can_be(case),
            "now": {"result": case.result, "rule": case.row},
            "then": questioner.result_with(survivor, case),
        }
