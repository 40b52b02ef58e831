"""The words that say a number was worked out are found by the texts that prove each pattern."""

from __future__ import annotations

import pytest

from pipeline.reconcile.evidence.worked.workings import (
    WorkingEntry,
    read_workings,
    told_in,
    workings_of,
)


@pytest.mark.parametrize("one", read_workings(), ids=lambda one: one.name)
def test_each_way_finds_its_texts_and_no_others(one: WorkingEntry) -> None:
    assert [text for text in one.finds if one.name not in told_in(text)] == []
    assert [text for text in one.ignores if one.name in told_in(text)] == []


@pytest.mark.parametrize(
    ("sentence", "number", "said"),
    [
        ("De bond telt 4.120 leden, ruim 300 meer dan in 2021.", "300", {"difference"}),
        ("Er waren 310 klachten over geluid; samen met stof 455.", "455", {"sum"}),
        ("Van de 1.240 schepen voer een derde daarvan op gas.", "een derde", {"share"}),
        ("De resterende 40 plaatsen gaan naar starters.", "40", {"rest"}),
        ("De bond telt 4.120 leden.", "4.120", set()),
    ],
)
def test_other_numbers_do_not_stand_between(sentence: str, number: str, said: set[str]) -> None:
    start = sentence.index(number)
    assert workings_of(sentence, start, start + len(number)) == said
