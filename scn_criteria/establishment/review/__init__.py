"""Package for reviews of running networks: yearly returns, rated by decision tables."""
