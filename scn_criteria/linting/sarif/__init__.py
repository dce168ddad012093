"""The parts of a SARIF log: rules, results and places."""
