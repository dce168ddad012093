"""Many tries by chance: ``python tests/fuzz/long_run.py bytes 7 600`` tries for ten minutes, from the seed 7.

Each kind is reported once. The shortest file that shows it is written to a folder, and becomes a case under tests/cases.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from fuzz_answers import check_proposal, check_ruleset
from fuzz_documents import changed
from fuzz_mutations import ODD, Mutation, mutated, shipped_proposals, shipped_ruleset

FOUND = Path("build/fuzz")
LENGTHS = (1, 1, 2, 3, 5, 10, 50, 200)
PLAIN = (b"a", b"b: ", b"- ", b"\n", b"\n  ", b"[", b"]", b"{", b"}", b",", b"#")

Try = tuple[bytes, Callable[[], object]]
"""The bytes tried, to keep where they fail, and the trial."""


def drawn(chance: Random) -> tuple[Mutation, ...]:
    """A few mutations."""
    number = chance.choice((1, 1, 1, 2, 3, 6))
    return tuple(
        Mutation(chance.randrange(1000), chance.randrange(2**20), chance.randrange(2**20), chance.choice(LENGTHS))
        for _ in range(number)
    )


def of_bytes(chance: Random) -> Try:
    raw = mutated(chance.choice(shipped_proposals()), drawn(chance))
    return raw, lambda: check_proposal(raw)


def of_signs(chance: Random) -> Try:
    raw = b"".join(
        chance.choice(ODD) if chance.random() < 0.6 else chance.choice(PLAIN) for _ in range(chance.randrange(60))
    )
    return raw, lambda: check_proposal(raw)


def of_documents(chance: Random) -> Try:
    raw = changed(chance.randrange(100), drawn(chance))
    return raw, lambda: check_proposal(raw)


def of_rulesets(chance: Random) -> Try:
    files = dict(shipped_ruleset())
    name = chance.choice(sorted(files))
    files[name] = mutated(files[name], drawn(chance))
    return files[name], lambda: check_ruleset(tuple(files.items()))


KINDS: Mapping[str, Callable[[Random], Try]] = {
    "bytes": of_bytes,
    "signs": of_signs,
    "documents": of_documents,
    "rulesets": of_rulesets,
}


def run(kind: str, seed: int, seconds: float) -> int:
    """Try until the time is over, and return how many kinds of fault were found."""
    chance = Random(seed)
    shortest: dict[str, bytes] = {}
    tries = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        raw, trial = KINDS[kind](chance)
        tries += 1
        try:
            trial()
        except Exception as error:  # whatever goes wrong is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            if fault not in shortest:
                print(f"{fault}: {str(error)[:1000]}", flush=True)
            shortest[fault] = min(shortest.get(fault, raw), raw, key=len)
    for number, raw in enumerate(shortest.values()):
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / f"{kind}-{seed}-{number}.yaml").write_bytes(raw)
    print(f"{kind}, seed {seed}: {tries:,} tries, {len(shortest)} kinds of fault")
    return len(shortest)


if __name__ == "__main__":
    sys.exit(bool(run(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
