"""Package for proposals: their records, the checks that a schema cannot make, and the facts that rules read."""
