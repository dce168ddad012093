"""Decide, declaratively and traceably, whether a condition should get a strategic clinical network.

The names of ``__all__`` can be imported from here. They are loaded when first used, so that ``scn --version`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# Two packages are called as functions are. Loaded here, they never take the place of the functions later.
import scn_criteria.lint
import scn_criteria.report  # noqa: F401

del lint, report  # noqa: F821 - importing them has set the names

if TYPE_CHECKING:
    from scn_criteria.api import Report, Ruleset, assess, assess_each, explain, lint, load, report
    from scn_criteria.decision.explanation.explanation import Explanation
    from scn_criteria.decision.findings import Assessment, NotAssessed
    from scn_criteria.diagnostics import Diagnostic, InvalidFileError, MissingFileError, OutputError, ScnError, SettingsError
    from scn_criteria.lint.results import Linted
    from scn_criteria.proposal.model import Proposal
    from scn_criteria.ruleset.engine import EngineDisagreementError, EngineMissingError
    from scn_criteria.ruleset.loader import VariantError

__version__ = "0.1.0"
__all__ = [
    "Assessment",
    "Diagnostic",
    "EngineDisagreementError",
    "EngineMissingError",
    "Explanation",
    "InvalidFileError",
    "Linted",
    "MissingFileError",
    "NotAssessed",
    "OutputError",
    "Proposal",
    "Report",
    "Ruleset",
    "ScnError",
    "SettingsError",
    "VariantError",
    "assess",
    "assess_each",
    "explain",
    "lint",
    "load",
    "report",
]

_DEFINED_IN = {
    "api": ("Report", "Ruleset", "assess", "assess_each", "explain", "lint", "load", "report"),
    "decision.explanation.explanation": ("Explanation",),
    "decision.findings": ("Assessment", "NotAssessed"),
    "diagnostics": ("Diagnostic", "InvalidFileError", "MissingFileError", "OutputError", "ScnError", "SettingsError"),
    "lint.results": ("Linted",),
    "proposal.model": ("Proposal",),
    "ruleset.engine": ("EngineDisagreementError", "EngineMissingError"),
    "ruleset.loader": ("VariantError",),
}
"""Where the public names are defined."""


def __getattr__(name: str) -> object:
    """A public name, from the module that defines it."""
    for module, names in _DEFINED_IN.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
