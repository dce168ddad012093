"""Lines, places and sentences as readers say them."""

import pytest

from scn_criteria.wording import in_runs, lines_in_words, reader_places, reader_sentence

RUNS = [((), ""), ((5,), "5"), ((5, 6), "5 and 6"), ((7, 5, 6, 6), "5 to 7"), ((1, 3, 4, 5, 9), "1, 3 to 5 and 9")]


@pytest.mark.parametrize(("numbers", "expected"), RUNS)
def test_neighbours_are_taken_together(numbers, expected):
    assert expected == in_runs(numbers)


@pytest.mark.parametrize(("lines", "expected"), [([4], "line 4"), ([4, 4], "line 4"), ([4, 5, 6], "lines 4 to 6")])
def test_lines_in_words(lines, expected):
    assert expected == lines_in_words(lines)


PLACES = [
    ([], []),
    ([("coverage", "extent")], ["coverage.extent"]),
    ([("criteria", "guidance", 0)], ["criteria.guidance, item 1"]),
    ([("a", 0), ("b",), ("a", 1), ("a", 2)], ["a, items 1 to 3", "b"]),
    ([("a", 1, "b", 0), ("a", 0, "b", 0)], ["a, item 2.b, item 1", "a, item 1.b, item 1"]),
    ([()], [""]),
]


@pytest.mark.parametrize(("pointers", "expected"), PLACES)
def test_items_of_one_list_stand_together(pointers, expected):
    assert expected == reader_places(pointers)


SENTENCES = [
    ("", ""),
    ("found nothing", "Found nothing."),
    ("Found nothing.", "Found nothing."),
    ("whole_england rests on nothing", "whole_england rests on nothing."),
    ("the key whole_england", "The key whole_england."),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence(text, expected):
    assert expected == reader_sentence(text)
