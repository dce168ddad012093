"""Package for decision records: what people decided on a recommendation, and whether it still holds."""
