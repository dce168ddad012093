"""Decide, declaratively and traceably, whether a condition should get a strategic clinical network."""

from __future__ import annotations

__version__ = "0.1.0"
