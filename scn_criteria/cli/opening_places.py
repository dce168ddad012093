"""The places that open by the reviews of running networks, as commands about proposals tell them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from scn_criteria.establishment.review.openings import Openings

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Places:
    """What opens, if anybody asked, and the exit code of the asking."""

    openings: Openings | None = None
    exit_code: int = 0


def reviews_option(command: CommandT) -> CommandT:
    """The option that names the returns of running networks."""
    return click.option(
        "--reviews",
        multiple=True,
        metavar="PATH",
        help="Review these returns of running networks too, and say whose place opens. Can be given several times.",
    )(command)


def places_opened(paths: tuple[str, ...], *, quiet: bool, verbose: bool) -> Places:
    """Review the returns that were named, under the shipped rules of reviews."""
    if not paths:
        return Places()
    from scn_criteria.cli.reviewing import review_all, review_bench  # noqa: PLC0415 - most runs name no returns
    from scn_criteria.establishment.review.openings import openings  # noqa: PLC0415

    reviewed = review_all(paths, review_bench(None), quiet=quiet, verbose=verbose)
    return Places(openings(reviewed.reviews), reviewed.exit_code)


def openings_text(found: Openings, capacity: int) -> str:
    """The places that open, for a terminal."""
    networks = f"{found.networks} running {'network' if found.networks == 1 else 'networks'}"
    if not found.places:
        return f"No place opens by the last returns of {networks}.\n"
    lines = [f"Places that open for a new condition, by the last returns of {networks}:"]
    for one in found.places:
        made_up = " (illustrative)" if one.review.report.illustrative else ""
        lines += [f"  {one.name}, after {one.since}{made_up}", f"    {one.because} [{one.rule}]"]
    lines.append(f"The capacity stays at {capacity}, as it was given: count the places in if they are to be filled.")
    return "\n".join(lines) + "\n"
