"""Package for explanations of decisions: why, why not, the cheapest change to an outcome, and what to settle first."""
