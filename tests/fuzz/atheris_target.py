"""The same target for atheris, which learns from the code that it runs: ``python tests/fuzz/atheris_target.py``.

It needs the extra ``fuzz``. Options of libFuzzer may follow, such as ``-max_total_time=600 -max_len=40000``.
It starts from the shipped proposals and from the odd characters, and keeps what it learns in ``build/corpus``.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scn_criteria", "yaml", "fuzz_answers"]):
    from fuzz_answers import SHAPES, check_proposal, lint
    from fuzz_mutations import ODD, shipped_proposals

    # Much is imported only when it is needed; after one try of each kind all of it has been, and is watched.
    for shape, raw in product(("json", *SHAPES), (shipped_proposals()[0], b"title: [", b"titel: 1")):
        lint("-", "-f", shape, "-q", typed=raw)

CORPUS = Path("build/corpus")


def target(raw: bytes) -> None:
    """One try. What is wrong is raised, and atheris keeps the bytes."""
    check_proposal(raw)


def start() -> None:
    """Fill the corpus, and go on until stopped or until a fault is found."""
    CORPUS.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate((*shipped_proposals(), *ODD)):
        (CORPUS / f"shipped-{number}").write_bytes(raw)
    atheris.Setup([*sys.argv, str(CORPUS)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    start()
