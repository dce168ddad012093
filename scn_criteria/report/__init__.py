"""Pages for readers: one report for each assessment, an index of many, and the rule book."""
