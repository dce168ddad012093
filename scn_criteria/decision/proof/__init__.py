"""What is proved of a ruleset for decisions or reviews."""
