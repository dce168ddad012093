"""Reporter for JUnit XML: a suite for each subject, a case for each check, passes included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Severity, Suppressed
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.establishment.provisions_file import KIND as PLANNING
from scn_criteria.establishment.review.examination import KIND as RETURN
from scn_criteria.lint.reporters import WORDS, ReporterOptions
from scn_criteria.lint.results import Checked, Linted, Sources, SubjectKind, address
from scn_criteria.proposal.examination import KIND as PROPOSAL
from scn_criteria.register.sign_off import KIND as RECORD
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.safe_text import visible, xml_text

CODES = {
    SubjectKind.RULESET: (*DOCUMENT_CODES, *RULESET_CODES),
    **{SubjectKind(kind.name): kind.codes for kind in (PROPOSAL, RECORD, RETURN, PLANNING)},
}

HUNDRED = 3
"""The place of the digit of a number that says what a fault is about."""

SHAPE = "1"
"""The hundred about the shape of a file. What comes after it needs a file that can be read as what it is."""


def checks_of(kind: SubjectKind) -> tuple[DiagnosticRule, ...]:
    """The kinds of fault that are looked for in a thing of this kind."""
    return CODES[kind]


def was_made(code: DiagnosticRule, found: Sequence[Diagnostic]) -> bool:
    """Whether a check was made, given all that was found. Each hundred needs that nothing in those before it blocks."""
    blocking = [each.code.number[HUNDRED] for each in found if each.code.blocks]
    hundred = code.number[HUNDRED]
    return not blocking or hundred <= min(*blocking, SHAPE)


# The document

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ENDING = re.compile(r"\.ya?ml$")


def junit(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """The document. A case fails where the run does: what is below the fail level is only noted."""
    suites = [_suite(one, linted, options) for one in linted.checked]
    totals = {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}
    top = ET.Element("testsuites", {"name": "scn lint", **totals})
    top.extend(suites)
    ET.indent(top)
    return f"{HEAD}{ET.tostring(top, encoding='unicode')}\n"


def _suite(one: Checked, linted: Linted, options: ReporterOptions) -> ET.Element:
    folder = options.folder
    codes = {code.number: code for code in (*checks_of(one.kind), *(found.code for found in one.diagnostics))}
    cases = [_case(code, one, linted, folder) for _, code in sorted(codes.items())]
    numbers = {
        "tests": len(cases),
        "failures": _having(cases, "failure"),
        "errors": 0,
        "skipped": _having(cases, "skipped"),
    }
    name = xml_text(visible(address(one.path, folder)))
    is_no_file = one.path == STANDARD_INPUT or one.kind is SubjectKind.RULESET
    named = {} if is_no_file else {"file": xml_text(visible(options.addressed(one.path)))}
    suite = ET.Element("testsuite", {"name": name, **named, **{number: str(count) for number, count in numbers.items()}})
    suite.extend(cases)
    return suite


def _having(cases: Sequence[ET.Element], part: str) -> int:
    return sum(case.find(part) is not None for case in cases)


def _case(code: DiagnosticRule, one: Checked, linted: Linted, folder: str) -> ET.Element:
    case = ET.Element("testcase", name=f"{code.number} {code.name}", classname=_group(address(one.path, folder)))
    found = [found for found in one.diagnostics if found.code.number == code.number]
    waived = [waived for waived in one.waived if waived.diagnostic.code.number == code.number]
    if found:
        _add_findings(case, found, linted.fail_level, folder)
    elif waived:
        ET.SubElement(case, "skipped", message=xml_text("; ".join(_why(each, folder) for each in waived)))
    elif not was_made(code, one.diagnostics):
        ET.SubElement(case, "skipped", message="not looked at, because of faults that come before")
    return case


def _group(path: str) -> str:
    """A path as programs sort cases by it: folders between dots."""
    return xml_text(visible(ENDING.sub("", path).strip("/").replace("/", ".")))


def _add_findings(case: ET.Element, found: Sequence[Diagnostic], fail_level: Severity | None, folder: str) -> None:
    severity = found[0].severity
    text = xml_text("\n".join(_message_text(each, folder) for each in found))
    if fail_level is None or severity.weight < fail_level.weight:
        ET.SubElement(case, "system-out").text = text
        return
    message = found[0].message if len(found) == 1 else f"{len(found)} times; first: {found[0].message}"
    ET.SubElement(case, "failure", type=WORDS[severity], message=xml_text(message)).text = text


def _message_text(found: Diagnostic, folder: str) -> str:
    return f"{_place(found, folder)}: {found.message}\nhelp: {found.advice}"


def _why(waived: Suppressed, folder: str) -> str:
    until = f" (until {waived.until.isoformat()})" if waived.until else ""
    return f"{_place(waived.diagnostic, folder)}: waived: {visible(waived.reason)}{until}"


def _place(found: Diagnostic, folder: str) -> str:
    return f"{visible(address(found.path, folder))}:{found.span.start.line}:{found.span.start.column}"
