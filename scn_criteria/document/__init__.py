"""Package for documents: YAML with exact places, limits, and JSON Schemas. It knows nothing of networks."""
