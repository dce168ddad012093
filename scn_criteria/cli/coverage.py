"""The coverage of the source of the chosen ruleset."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.output import print_diagnostics
from scn_criteria.decision.source_coverage import survey_sources
from scn_criteria.decision.source_items import SourceCoverage, load_sources
from scn_criteria.ruleset.model import Rules


def coverage_of(ruleset: Rules, path: str | None, docs: Path | None = None) -> SourceCoverage | None:
    """The coverage of a ruleset's source; nothing where it lists no items. ``path`` is its folder, if one was named.

    Raises ClickException where the list cannot be used, once the reason is printed.
    """
    folder = Path(path) if path else resources.ruleset_folder()
    loaded = load_sources(folder, ruleset.path, ruleset.documents)
    print_diagnostics(loaded.diagnostics, remarks=False, err=True)
    if loaded.listed is None:
        if loaded.diagnostics:
            raise click.ClickException(f'the list of items of the ruleset "{folder.name}" cannot be used')
        return None
    return survey_sources(loaded.listed, folder, ruleset.path, docs)
