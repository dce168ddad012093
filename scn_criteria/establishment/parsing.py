"""From the plain data of the files that plans are made from, once the schema found no fault, to records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from scn_criteria.establishment.bands import bands_of
from scn_criteria.establishment.provisions import Numbered, PayScale, Post, Provisions, Statement
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.ruleset.parsing import parse_citation, parse_documents, parse_parameters, parse_readings

Data = Mapping[str, Any]


def parse_provisions(files: Sequence[Data]) -> Provisions:
    """The provisions that files hold together. What several give, the last one gives."""
    merged: dict[str, Any] = {"documents": {}, "parameters": {}, "readings": {}}
    for data in files:
        for key, value in data.items():
            merged[key] = {**merged[key], **value} if key in ("documents", "parameters", "readings") else value
    return Provisions(
        documents=parse_documents(merged["documents"]),
        parameters=parse_parameters(merged["parameters"]),
        readings=parse_readings(merged["readings"]),
        statements=tuple(Statement(*_cited(one), one["about"]) for one in merged.get("statements", ())),
        posts=tuple(map(_post, merged.get("posts", ()))),
        pay=tuple(map(_scale, merged.get("pay", ()))),
        order=tuple(map(_numbered, merged.get("order_of_appointment", ()))),
        duties=tuple(map(_numbered, merged.get("duties", ()))),
    )


def _cited(data: Data) -> tuple[str, Basis, Citation]:
    return data["text"], Basis(data["basis"]), parse_citation(data["source"])


def _numbered(data: Data) -> Numbered:
    return Numbered(*_cited(data), data["number"])


def _post(data: Data) -> Post:
    return Post(
        name=data["name"],
        title=data["title"],
        also_called=data.get("also_called", ""),
        wte=None if data.get("sessional", False) else Fraction(data["wte"]),
        approximate=data.get("approximate", False),
        bands=bands_of(data),
        appointed=data["appointed"],
        basis=Basis(data["basis"]),
        source=parse_citation(data["source"]),
    )


def _scale(data: Data) -> PayScale:
    bands = {band: (low, high) for band, (low, high) in data["bands"].items()}
    return PayScale(data["from"], data["title"], data["why"], data["verified"], bands)
