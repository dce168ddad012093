"""The room of decisions: from a proposal and a ruleset to an assessment."""
