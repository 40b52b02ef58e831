"""Every formula finds the passages that prove it, with the right numbers, and no near miss."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.formulas import (
    PARTS,
    find_told,
    is_fall,
    name_base,
    read_formulas,
    tells_factor,
)

FORMULAS = read_formulas()


@pytest.mark.parametrize(
    ("name", "text", "order"),
    [(f.name, text, order) for f in FORMULAS for text, order in f.finds.items()],
)
def test_a_formula_finds_its_numbers(name: str, text: str, order: str) -> None:
    found = [told.parts for told in find_told(text) if told.name == name]
    told = [[parts[part] for part in PARTS if part in parts] for parts in found]
    assert told == [[int(index) for index in order.split()]]
    assert text.count("#") > 1 or tells_factor(text)


@pytest.mark.parametrize(("name", "text"), [(f.name, text) for f in FORMULAS for text in f.ignores])
def test_a_formula_ignores_the_near_miss(name: str, text: str) -> None:
    assert name not in {told.name for told in find_told(text)}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("een stijging van #1 ten opzichte van 2019", "2019"),
        ("#1 meer dan in 2018", "2018"),
        ("#1 minder dan een jaar eerder", "before"),
        ("#1 meer ten opzichte van het voorgaande jaar", "before"),
        ("#1 meer dan verwacht", ""),
        ("ten opzichte van andere landen. in 2019", ""),
    ],
)
def test_a_change_is_told_against_a_year(text: str, base: str) -> None:
    assert name_base(text) == base


@pytest.mark.parametrize(
    ("text", "falls"),
    [("een daling van #1", True), ("#1 meer", False), ("een verschil van #1", None)],
)
def test_the_words_tell_rise_from_fall(text: str, falls: bool | None) -> None:
    assert is_fall(text) is falls
