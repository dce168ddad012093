"""What holds of every test: how hypothesis tries, how long a test may take, and how much memory it may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 4 * 1024**3
"""Bytes of address space. The largest worker asks for about a third of it."""
UNLIMITED = {"judge", "browser"}
"""Tests that start programs which reserve more address space than they use: Node, Java, Chromium."""
LONG = 900
"""Seconds for a test that asks other programs, or that tries very many inputs; setup.cfg has those of any other test."""

# A busy machine must not fail a test, and a failure must come again: so no deadline, and the same examples each time.
settings.register_profile("plain", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("plain")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests that may take long more time."""
    for item in items:
        if any(item.get_closest_marker(name) for name in (*UNLIMITED, "thorough")):
            item.add_marker(pytest.mark.timeout(LONG))


@pytest.fixture(autouse=True)
def limited_memory(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that asks for too much memory fail with MemoryError, instead of taking that of the machine."""
    if resource is None or any(request.node.get_closest_marker(name) for name in UNLIMITED):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
