"""The room of documents: YAML with exact places, limits, and schemas to judge it by. It knows nothing of networks."""
