"""Who issues the reports: nobody, unless those who run the tool say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The name of an organisation, and its logo as a data address. Either may be left out."""

    organisation: str = ""
    logo: str = ""


PLAIN = Letterhead()
"""A header in which no organisation is named."""
