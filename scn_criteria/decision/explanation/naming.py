"""Parts of a decision, results and lists as readers say them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from scn_criteria import wording
from scn_criteria.decision.explanation.grounds import Known
from scn_criteria.terms import Criterion, NetworkType, Situation

PARTS: dict[str, Criterion | Situation] = {part.value: part for part in (*Criterion, *Situation)}
TYPE_AXIS = "network_type"
TYPES = {one.value: one.title[:1].lower() + one.title[1:] for one in NetworkType}
FEW = 2
"""Up to so many parts are named in full."""


def listed(phrases: Sequence[str], last: str = "and") -> str:
    """Phrases as one: ``a, b and c``."""
    return "".join(phrases) if len(phrases) < 2 else f"{', '.join(phrases[:-1])} {last} {phrases[-1]}"


def in_full(part: str) -> str:
    """A part by number and title."""
    found = PARTS.get(part)
    return f"{found.name} ({found.title})" if found else "the network type"


def named(parts: Sequence[str], last: str = "and") -> str:
    """Parts in the order given: in full where they are few, else by number, with runs such as ``C1 to C9``."""
    if len(parts) <= FEW:
        return listed([in_full(part) for part in parts], last)
    numbered = [PARTS[part] for part in parts if part in PARTS]
    others = [in_full(part) for part in parts if part not in PARTS]
    return listed([*_runs(numbered), *others], last)


def standing(parts: Sequence[str], known: Known) -> str:
    """How some parts stand: ``C1 to C9 are met and the network type is operational delivery network``."""
    by_word: dict[str | None, list[str]] = {}
    for part in parts:
        by_word.setdefault(known[part], []).append(part)
    return listed(
        [_of_type(word) if some == [TYPE_AXIS] else f"{named(some)} {_stand(some, word)}" for word, some in by_word.items()]
    )


def result(word: str) -> str:
    """A rating, a standing, an outcome or a type in words."""
    return TYPES.get(word, wording.spoken(word))


def _of_type(word: str | None) -> str:
    kind = result(str(word))
    return f"the network is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _stand(parts: Sequence[str], word: str | None) -> str:
    one = len(parts) == 1
    if word == "applies":
        return "applies" if one else "apply"
    if word == "does_not_apply":
        return "does not apply" if one else "do not apply"
    return f"{'is' if one else 'are'} {result(str(word))}"


def _runs(parts: Sequence[Criterion | Situation]) -> list[str]:
    """Numbers, with three or more in a row as one."""
    ordered = list(PARTS.values())
    found = []
    for _, group in groupby(enumerate(parts), key=lambda pair: (type(pair[1]), ordered.index(pair[1]) - pair[0])):
        run = [part.name for _, part in group]
        found += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return found
