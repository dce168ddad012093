"""What the YAML parser complains of, in plain words."""

from __future__ import annotations

from yaml.error import Mark, MarkedYAMLError

from scn_criteria.diagnostics import Diagnostic, Related
from scn_criteria.document.codes import TAB_INDENTATION, YAML_SYNTAX
from scn_criteria.document.complaints import CONTEXTS, WORDINGS, Wording
from scn_criteria.document.places import Places
from scn_criteria.document.slips import Slip, slip_behind


def syntax_fault(error: MarkedYAMLError, text: str, path: str, places: Places) -> Diagnostic:
    """The diagnostic for a complaint of the parser."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index if mark is not None else 0, len(text))
    tab = _tab_before(text, index)
    if tab is not None:
        message = "found a tab in the indentation of a line, expected spaces"
        return Diagnostic(TAB_INDENTATION, message, path, places.span(tab, tab + 1))
    if "cannot start any token" in (error.problem or "") and text[index : index + 1] == "\t":
        message, help_ = "found a tab before a value, expected a space", "put a space in place of the tab"
        return Diagnostic(TAB_INDENTATION, message, path, places.span(index, index + 1), help=help_)
    began = error.context_mark.index if error.context_mark is not None else None
    slip = slip_behind(error.problem or "", error.context or "", text, index, began)
    if slip is not None:
        return _told(slip, path, places)
    wording = _wording(error.problem or "", error.context or "")
    message = wording.message.replace("{character}", _character(text, index))
    span = places.span(index, min(index + 1, len(text)))
    return Diagnostic(wording.code, message, path, span, help=wording.help, related=_related(error, index, places))


def _told(slip: Slip, path: str, places: Places) -> Diagnostic:
    """A slip as a diagnostic."""
    related = (Related(slip.note, places.span(slip.noted, slip.noted + 1)),) if slip.note else ()
    return Diagnostic(YAML_SYNTAX, slip.message, path, places.span(slip.start, slip.end), help=slip.help, related=related)


def _wording(problem: str, context: str) -> Wording:
    """The first wording that fits, or the complaint itself where none does."""
    for wording in WORDINGS:
        if wording.problem in problem and wording.context in context:
            return wording
    said = " ".join(f"{context} {problem}".split())
    return Wording(problem, context, f"found text that is no valid YAML, expected keys and values: {said}", "")


def _tab_before(text: str, index: int) -> int | None:
    """The index of a tab in the indentation of the line, where the complaint is about the indentation."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    rest = text[start : index + 1]
    indentation = rest[: len(rest) - len(rest.lstrip(" \t"))]
    reached = start + len(indentation) >= index
    return start + indentation.index("\t") if reached and "\t" in indentation else None


def _character(text: str, index: int) -> str:
    """The character complained of, as a sentence can name it."""
    character = text[index : index + 1]
    if not character:
        return "the end of the file"
    if character in "\r\n":
        return "the end of the line"
    if character.isalnum():
        return f'"{text[index:].split(maxsplit=1)[0][:20]}"'
    return "a quotation mark" if character == '"' else f'"{character}"'


def _related(error: MarkedYAMLError, index: int, places: Places) -> tuple[Related, ...]:
    """Where what the parser was reading began."""
    mark: Mark | None = error.context_mark
    if mark is None or mark.index == index:
        return ()
    context = error.context or ""
    words = next((words for part, words in CONTEXTS if part in context), None)
    if words is None:
        return ()
    return (Related(words, places.span(mark.index, mark.index + 1)),)
