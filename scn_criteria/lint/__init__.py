"""Package for the linter: inputs, settings, diagnostics of many files, fixes and reporters."""
