"""The room of rulesets: decision tables, and what fires and reads them. It knows a vocabulary of facts, and no networks.

The door opens onto a part when it is asked for: who needs only the vocabulary does not wait for the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scn_criteria.ruleset.loading import LoadedRuleset, load_ruleset, ruleset_digest
    from scn_criteria.ruleset.model import Ruleset
    from scn_criteria.ruleset.variant import VariantError, vary

__all__ = ["LoadedRuleset", "Ruleset", "VariantError", "load_ruleset", "ruleset_digest", "vary"]

PARTS = {
    "LoadedRuleset": "loading",
    "load_ruleset": "loading",
    "ruleset_digest": "loading",
    "Ruleset": "model",
    "VariantError": "variant",
    "vary": "variant",
}
"""Where each name is at home."""


def __getattr__(name: str) -> Any:
    """What stands behind the door under a name."""
    if name not in PARTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PARTS[name]}"), name)
