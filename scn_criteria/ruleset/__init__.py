"""The room of rulesets: decision tables, and what fires and reads them. It knows a vocabulary of facts, and no networks."""
