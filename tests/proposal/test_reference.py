from __future__ import annotations

import re
from datetime import date

import pytest

from scn_criteria import resources
from scn_criteria.proposal import reference
from scn_criteria.proposal.reference import NONE, GuidanceStatus, load_reference, normalise
from scn_criteria.terms import NetworkType

REFERENCE = load_reference()
JULY = date(2012, 7, 26)

STANDINGS = [
    ("CG80", JULY, GuidanceStatus.IN_FORCE),
    ("QS2", JULY, GuidanceStatus.IN_FORCE),
    ("CG48", JULY, GuidanceStatus.IN_FORCE),
    ("CG48", date(2013, 1, 1), GuidanceStatus.SUPERSEDED),
    ("CG48", date(2012, 12, 31), GuidanceStatus.IN_FORCE),
    ("CG14", JULY, GuidanceStatus.SUPERSEDED),
    ("CG151", JULY, GuidanceStatus.NOT_YET_PUBLISHED),
    ("CG151", date(2012, 8, 31), GuidanceStatus.NOT_YET_PUBLISHED),
    ("CG151", date(2012, 9, 1), GuidanceStatus.IN_FORCE),
    ("NG12", JULY, GuidanceStatus.NOT_YET_PUBLISHED),
    ("NG12", date(2015, 1, 1), GuidanceStatus.NOT_KNOWN),
    ("CG999", JULY, GuidanceStatus.NOT_KNOWN),
    ("CG9999", JULY, GuidanceStatus.NOT_KNOWN),
    ("CG99999", JULY, GuidanceStatus.MALFORMED),
    ("CG014", JULY, GuidanceStatus.MALFORMED),
    ("cg80", JULY, GuidanceStatus.MALFORMED),
    ("CG 80", JULY, GuidanceStatus.MALFORMED),
    ("CG0", JULY, GuidanceStatus.MALFORMED),
    ("XY12", JULY, GuidanceStatus.MALFORMED),
    ("CG", JULY, GuidanceStatus.MALFORMED),
    ("", JULY, GuidanceStatus.MALFORMED),
]

NORMAL_FORMS = [
    ("CG80", "CG80"),
    ("CG014", "CG14"),
    ("cg 80", "CG80"),
    ("QS-2", "QS2"),
    ("NICE CG80", "CG80"),
    ("ta.138", "TA138"),
    ("CG", None),
    ("CG0", None),
    ("80", None),
    ("XY12", None),
    ("CG80 and CG81", None),
]

PRECEDENTS = [
    (("Cancer",), "cancer"),
    (("cardiovascular disease",), "cardiovascular_disease"),
    (("Cardiovascular disease (heart, stroke, diabetes & renal)",), "cardiovascular_disease"),
    (("Mental health, dementia and neurological conditions",), "mental_health_dementia_and_neurological_conditions"),
    (("Maternity & Paediatrics",), "maternity_and_children"),
    (("Women and children", "Maternity and children's services"), "maternity_and_children"),
    (("Stroke",), "none"),
    (("Dementia",), "none"),
    (("Mental health",), "none"),
    (("Lung cancer",), "none"),
    ((), "none"),
]

SERVICES = [
    (("Burns care",), NetworkType.DELIVERY.value),
    (("Neonatal critical care",), NetworkType.DELIVERY.value),
    (("major  TRAUMA",), NetworkType.DELIVERY.value),
    (("Something else", "Adult critical care"), NetworkType.DELIVERY.value),
    (("Primary care dental services",), NetworkType.PROFESSIONAL.value),
    (("Pharmacy",), NetworkType.PROFESSIONAL.value),
    (("Eye care",), NetworkType.PROFESSIONAL.value),
    (("Critical care outreach",), "none"),
    (("Cancer",), "none"),
]


@pytest.mark.parametrize(("guidance_id", "on", "expected"), STANDINGS)
def test_guidance_stands_on_a_day(guidance_id: str, on: date, expected: GuidanceStatus) -> None:
    assert expected is REFERENCE.standing(guidance_id, on)


@pytest.mark.parametrize(("text", "expected"), NORMAL_FORMS)
def test_an_identifier_has_one_normal_form(text: str, expected: str | None) -> None:
    assert expected == REFERENCE.normal_form(text)


@pytest.mark.parametrize(("names", "expected"), PRECEDENTS)
def test_a_precedent_is_the_whole_condition(names: tuple[str, ...], expected: str) -> None:
    assert expected == REFERENCE.precedent(*names)


@pytest.mark.parametrize(("names", "expected"), SERVICES)
def test_a_service_is_named_for_a_type(names: tuple[str, ...], expected: str) -> None:
    assert expected == REFERENCE.named_service(*names)


def test_there_are_twelve_areas() -> None:
    assert len(set(REFERENCE.areas)) == 12


def test_there_are_four_precedents() -> None:
    domains = {found.id: found.home_domain for found in REFERENCE.precedents.values()}
    assert sorted(domains.values()) == [1, 1, 2, 3]


def test_no_name_is_both_a_precedent_and_a_service() -> None:
    assert set() == set(REFERENCE.precedents) & set(REFERENCE.services)


def test_services_are_named_for_types_of_network() -> None:
    types = {found.type for found in REFERENCE.services.values()}
    assert {NetworkType.DELIVERY.value, NetworkType.PROFESSIONAL.value} == types


def test_the_first_digit_of_a_reference_is_its_domain() -> None:
    assert [found for found in REFERENCE.indicators.values() if str(found.domain) != found.reference[0]] == []


def test_references_have_the_form_that_the_schema_asks_for() -> None:
    form = re.compile(r"[1-5](?:[abc]|\.[1-9])?(?:\.(?:i|ii|iii|iv|v|vi|vii))?")
    assert [reference for reference, _ in REFERENCE.indicators if not form.fullmatch(reference)] == []


def test_one_reference_may_mean_two_things_in_two_editions() -> None:
    titles = [REFERENCE.indicators["1.4.i", edition].title for edition in ("2012/13", "2013/14")]
    assert titles == ["One-year survival, colorectal cancer", "One-year survival, all cancers"]


def test_guidance_is_listed_in_its_normal_form() -> None:
    assert [key for key in REFERENCE.guidance if REFERENCE.normal_form(key) != key] == []


def test_guidance_is_published_before_it_is_superseded() -> None:
    dates = [(found.id, found.published, found.superseded_from) for found in REFERENCE.guidance.values()]
    assert [name for name, published, until in dates if published and until and published >= until] == []


def test_the_quick_copy_is_fresh() -> None:
    copy = resources.folder("rules") / "reference" / reference.COPY
    assert reference.copies() == copy.read_text(encoding="utf-8"), "run: python tools/write_reference.py"


@pytest.mark.parametrize("name", reference.FILES)
def test_the_copy_holds_what_the_file_holds(name: str) -> None:
    raw = (resources.folder("rules") / "reference" / f"{name}.yaml").read_bytes()
    assert reference.original(name, raw) == reference.reference_data(name)


def test_a_file_that_was_changed_is_read_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = reference._bytes
    changed = {"areas.yaml": b"areas: [{name: Elsewhere, slug: elsewhere}]"}
    monkeypatch.setattr(reference, "_bytes", lambda file: changed.get(file) or stored(file))
    assert [area["name"] for area in reference.reference_data("areas")["areas"]] == ["Elsewhere"]


def test_what_is_superseded_says_by_what_and_from_when() -> None:
    one_only = [
        found.id for found in REFERENCE.guidance.values() if (found.superseded_by is None) != (found.superseded_from is None)
    ]
    assert one_only == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  Maternity &  Children ", "maternity and children"),
        ("Children's services", "childrens services"),
        ("Children\u2019s services", "childrens services"),
        ("Neonatal (specialist) care", "neonatal specialist care"),
        ("", ""),
    ],
)
def test_names_are_compared_without_capitals_and_punctuation(name: str, expected: str) -> None:
    assert expected == normalise(name)


NAMES_OF_SERVICES = [
    ("Burns units", "Burns care", ""),
    ("Adult burns service", "Burns care", ""),
    ("Burns & plastics", "", "Burns care"),
    ("Adult critical care beds", "Critical care", ""),
    ("Intensive care unit", "Critical care", ""),
    ("Critical care networks", "Critical care", ""),
    ("Critical care outreach", "", "Critical care"),
    ("Regional trauma centre", "Trauma care", ""),
    ("Major trauma networks", "Trauma care", ""),
    ("Trauma and orthopaedics", "", "Trauma care"),
    ("Childhood trauma and abuse", "", "Trauma care"),
    ("Newborn intensive care", "Neonatal care", ""),
    ("Neonatal Unit", "Neonatal care", ""),
    ("Neonates", "Neonatal care", ""),
    ("Nenatal care", "", "Neonatal care"),
    ("Community pharmacists", "Pharmacy", ""),
    ("Pharmacies", "Pharmacy", ""),
    ("Dentists", "Dental services", ""),
    ("Specialist dentistry", "Dental services", ""),
    ("Opticians", "Optometry", ""),
    ("Primary eye care", "Optometry", ""),
    ("Children's eye care", "Optometry", ""),
    ("Optometri", "", "Optometry"),
    ("Perinatal mental health", "", ""),
    ("Mental health services", "", ""),
    ("Primary care", "", ""),
    ("Services", "", ""),
    ("Stroke units", "", ""),
    ("Ophthalmology", "", ""),
]
"""A name, the service that it names, and the service that it is only near."""


@pytest.mark.parametrize(("name", "named", "near"), NAMES_OF_SERVICES, ids=[name for name, _, _ in NAMES_OF_SERVICES])
def test_a_service_is_known_by_the_words_that_tell_it_apart(name: str, named: str, near: str) -> None:
    kinds = {service.name: service.type for service in REFERENCE.services.values()}
    found = REFERENCE.near_service(name) if REFERENCE.named_service(name) == NONE else None
    assert (kinds.get(named, NONE), near) == (REFERENCE.named_service(name), found.name if found else "")
