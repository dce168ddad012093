"""The room of rulesets: decision tables, and what fires and reads them. It knows a vocabulary of facts, and no networks."""

from scn_criteria.ruleset.loading import LoadedRuleset, load_ruleset
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.variant import VariantError, vary

__all__ = ["LoadedRuleset", "Ruleset", "VariantError", "load_ruleset", "vary"]
