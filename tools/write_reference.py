"""Write the generated data of rules/reference/: the copy that is quick to read, and what our own code names of the source.

``write_reference.py`` writes both, and is run after every change of the data there or of an item that the code names;
``write_reference.py --check`` names what is stale and exits 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

from code_mentions import written

from scn_criteria import resources
from scn_criteria.decision.source_coverage import CODE_MENTIONS
from scn_criteria.proposal.reference import COPY, copies

CHECK = "--check"


def files() -> dict[Path, str]:
    """Every generated file with the text that it should hold."""
    folder = resources.folder("rules") / "reference"
    return {folder / COPY: copies(), folder / CODE_MENTIONS: written(Path(resources.HERE))}


def main(arguments: list[str]) -> int:
    """Write the files, or say which are stale."""
    if arguments not in ([], [CHECK]):
        print(f'found "{" ".join(arguments)}", expected nothing or "{CHECK}"', file=sys.stderr)
        return 2
    if arguments == [CHECK]:
        stale = [path for path, text in files().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
        for path in stale:
            print(f"rules/reference/{path.name} is stale: run `python tools/write_reference.py`", file=sys.stderr)
        return int(bool(stale))
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
