"""Decide, declaratively and traceably, whether a condition should get a strategic clinical network."""

__version__ = "0.1.0"
