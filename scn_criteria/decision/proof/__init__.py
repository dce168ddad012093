"""Package for proofs of rulesets for decisions and reviews."""
