"""Package for output of commands as text for terminals, and as JSON where no other module writes it."""
