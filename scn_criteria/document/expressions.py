"""The regular expressions of a schema."""

from __future__ import annotations


def strict(expression: str) -> str:
    r"""An expression whose last ``$`` is the very end of the text: to Python, a line break may follow it."""
    return expression[:-1] + r"\Z" if expression.endswith("$") and not expression.endswith(r"\$") else expression
