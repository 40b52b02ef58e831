"""Every axis finds the opposites it promises and ignores its near misses."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.opposites import SIZE, are_negated, read_opposites, sides_of

AXES = read_opposites()


@pytest.mark.parametrize(
    ("axis", "one", "other"), [(a.name, one, other) for a in AXES for one, other in a.finds]
)
def test_an_axis_finds_its_opposites(axis: str, one: str, other: str) -> None:
    assert sides_of(one).get(axis, 0) * sides_of(other).get(axis, 0) == -1


@pytest.mark.parametrize(
    ("axis", "one", "other"), [(a.name, one, other) for a in AXES for one, other in a.ignores]
)
def test_an_axis_ignores_the_near_miss(axis: str, one: str, other: str) -> None:
    assert sides_of(one).get(axis, 0) * sides_of(other).get(axis, 0) >= 0


@pytest.mark.parametrize(
    ("sentence", "number", "side"),
    [
        ("De wachttijd is 12 dagen korter nu er meer artsen zijn.", "12", -1),
        ("Hoewel de kosten stegen, nam het verbruik met 12% af.", "12%", -1),
        ("Er kwamen 40 banen bij, terwijl het verloop daalde.", "40", 1),
        ("Van de huurders woont 12% in een flat.", "12%", 0),
    ],
)
def test_the_word_nearest_to_the_number_tells_its_direction(
    sentence: str, number: str, side: int
) -> None:
    assert sides_of(sentence, sentence.index(number)).get(SIZE, 0) == side


@pytest.mark.parametrize(
    ("one", "other", "negated"),
    [
        ("Een op de vijf huizen is geschikt.", "Een op de vijf huizen is ongeschikt.", True),
        ("Drie toetsen waren voldoende.", "Van de toetsen waren er drie onvoldoende.", True),
        ("Ongeveer drie huizen.", "Drie huizen in de buurt.", False),
        ("Onvoldoende en voldoende samen: drie.", "Drie voldoende.", False),
    ],
)
def test_a_word_and_the_same_with_on_before_it_are_opposites(
    one: str, other: str, negated: bool
) -> None:
    assert are_negated(one, other) == negated
