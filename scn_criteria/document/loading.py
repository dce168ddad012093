"""From the bytes of a file to a document, or to what is wrong with it."""

from __future__ import annotations

from contextlib import suppress

from yaml.error import MarkedYAMLError, YAMLError

from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.document.building import Builder
from scn_criteria.document.characters import may_hide
from scn_criteria.document.codes import YAML_SYNTAX
from scn_criteria.document.document import Data, Document, Loaded
from scn_criteria.document.events import parser_events
from scn_criteria.document.faults import Faults, Halt
from scn_criteria.document.limits import LIMITS, Limits
from scn_criteria.document.positions import Positions
from scn_criteria.document.question_marks import report_question_marks
from scn_criteria.document.screening import decoded, hidden_lines, report_characters, report_directives


def load(raw: bytes, path: str, limits: Limits = LIMITS) -> Loaded:
    """Read the bytes of a file. Whatever is wrong with them becomes diagnostics, as many at once as can be known."""
    text = decoded(raw, path, limits)
    if isinstance(text, Diagnostic):
        return Loaded(None, (text,))
    faults = Faults(path, text, limits.max_faults)
    read = _read(text, faults, limits)
    hidden = hidden_lines(text, path) if may_hide(raw) else ()
    diagnostics = in_file_order((*faults.found, *hidden))
    if read is None or any(found.severity is Severity.ERROR for found in faults.found):
        return Loaded(None, diagnostics)
    data, positions = read
    return Loaded(Document(path, data, text, raw, positions), diagnostics)


def _read(text: str, faults: Faults, limits: Limits) -> tuple[Data, Positions] | None:
    try:
        report_directives(text, faults)
        builder = Builder(parser_events(text), faults, limits)
        data = builder.document()
        if "?" in text:
            report_question_marks(faults)
        return data, Positions(text, builder.first, builder.layout)
    except Halt:
        pass
    except YAMLError as error:
        with suppress(Halt):
            _report_yaml(error, faults)
    return None


def _report_yaml(error: YAMLError, faults: Faults) -> None:
    """Report where the parser gave up. It gives up without a place only at characters that no text may hold."""
    from scn_criteria.document.syntax import syntax_fault  # noqa: PLC0415 - most files are sound YAML

    before = len(faults.found)
    report_characters(faults.text, faults)
    if isinstance(error, MarkedYAMLError):
        faults.found.append(syntax_fault(error, faults.text, faults.path, faults.places))
    elif len(faults.found) == before:
        message = f"found text that is no valid YAML, expected keys and values: {' '.join(str(error).split())}"
        faults.report(YAML_SYNTAX, message, (0, 0))
