"""Package for rulesets: decision tables, and what loads, checks, fires, proves and compares them. It knows no networks."""
