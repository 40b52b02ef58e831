"""A column that says the unit of each row."""

from __future__ import annotations

import pytest

from extractors.pdf.tables import Layout, cell_context
from tests.extractors.pdf.tables.cells import cell_at, make_table


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("%", ("percent", "")),
        ("% van alle leerlingen", ("percent", "")),
        ("Aantal per 1.000 inwoners", ("", "1000_inhabitant")),
        ("Uren per geleverde machine", ("hour", "machine")),
        ("Aantal per gezakte leerling", ("", "student")),
        ("kton", ("kt", "")),
        ("Ton CO2e per geproduceerde ton aluminium", ("t", "t")),
        ("Gram stikstof per gereden kilometer", ("g", "km")),
        ("Gem. uitstoot van verkochte auto's in gram CO2/km", ("g/km", "")),
        ("Kilogram droge stof", ("kg", "")),
        ("Kubieke meter gas per woning", ("m3", "woning")),
        ("Duur van de behandeling in dagen", ("day", "")),
        ("Oordeel van de inspecteur", ("", "")),
        ("euro", ("EUR", "")),
        ("aantal", ("", "")),
    ],
)
@pytest.mark.parametrize("head", ["Eenheid", "Meeteenheid", "Meet- eenheid"])
def test_a_column_of_units_says_the_unit_of_its_row(
    head: str, unit: str, expected: tuple[str, str]
) -> None:
    table = make_table(
        [
            ["Indicator", head, "Bron", "2022", "2023"],
            ["Uitval van lessen", unit, "DUO", "12", "15"],
            ["Verzuim", "dagen", "DUO", "3", "4"],
        ],
        labels=3,
    )
    found = cell_context(Layout(table), cell_at(table, 1, 4))
    assert (found.unit, found.per) == expected
    assert found.row_heading == "Uitval van lessen"


def test_a_unit_column_tells_what_figures_are_per() -> None:
    rows = [["Verzuim", "Aantal per 1.000 leerlingen", "26"], ["Zorg", "per 1.000 jongeren", "45"]]
    table = make_table([["Naam", "Eenheid", "2023"], *rows])
    told = [cell_context(Layout(table), cell_at(table, row, 2)).per for row in (1, 2)]
    assert told == ["1000_student", "1000_jongeren"]


def test_a_unit_in_the_caption_that_is_of_the_names_of_rows_is_none_of_the_figures() -> None:
    rows = [
        ["Looptijd", "2031", "2032"],
        ["Korter dan 1 maand", "168.016", "412.551"],
        ["≥ 1 < 2 maanden", "66.021", "292.094"],
        ["≥ 2 < 3 maanden", "34.128", "59.692"],
    ]
    table = make_table(rows, caption="Resterende looptijden van de contracten (in maanden)")
    assert cell_context(Layout(table), cell_at(table, 3, 1)).unit == ""
    ages = [["Reis", "2031"], ["Bootreis", "12"], ["Treinreis", "7"]]
    told = make_table(ages, caption="Duur van de reizen (in dagen)")
    assert cell_context(Layout(told), cell_at(told, 1, 1)).unit == "day"
