"""Settings in a file: its text, where each setting stands in it, and what is wrong with it."""
