"""Package for the documents that follow a decision to establish a network, or that founders of another type need."""
