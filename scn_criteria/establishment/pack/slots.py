"""What fills each slot of the documents, by its name. To add one, write the function, name it here and in the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from scn_criteria.establishment.pack import (
    agreement,
    description,
    founding,
    membership,
    partners,
    programme,
    reviews,
    timetable,
)
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.paper import Part, Section

PARTS: Mapping[str, Callable[[PackCase], Iterable[Part]]] = {
    "identity": description.identity,
    "summary": description.summary,
    "situations": description.situations,
    "home_domain": description.home_domain,
    "experience": description.experience,
    "safety": description.safety,
    "equality": description.equality,
    "innovation": description.innovation,
    "coverage": membership.coverage,
    "areas": membership.areas,
    "professions": membership.professions,
    "organisations": membership.organisations,
    "patient_involvement": description.patient_involvement,
    "principles": description.principles,
    "written_terms": description.written_terms,
    "term": reviews.term,
    "exit": reviews.exit_plan,
    "period": agreement.period,
    "aims": agreement.aims,
    "accounts": agreement.accounts,
    "money": membership.money,
    "uses": membership.uses,
    "signatures": agreement.signatures,
    "milestones": programme.milestones,
    "change": programme.change,
    "pathways": programme.pathways,
    "joint_work": programme.joint_work,
    "lessons": programme.lessons,
    "guidance": programme.guidance,
    "first_day": timetable.first_day,
    "enough_time": timetable.enough_time,
    "reviews": reviews.reviews,
    "founders": founding.founders,
    "own_coverage": founding.own_coverage,
    "partners": partners.partners,
    "duties": founding.duties,
    "teams": membership.teams,
}
"""Slots within a section."""

SECTIONS: Mapping[str, Callable[[PackCase], Iterable[Section]]] = {
    "relationships": partners.relationships,
    "stages": timetable.stages,
}
"""Slots that make sections of their own."""
