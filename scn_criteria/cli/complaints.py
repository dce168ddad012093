"""What is raised where a command cannot do what it was asked for. Importing ``click`` waits until something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click import ClickException, UsageError


def wrong_usage(message: str) -> UsageError:
    """To be raised where options and arguments make no sense; it is told with a hint at the help."""
    from click import UsageError  # noqa: PLC0415

    return UsageError(message)


def refusal(message: str) -> ClickException:
    """To be raised where what was asked for cannot be done."""
    from scn_criteria.cli.failing import Refusal  # noqa: PLC0415

    return Refusal(message)
