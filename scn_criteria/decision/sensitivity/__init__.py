"""Package for sensitivity analysis: how an outcome changes with thresholds, readings and uncertain evidence."""
