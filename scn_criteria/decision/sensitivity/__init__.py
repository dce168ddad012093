"""How an outcome changes with thresholds, readings and uncertain evidence."""
