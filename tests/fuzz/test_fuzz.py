"""Whatever the bytes are, ``scn lint`` ends soon, in little memory, with a proper answer.

These are few tries, the same in every run. ``long_run.py`` and ``atheris_target.py`` beside it make many, by hand.
"""

from __future__ import annotations

import pytest
from fuzz_answers import check_proposal, check_ruleset
from fuzz_documents import changed
from fuzz_mutations import ODD, Mutation, mutated, shipped_proposals, shipped_ruleset
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.thorough

NUMBERS = st.integers(0, 2**20)
MUTATIONS = st.lists(st.builds(Mutation, NUMBERS, NUMBERS, NUMBERS, st.integers(1, 200)), min_size=1, max_size=4).map(tuple)
PLAIN = st.sampled_from((b"a", b"b: ", b"\n  ", b"k: v\n", b"- x\n"))
SIGNS = st.lists(st.sampled_from(ODD) | PLAIN, max_size=30).map(b"".join)
PROPOSALS = st.integers(0, len(shipped_proposals()) - 1)


@settings(max_examples=250)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    check_proposal(raw)


@settings(max_examples=500)
@given(SIGNS)
def test_any_signs_of_yaml(raw: bytes) -> None:
    check_proposal(raw)


@settings(max_examples=120)
@given(PROPOSALS, MUTATIONS)
def test_a_proposal_with_other_bytes(which: int, mutations: tuple[Mutation, ...]) -> None:
    check_proposal(mutated(shipped_proposals()[which], mutations))


@settings(max_examples=40)
@given(PROPOSALS, MUTATIONS)
def test_a_proposal_that_says_other_things(which: int, changes: tuple[Mutation, ...]) -> None:
    check_proposal(changed(which, changes))


@settings(max_examples=12)
@given(st.integers(0, len(shipped_ruleset()) - 1), MUTATIONS)
def test_a_ruleset_with_other_bytes(which: int, mutations: tuple[Mutation, ...]) -> None:
    files = list(shipped_ruleset())
    name, raw = files[which]
    files[which] = (name, mutated(raw, mutations))
    check_ruleset(files)


NEXT_TO_NOTHING = [b"", b"\n", b"\xef\xbb\xbf", b"\0", b"\xff\xfe", b"---", b"...", b"[", b"{", b"- ", b"? ", b":"]


@pytest.mark.parametrize("raw", NEXT_TO_NOTHING)
def test_next_to_nothing(raw: bytes) -> None:
    assert check_proposal(raw).code == 1
