"""Many files looked at: what is found, settings, fixes and formats."""
