"""Package for decisions: from a proposal and a ruleset to an assessment, its explanation and its sensitivity."""
