"""Explanations of decisions: why, why not, what would change them, and what to settle first."""
