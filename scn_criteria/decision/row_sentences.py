"""The sentences of rows: filled in for a decision, or with their blanks named for whoever reads the rules."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.rule_sentence import SETTING, Filling, filled, shown
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary


def because(sentence: str, ruleset: Rules, vocabulary: Vocabulary, values: Facts) -> str:
    """The sentence of a row with its blanks filled in: facts by their values, parameters and readings as chosen."""
    settings = _Settings(ruleset, vocabulary)

    def value(name: str) -> Value | None:
        return settings.value(name) if name.startswith(SETTING) else values.get(name)

    def words(name: str) -> str:
        return settings.words(name) if name.startswith(SETTING) else fact_words(vocabulary, name, values.get(name))

    return filled(sentence, Filling(value, words))


def because_with_blanks(sentence: str, ruleset: Rules) -> str:
    """The sentence of a row for a reader of the rules: facts by name in square brackets, settings as chosen."""
    settings = _Settings(ruleset, words_of(ruleset))

    def words(name: str) -> str:
        return settings.words(name) if name.startswith(SETTING) else f"[{wording.spoken(name)}]"

    return shown(sentence, words)


def fact_words(vocabulary: Vocabulary, name: str, value: Value | None) -> str:
    """The value of a fact with its unit: ``5 professions``, ``1 profession``, ``no professions``."""
    definition = vocabulary.facts[name]
    if value == 0 and not isinstance(value, bool) and definition.singular:
        return f"no {definition.unit}"
    return wording.value(value, definition.unit, definition.singular)


@dataclass(frozen=True, slots=True)
class _Settings:
    """Parameters and readings as chosen, by their names with the dollar sign."""

    ruleset: Rules
    vocabulary: Vocabulary

    def value(self, name: str) -> Value:
        """The value of a parameter, or the alternative chosen of a reading."""
        bare = name.removeprefix(SETTING)
        parameter = self.ruleset.parameters.get(bare)
        return self.ruleset.readings[bare].choice if parameter is None else parameter.value

    def words(self, name: str) -> str:
        """A parameter with its unit, or what the alternative chosen of a reading says."""
        bare = name.removeprefix(SETTING)
        parameter = self.ruleset.parameters.get(bare)
        if parameter is None:
            reading = self.ruleset.readings[bare]
            return reading.alternatives[reading.choice]
        return wording.value(parameter.value, parameter.unit, singular_of(parameter.unit, self.vocabulary))


def singular_of(unit: str, vocabulary: Vocabulary) -> str:
    """One of a unit, where a fact has that unit."""
    return next((one.singular for one in vocabulary.facts.values() if one.unit == unit and one.singular), "")
