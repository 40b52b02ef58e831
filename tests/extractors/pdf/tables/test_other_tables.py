"""A table of amounts that says no scale takes that of the others in its document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pdf.tables import with_scale_of_others
from schemas.paper import Table
from tests.extractors.pdf.tables.cells import make_table


def _table(rows: list[list[str]], *, caption: str = "") -> Table:
    return replace(make_table(rows), caption=caption)


def _told(caption: str, amounts: tuple[str, ...] = ("4.112", "3.907", "512", "640")) -> Table:
    rows = [["", "2031", "2032"], ["Lasten", *amounts[:2]], ["Baten", *amounts[2:]]]
    return _table(rows, caption=caption)


RESERVES = _table(
    [
        ["Naam van de reserve", "Stand 2031", "Erbij", "Stand 2032"],
        ["Reserve riolering", "8.240", "310", "8.550"],
        ["Reserve haven", "1.075", "0", "1.075"],
    ]
)
THOUSANDS = "Lasten en baten, bedragen x € 1.000"


def _scale(tables: list[Table]) -> str:
    return with_scale_of_others(tables)[-1].scale_line


def test_what_all_others_are_told_in_holds_for_the_reserves() -> None:
    assert _scale([*[_told(THOUSANDS)] * 4, RESERVES]) == THOUSANDS


def test_few_others_or_others_of_two_scales_say_nothing() -> None:
    assert _scale([_told(THOUSANDS), _told(THOUSANDS), RESERVES]) == ""
    mixed = [_told(THOUSANDS), _told("Schulden in miljoenen euro's")]
    assert _scale([*mixed * 3, RESERVES]) == ""


def test_percentages_among_the_amounts_say_nothing_of_their_scale() -> None:
    rows = [["Reserve", "2031", "2032"], ["Haven", "8.240", "1.075"], ["Duin", "550", "610"],
            ["Dekkingsgraad", "104,2%", "120,1%"]]  # fmt: skip
    assert _scale([*[_told(THOUSANDS)] * 4, _table(rows)]) == THOUSANDS


def test_one_amount_that_stands_in_another_table_does_not_speak_against_all_others() -> None:
    with_one = _told(THOUSANDS, ("8.240", "3.907", "512", "640"))
    assert _scale([*[_told(THOUSANDS)] * 4, with_one, RESERVES]) == THOUSANDS


def test_amounts_that_stand_in_another_table_tell_the_scale() -> None:
    balance = _told("Balans (in € mln)", ("8.550", "8.240", "1.075", "77"))
    others = [_told(THOUSANDS)] * 5
    assert _scale([balance, *others, RESERVES]) == "Balans (in € mln)"


@pytest.mark.parametrize(
    "rows",
    [
        [["Reserve", "2031", "2032"], ["Haven", "€ 8.240", "€ 1.075"], ["Duin", "€ 55", "€ 61"]],
        [["Deelnemers", "2031", "2032"], ["Actief", "8.240", "1.075"], ["Slapend", "550", "610"]],
        [["Reserve in %", "2031", "2032"], ["Haven", "40", "75"], ["Duin", "55", "61"]],
        [["Reserve", "2031", "2032"], ["Haven", "8,24", "1,1"], ["Duin", "0,5", "0,6"]],
        [
            ["Reserve", "2031", "2032"],
            ["Haven", "8.240.000", "1.075.500"],
            ["Duin", "2.100.400", "1.900.000"],
        ],
    ],
)
def test_tables_with_a_unit_of_their_own_or_amounts_in_full_are_left(rows: list[list[str]]) -> None:
    assert _scale([*[_told(THOUSANDS)] * 6, _table(rows)]) == ""
