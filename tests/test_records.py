"""Frozen records behave as the dataclasses of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from scn_criteria import records
from scn_criteria.records import made


@records.dataclass(frozen=True, slots=True, order=True)
class OurPoint:
    """A point."""

    x: int
    y: int = 2


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class TheirPoint:
    """A point."""

    x: int
    y: int = 2


@records.dataclass(frozen=True, slots=True, kw_only=True)
class OurItem:
    """An item with a hidden and a made part, and something done after it is made."""

    name: str
    parts: tuple[OurPoint, ...] = field(default_factory=lambda: (OurPoint(0),))
    note: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", self.note.strip())


@records.dataclass(frozen=True, slots=True, kw_only=True)
class OurLongItem(OurItem):
    """An item with one part more."""

    length: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TheirItem:
    """An item with a hidden and a made part, and something done after it is made."""

    name: str
    parts: tuple[OurPoint, ...] = field(default_factory=lambda: (OurPoint(0),))
    note: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", self.note.strip())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TheirLongItem(TheirItem):
    """An item with one part more."""

    length: int


@records.dataclass(frozen=True, slots=True, eq=False)
class OurMark:
    """A mark that is equal to itself only."""

    text: str


TWINS = ((OurPoint, TheirPoint), (OurItem, TheirItem), (OurLongItem, TheirLongItem))
CALLS: tuple[tuple[type, type, tuple[Any, ...], dict[str, Any]], ...] = (
    (OurPoint, TheirPoint, (1,), {}),
    (OurPoint, TheirPoint, (1, 3), {}),
    (OurPoint, TheirPoint, (), {"y": 3, "x": 1}),
    (OurPoint, TheirPoint, (), {}),
    (OurPoint, TheirPoint, (1, 2, 3), {}),
    (OurPoint, TheirPoint, (1,), {"x": 1}),
    (OurPoint, TheirPoint, (1,), {"z": 1}),
    (OurItem, TheirItem, (), {"name": "a"}),
    (OurItem, TheirItem, (), {"name": "a", "note": " b "}),
    (OurItem, TheirItem, ("a",), {}),
    (OurItem, TheirItem, (), {"name": "a", "length": 1}),
    (OurLongItem, TheirLongItem, (), {"name": "a", "length": 1}),
    (OurLongItem, TheirLongItem, (), {"name": "a"}),
)


def told(make: Callable[..., Any], values: tuple[Any, ...], named: dict[str, Any]) -> str:
    """What comes of making a record, whoever made it."""
    try:
        record = make(*values, **named)
        said = f"{record!r} {[getattr(record, one.name) for one in fields(record)]}"
    except TypeError as error:
        said = str(error)
    return said.replace("Their", "Our")


@pytest.mark.parametrize("times", [1, records.OFTEN + 2])
@pytest.mark.parametrize(("ours", "theirs", "values", "named"), CALLS)
def test_a_record_is_made_as_the_library_makes_it(
    ours: type, theirs: type, values: tuple[Any, ...], named: dict[str, Any], times: int
) -> None:
    expected = told(theirs, values, named)
    assert {told(ours, values, named) for _ in range(times)} == {expected}


@pytest.mark.parametrize(("ours", "theirs"), TWINS)
def test_the_fields_are_the_same(ours: Any, theirs: Any) -> None:
    def listed(kind: Any) -> list[str]:
        return [str((one.name, one.default, one.kw_only, one.repr, one.compare)) for one in fields(kind)]

    assert (listed(theirs), theirs.__match_args__, theirs.__slots__) == (listed(ours), ours.__match_args__, ours.__slots__)


PAIRS = tuple((OurPoint(*one), OurPoint(*other)) for one in ((1, 2), (1, 3), (2, 0)) for other in ((1, 2), (1, 3), (2, 0)))


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("method", ["__eq__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_records_are_compared_by_their_values(one: OurPoint, other: OurPoint, method: str) -> None:
    expected = getattr((one.x, one.y), method)((other.x, other.y))
    assert expected == getattr(one, method)(other)


def test_records_of_two_kinds_are_never_equal() -> None:
    assert OurPoint(1) != TheirPoint(1)
    assert OurItem(name="a") != OurLongItem(name="a", length=1)


def test_records_of_two_kinds_have_no_order() -> None:
    with pytest.raises(TypeError):
        assert OurPoint(1) < TheirPoint(1)


def test_equal_records_have_equal_hashes() -> None:
    assert {OurItem(name="a", note="b"): 1}[OurItem(name="a")] == 1


def test_a_record_may_be_equal_to_itself_only() -> None:
    mark = OurMark("a")
    assert (mark != OurMark("a"), len({mark, mark, OurMark("a")})) == (True, 2)


def test_nothing_can_be_set_or_deleted() -> None:
    point = OurPoint(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, AttributeError)):
        point.z = 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("record", [OurPoint(1), OurItem(name="a", note="b"), OurLongItem(name="a", length=2)])
@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, replace, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_record_can_be_copied(record: Any, twin: Callable[[Any], Any]) -> None:
    made_again = twin(record)
    assert [getattr(made_again, one.name) for one in fields(record)] == [getattr(record, one.name) for one in fields(record)]


def test_a_record_can_be_changed_into_another() -> None:
    assert OurPoint(1, 5) == replace(OurPoint(1), y=5)


def test_a_record_can_be_matched() -> None:
    match OurPoint(4, 5):
        case OurPoint(x, y):
            assert (x, y) == (4, 5)


def test_a_reader_makes_records_from_values() -> None:
    assert OurPoint(1, 2) == made(OurPoint, {"x": 1, "y": 2})


@pytest.mark.parametrize("options", [{"frozen": True, "slots": False}, {"frozen": False, "slots": True}])
def test_other_records_are_for_the_library(options: dict[str, bool]) -> None:
    with pytest.raises(TypeError):
        records.dataclass(**options)
