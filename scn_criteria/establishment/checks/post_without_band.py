"""A post that is not filled by the session has a band."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import Document, mapping
from scn_criteria.establishment.bands import bands_of
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN328",
    "post-without-band",
    Severity.ERROR,
    "What a team costs follows from the bands of its posts; of a post without one nobody knows what it costs.",
    "Write the bands that the post may have, or that it is filled by the session.",
    "Strategic Clinical Networks update, November 2012, Senate and SCN core support team (SI-096, SI-103)",
)


def check(document: Document) -> Iterator[Fault]:
    """Look at each post."""
    for place, post in enumerate(mapping(document).get("posts", ())):
        if not post.get("sessional", False) and not bands_of(post):
            message = f'the post "{post["title"]}" has no band; expected at least one, or "sessional: true"'
            yield Fault(("posts", place, "bands" if "bands" in post else "title"), message)
