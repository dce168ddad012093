"""The bands of a post, as its file has them. The checks read them, and import no more than that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def bands_of(post: Mapping[str, Any]) -> tuple[str, ...]:
    """The bands of a post, as words: a band of digits may be typed as a number."""
    return tuple(str(band) for band in post.get("bands", ()))
