"""Many tries by chance: ``python tests/fuzz/long_run.py --seconds 600 --seed 7``, or ``make fuzz FUZZ="--seconds 600"``.

Five kinds of damage share the time, of which edits as people make them have half. Each kind of fault is shown once, by the
smallest file or edit that shows it, with the command that shows it again. What is found becomes a case under tests/cases.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import process_time

from fuzz_answers import check_proposal, check_ruleset
from fuzz_documents import changed
from fuzz_edits import MOST_SECONDS, Tried, tried
from fuzz_mutations import ODD, Mutation, mutated, shipped_proposals, shipped_ruleset
from human_edits import edit_kinds

FOUND = Path("build/fuzz")
LENGTHS = (1, 1, 2, 3, 5, 10, 50, 200)
PLAIN = (b"a", b"b: ", b"- ", b"\n", b"\n  ", b"[", b"]", b"{", b"}", b",", b"#")
MOST_MEMORY = 300
"""MB that the whole process may take, the second reading included."""
MOST_LINES = 20
COMMAND = "python tests/fuzz/long_run.py"

# Damage of bytes: what is tried, and the trial


@dataclass(frozen=True, slots=True)
class Damage:
    """The bytes tried, to keep where they fail, and the trial."""

    raw: bytes
    trial: Callable[[], object]


def drawn(chance: Random) -> tuple[Mutation, ...]:
    """A few mutations."""
    number = chance.choice((1, 1, 1, 2, 3, 6))
    return tuple(
        Mutation(chance.randrange(1000), chance.randrange(2**20), chance.randrange(2**20), chance.choice(LENGTHS))
        for _ in range(number)
    )


def of_bytes(chance: Random) -> Damage:
    raw = mutated(chance.choice(shipped_proposals()), drawn(chance))
    return Damage(raw, lambda: check_proposal(raw))


def of_signs(chance: Random) -> Damage:
    signs = (chance.choice(ODD) if chance.random() < 0.6 else chance.choice(PLAIN) for _ in range(chance.randrange(60)))
    raw = b"".join(signs)
    return Damage(raw, lambda: check_proposal(raw))


def of_documents(chance: Random) -> Damage:
    raw = changed(chance.randrange(100), drawn(chance))
    return Damage(raw, lambda: check_proposal(raw))


def of_rulesets(chance: Random) -> Damage:
    files = dict(shipped_ruleset())
    name = chance.choice(sorted(files))
    files[name] = mutated(files[name], drawn(chance))
    return Damage(files[name], lambda: check_ruleset(tuple(files.items())))


DAMAGES: Mapping[str, Callable[[Random], Damage]] = {
    "bytes": of_bytes,
    "signs": of_signs,
    "documents": of_documents,
    "rulesets": of_rulesets,
}
EDITS = "edits"
SHARES = {EDITS: 0.5, "bytes": 0.2, "signs": 0.1, "documents": 0.1, "rulesets": 0.1}
"""The parts of the time that the kinds of damage have."""

# Faults


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: what tells it from others, what is wrong, the bytes that show it, their size, and the number of the try."""

    cause: tuple[str, ...]
    said: str
    raw: bytes
    size: int
    number: int


@dataclass(slots=True)
class Count:
    """What was counted while a kind of damage was tried, and the smallest fault of each cause."""

    tries: int = 0
    noticed: int = 0
    slow: int = 0
    slowest: float = 0.0
    limits: Counter[str] = field(default_factory=Counter)
    times: Counter[tuple[str, ...]] = field(default_factory=Counter)
    smallest: dict[tuple[str, ...], Fault] = field(default_factory=dict)

    def took(self, seconds: float) -> None:
        """Count the time of one file."""
        self.slow += seconds > MOST_SECONDS
        self.slowest = max(self.slowest, seconds)

    def add(self, fault: Fault) -> None:
        """Count a fault, and keep it if none of its cause is smaller."""
        self.times[fault.cause] += 1
        known = self.smallest.get(fault.cause)
        if known is None or fault.size < known.size:
            self.smallest[fault.cause] = fault


def try_edit(number: int, options: argparse.Namespace, count: Count) -> None:
    """An edit as people make them."""
    one = tried(options.seed, number, options.edit)
    if one is None:
        return
    count.tries += 1
    count.noticed += bool(one.answer.new)
    count.took(one.answer.seconds)
    if one.fault and one.known:
        count.limits[one.known] += 1
    elif one.fault:
        count.add(Fault(one.cause, said_of(one), one.edited.after.encode(), one.size, number))


def said_of(one: Tried) -> str:
    """A fault of an edit in words, with the lines that differ."""
    assert one.fault is not None
    kind, lines = one.edited.kind, [f"    {line}" for line in one.edited.patch()[2:]]
    shown = lines[:MOST_LINES] + ["    …"] * (len(lines) > MOST_LINES)
    head = (
        f"{one.fault.value}\n  edit: {kind.title} ({kind.name})\n  file: {one.edited.of.path}\n  that is: {one.detail[:600]}"
    )
    return "\n".join((head, *shown))


def try_damage(kind: str, number: int, options: argparse.Namespace, count: Count) -> None:
    """A file with other bytes, or other data."""
    damage = DAMAGES[kind](Random(f"{options.seed}/{number}"))
    count.tries += 1
    start = process_time()
    try:
        damage.trial()
    except Exception as error:  # whatever goes wrong is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        cause = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        said = f"{cause}: {str(error)[:1000]}"
        count.add(Fault((kind, cause), said, damage.raw, len(damage.raw), number))
    count.took(process_time() - start)


def run(kind: str, options: argparse.Namespace, seconds: float) -> Count:
    """Try until the time is over, or one number."""
    count = Count()
    end = time.monotonic() + seconds
    for number in range(2**62) if options.number is None else (options.number,):
        if kind == EDITS:
            try_edit(number, options, count)
        else:
            try_damage(kind, number, options, count)
        if time.monotonic() > end:
            break
    return count


# What is printed


def report(kind: str, options: argparse.Namespace, count: Count) -> Iterator[str]:
    """What was found by one kind of damage. The files are kept."""
    for fault in count.smallest.values():
        FOUND.mkdir(parents=True, exist_ok=True)
        path = FOUND / f"{kind}-{options.seed}-{fault.number}.yaml"
        path.write_bytes(fault.raw)
        edit = f" --edit {options.edit}" if options.edit else ""
        yield f"FAULT, {count.times[fault.cause]} times: {fault.said}"
        yield f"  kept: {path}"
        yield f"  again: {COMMAND} --only {kind} --seed {options.seed}{edit} --try {fault.number}\n"
    noticed = f", {count.noticed:,} of them noticed" if kind == EDITS else ""
    yield (
        f"{kind}, seed {options.seed}: {count.tries:,} tries{noticed}, {count.slow} over {MOST_SECONDS:g} seconds "
        f"(the slowest took {count.slowest:.1f}), {len(count.smallest)} kinds of fault"
    )
    for why, times in count.limits.most_common():
        yield f"  not counted, {times} times: {why}"


def asked(arguments: Sequence[str]) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description="Spoil files by chance, and see whether lint answers as it should.")
    parser.add_argument("--seconds", type=float, default=300.0, help="how long all of it may take (300)")
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="the same seed tries the same (a new one each time)"
    )
    parser.add_argument("--only", choices=tuple(SHARES), help="one kind of damage alone")
    parser.add_argument("--edit", choices=[kind.name for kind in edit_kinds()], default="", help="one kind of edit alone")
    parser.add_argument("--try", type=int, dest="number", help="one try alone, by its number; with --only")
    options = parser.parse_args(arguments)
    if options.edit:
        options.only = EDITS
    if options.number is not None and options.only is None:
        parser.error("--try asks for --only")
    return options


def main(arguments: Sequence[str]) -> int:
    """Try all kinds, and answer 1 if a fault was found, a file took too long, or the memory grew too large."""
    options = asked(arguments)
    kinds = {options.only: 1.0} if options.only else SHARES
    wrong = 0
    for kind, share in kinds.items():
        count = run(kind, options, options.seconds * share)
        wrong += len(count.smallest) + count.slow
        for line in report(kind, options, count):
            print(line, flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory: {memory} MB at most, {MOST_MEMORY} allowed")
    return int(bool(wrong) or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
