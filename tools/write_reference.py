"""Copy the reference data of rules/reference/ into the one file that is quick to read. Run it after every change there."""

from __future__ import annotations

from scn_criteria import resources
from scn_criteria.proposal.reference import COPY, copies

if __name__ == "__main__":
    (resources.folder("rules") / "reference" / COPY).write_text(copies(), encoding="utf-8")
