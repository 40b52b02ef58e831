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


def _specified(*figures: str, heads: tuple[str, str] = ("2031 €", "2030 €")) -> Table:
    names = ("Peren", "Kersen", "Pruimen")
    pairs = zip(figures[::2], figures[1::2], strict=True)
    return _table(
        [["", *heads], *([name, *pair] for name, pair in zip(names, pairs, strict=False))]
    )


def test_under_a_bare_sign_an_amount_that_another_table_has_tells_the_scale() -> None:
    total = _told(THOUSANDS, ("188.633", "453.315", "512", "640"))
    assert _scale([total, _specified("170.000", "410.250", "18.633", "43.065")]) == ""
    known = _specified("170.210", "410.250", "188.633", "453.315")
    assert _scale([total, known]) == THOUSANDS


def test_what_one_table_gets_holds_under_the_same_signs_in_another() -> None:
    total = _told(THOUSANDS, ("188.633", "453.315", "512", "640"))
    known = _specified("170.210", "410.250", "188.633", "453.315")
    assert _scale([total, known, _specified("41.210", "38.250", "7.633", "9.315")]) == THOUSANDS
    other = _specified("41.210", "38.250", "7.633", "9.315", heads=("Prijs €", "Oud €"))
    assert _scale([total, known, other]) == ""


def test_amounts_tell_the_scale_where_no_name_is_of_money() -> None:
    total = _told(THOUSANDS, ("188.633", "453.315", "512", "640"))
    fruit = _specified("170.210", "410.250", "188.633", "453.315", heads=("2031", "2030"))
    assert _scale([total, fruit]) == THOUSANDS
    people = _specified("4.112", "3.907", "512", "640", heads=("Leden 2031", "Leden 2030"))
    assert _scale([_told(THOUSANDS), people]) == ""


def test_amounts_rounded_off_to_thousands_are_in_full() -> None:
    rows = [["Krediet", "2031", "2032"], ["Haven", "566.000", "180.000"], ["Duin", "80.000", "41"]]
    assert _scale([*[_told(THOUSANDS)] * 6, _table(rows)]) == ""
    under_a_line = replace(_table(rows), scale_line="Bedragen x € 1.000")
    assert _scale([under_a_line]) == ""


def test_shares_beside_the_amounts_say_nothing_of_their_scale() -> None:
    rows = [["Reserve", "2031", "Deel"], ["Haven", "8.240", "40,2"], ["Duin", "1.075", "59,8"],
            ["Bos", "512", "0,0"], ["Hei", "640", "0,0"]]  # fmt: skip
    assert _scale([*[_told(THOUSANDS)] * 4, _table(rows)]) == THOUSANDS
