"""The room of proposals: what they hold, what is wrong with them, and the facts that follow from their evidence."""
