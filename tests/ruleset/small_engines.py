"""Engines of one table, for tests of a single point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from building import ruleset_of, synthetic_vocabulary, table_of

from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, TableContract, Vocabulary


def engine_of(*conditions: Mapping[str, Any], words: Vocabulary | None = None) -> DurableEngine:
    """The engine of one table with these conditions."""
    return DurableEngine(ruleset_of(table_of(conditions)), words or synthetic_vocabulary())


def vocabulary_of(*facts: FactDefinition) -> Vocabulary:
    """A vocabulary of these facts for one table."""
    named = {fact.name: fact for fact in facts}
    return Vocabulary(named, {"T": TableContract("T", (), frozenset(named))}, {})


def yes_or_no(*names: str) -> Vocabulary:
    """A vocabulary of yes-or-no facts."""
    return vocabulary_of(*(FactDefinition(name, FactType.BOOLEAN, name) for name in names))
