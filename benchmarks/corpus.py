"""Proposals for benchmarks, made from the shipped ones and a seed: ``python benchmarks/corpus.py FOLDER -n 1000 --seed 1``.

Each is a shipped proposal with less evidence, styled anew as by another hand: prose folded at another width, lists and
mappings in one line or in many, comments here and there. One in ten has faults, as files have that people write in haste;
they are of the kind that every validator must find. ``invalid.txt`` beside the files names those.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from layout import Hand

SHIPPED = Path(__file__).resolve().parent.parent / "proposals"
SMALLEST_SHIPPED = 9_000
BYTES = (8_800, 13_200)
"""Between which sizes a file is aimed at; with another style it gets a little larger or smaller."""
TENTH = 10
LIST = "invalid.txt"
KEPT_WHOLE = {"function", "coverage", "places", "sources"}
"""Parts that others rest on."""
ASIDE = {"note", "aliases"}

Fault = tuple[str, str]
"""What stands in a line, and what somebody wrote there instead."""

FAULTS: tuple[Fault, ...] = (
    (r"^summary:", "sumary:"),
    (r"^condition:", "conditions:"),
    (r"^submitted: .*", "submitted: 30 November 2012"),
    (r"^format: .*", "format: scn-proposal/2"),
    (r"^id: .*", "id: Not an identifier"),
    (r"^title: ([^>|#\n]+)$", r"title: [\1]"),
    (r"^sponsor:", "sponsor_of_the_proposal:"),
    (r"\bmain_purpose: .*", "main_purpose: improve_outcome"),
    (r"\binvolvement: (already|planned)", "involvement: alredy"),
    (r"\blikelihood: \d", "likelihood: 9"),
    (r"\bhome_domain: \d", "home_domain: 7"),
    (r"\bdirection: \w+", "direction: upwards"),
    (r"\bstatus: (considered|tried)", "status: thought_about"),
    (r"\bannual: true", 'annual: "yes"'),
    (r"\bextent: \w+", "extent: the_whole_country"),
    (r"\bvalue: ([\d.]+)", r"value: about \1"),
    (r"\bstatement: ", "statment: "),
    (r"\bsource: ([\w-]+)", r"source: See \1"),
    (r"\bmeans: \w+", "means: goodwill"),
    (r"\burl: http", "url: ftp"),
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files by their names, and those among them that are not valid."""

    names: tuple[str, ...]
    invalid: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shipped:
    """A shipped proposal as its author laid it out, and what can be left out of it: nodes, each with its length."""

    root: yaml.MappingNode
    size: int
    optional: tuple[tuple[yaml.Node, int], ...]


def make(folder: Path, number: int, seed: int) -> Corpus:
    """Write so many proposals. A file is the same however many others are made; the first of any ten is valid."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = [read for path in sorted(SHIPPED.glob("*.yaml")) if (read := _read(path)).size >= SMALLEST_SHIPPED]
    names, invalid = [], []
    for index in range(number):
        chance = Random(f"{seed} {index}")
        ident = f"proposal-{index:05}"
        text = _varied(chance.choice(shipped), ident, chance)
        if index % TENTH == Random(f"{seed} tenth {index // TENTH}").randrange(1, TENTH):
            text = _damaged(text, chance)
            invalid.append(f"{ident}.yaml")
        (folder / f"{ident}.yaml").write_text(text, "utf-8")
        names.append(f"{ident}.yaml")
    (folder / LIST).write_text("".join(f"{name}\n" for name in invalid), "utf-8")
    return Corpus(tuple(names), frozenset(invalid))


def read(folder: Path, number: int) -> Corpus:
    """The first so many of the files that were made there."""
    names = tuple(path.name for path in sorted(folder.glob("*.yaml"))[:number])
    return Corpus(names, frozenset((folder / LIST).read_text("utf-8").split()).intersection(names))


def _read(path: Path) -> Shipped:
    text = path.read_text("utf-8")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode), f"{path} holds no mapping"
    optional = tuple((node, node.end_mark.index - node.start_mark.index) for node in _optional(root))
    return Shipped(root, len(text.encode()), optional)


def _optional(node: yaml.Node) -> Iterator[yaml.Node]:
    """Evidence that can be left out, all but the first of a kind, and notes."""
    if isinstance(node, yaml.SequenceNode):
        yield from node.value[1:]
        for one in node.value:
            yield from _optional(one)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in ASIDE:
                yield value
            elif key.value not in KEPT_WHOLE:
                yield from _optional(value)


def _varied(shipped: Shipped, ident: str, chance: Random) -> str:
    """The text of another proposal, with as much evidence as fits and the sources of that."""
    wanted = chance.randint(*BYTES)
    size, left_out = shipped.size, set()
    for node, length in chance.sample(shipped.optional, len(shipped.optional)):
        if size <= wanted:
            break
        left_out.add(id(node))
        size -= length
    cited = set(_cited(shipped.root, left_out))
    sources = next(value for key, value in shipped.root.value if key.value == "sources")
    left_out.update(id(value) for key, value in sources.value if key.value not in cited)
    return Hand(chance, frozenset(left_out)).write(shipped.root, {"id": ident})


def _cited(node: yaml.Node, left_out: set[int]) -> Iterator[str]:
    if id(node) in left_out or isinstance(node, yaml.ScalarNode):
        return
    for one in node.value:
        key, value = one if isinstance(one, tuple) else (None, one)
        if key is not None and key.value == "source":
            yield value.value
        yield from _cited(value, left_out)


def _damaged(text: str, chance: Random) -> str:
    """The text with one to four faults, most often one."""
    possible = [fault for fault in FAULTS if re.search(fault[0], text, re.MULTILINE)]
    for pattern, written in chance.sample(possible, chance.choice((1, 1, 1, 2, 3, 4))):
        places = list(re.finditer(pattern, text, re.MULTILINE))
        if places:
            place = chance.choice(places)
            damaged = text[: place.start()] + place.expand(written) + text[place.end() :]
            text = damaged if _is_yaml(damaged) else text
    return text


def _is_yaml(text: str) -> bool:
    """Whether a text can still be read. Some validators stop at the first file that cannot."""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader) is not None
    except yaml.YAMLError:
        return False


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", "--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    corpus = make(chosen.folder, chosen.number, chosen.seed)
    print(f"{len(corpus.names)} proposals in {chosen.folder}, {len(corpus.invalid)} of them not valid")


if __name__ == "__main__":
    main()
