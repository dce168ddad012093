"""Package for the command line: a module a command, which parses, calls, prints and sets the exit code."""
