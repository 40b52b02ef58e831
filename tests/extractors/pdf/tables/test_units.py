"""Scale and unit of a cell: its own, its headings', the caption's, the corner's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.pdf.tables import Layout, cell_context
from schemas.paper import Table
from tests.extractors.pdf.tables.cells import cell_at, make_table


@pytest.mark.parametrize(
    ("caption", "scale", "unit"),
    [
        ("Tabel 1 Uitgaven (x € 1.000)", "1000", "EUR"),
        ("Tabel 1 Uitgaven (in mln euro)", "1000000", "EUR"),
        ("Bedragen in miljarden euro's", "1000000000", "EUR"),
        ("Personen (x 1.000)", "1000", ""),
        ("Budget in euro's", "1", "EUR"),
        ("Tabel 1 Personen", "1", ""),
        ("Tabel 1 Pensioen van 900 euro per maand, bedragen op honderdtallen", "1", "EUR"),
    ],
)
def test_a_caption_gives_scale_and_unit(caption: str, scale: str, unit: str) -> None:
    table = make_table([["", "2023"], ["Noord", "12"]], caption=caption)
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.scale, found.unit) == (Decimal(scale), unit)


def test_a_column_s_own_unit_beats_the_caption() -> None:
    table = make_table([["", "mln euro", "%"], ["Zorg", "12", "45"]], caption="(x € 1.000)")
    assert cell_context(Layout(table), cell_at(table, 1, 1)).scale == Decimal(1000000)
    assert cell_context(Layout(table), cell_at(table, 1, 2)).unit == "percent"


def test_a_row_that_counts_takes_no_euros_from_the_caption() -> None:
    table = make_table(
        [["Aangevraagd", "276,8"], ["Aantal aanvragen", "325"]],
        heads=0,
        caption="Financiën 2023 (in mln euro)",
    )
    assert cell_context(Layout(table), cell_at(table, 0, 1)).scale == Decimal(1000000)
    counted = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (counted.scale, counted.unit) == (Decimal(1), "")


def test_what_is_held_at_the_risk_of_people_is_money_and_counts_none() -> None:
    rows = [["", "2031"], ["Opbrengst voor risico leden"], ["Rente", "69"],
            ["Onttrekking voor risico leden", "137"], ["Nieuwe leden", "21"]]  # fmt: skip
    table = make_table(rows, caption="Baten en lasten (x € 1.000)")
    found = [cell_context(Layout(table), cell_at(table, row, 1)).unit for row in (2, 3)]
    assert found == ["EUR", "EUR"]


def test_a_percentage_takes_no_scale() -> None:
    table = make_table([["", "2023"], ["Groei", "3,5%"]], caption="(x € 1.000)")
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.scale, found.unit) == (Decimal(1), "percent")


def test_the_corner_of_a_table_may_hold_the_scale() -> None:
    table = make_table([["in mln €", "2023"], ["Zorg", "12"]])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).scale == Decimal(1000000)


@pytest.mark.parametrize(
    ("heading", "scale", "unit"),
    [
        ("Emissie (kton)", "1", "kt"),
        ("Emissie [mol/ha/jaar]", "1", "mol/ha/year"),
        ("kg", "1", "kg"),
        ("Oppervlakte (x 1.000 ha)", "1000", "ha"),
        ("Mest (in mln kg)", "1000000", "kg"),
        ("Gemiddelde duur (dagen)", "1", "day"),
        ("Jaar", "1", ""),
        ("m", "1", ""),
        ("Bedrijven (n = 51790)", "1", ""),
        ("Aanvragen (ja/nee)", "1", ""),
        ("Noord-Holland", "1", ""),
    ],
)
def test_a_heading_names_the_unit_of_its_figures(heading: str, scale: str, unit: str) -> None:
    table = make_table([["", heading], ["Noord", "12"]])
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.scale, found.unit) == (Decimal(scale), unit)


@pytest.mark.parametrize(
    ("heading", "unit", "per"),
    [
        ("Bandbreedte Mton (laag)", "Mt", ""),
        ("Reductie kton", "kt", ""),
        ("vraag koude GJ/jr/m2 bvo", "GJ/m2/year", ""),
        ("kosten euro/m2bvo", "EUR", "m2"),
        ("NOx (g/km)", "g/km", ""),
        ("Uitstoot in kton per jaar", "kt", "year"),
        ("efficiency gebouw η", "times", ""),
        ("Woningen per ha", "", ""),
        ("Bedrijven boven 5 ha", "", ""),
        ("Aantal (m/v)", "", ""),
        ("Heffing (km-stand)", "", ""),
    ],
)
def test_a_column_names_its_unit_among_other_words(heading: str, unit: str, per: str) -> None:
    table = make_table([["", heading], ["Noord", "1,2"]])
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.unit, found.per) == (unit, per)


def test_a_row_named_by_a_word_that_is_a_unit_elsewhere_has_no_unit() -> None:
    table = make_table([["", "2023"], ["Britse pond", "12"]])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).unit == ""


def test_a_unit_may_stand_behind_the_figures_of_its_row() -> None:
    table = make_table([["", "laag", "hoog", ""], ["gemiddelde", "2,6", "3,6", "mol/ha/jaar"]])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).unit == "mol/ha/year"


@pytest.mark.parametrize(
    ("corner", "group", "unit"),
    [("in mln.", "Uitgaven", "EUR"), ("in mln.", "Reizigers", ""), ("x 1.000", "Uitgaven", "")],
)
def test_millions_of_spending_are_euros(corner: str, group: str, unit: str) -> None:
    table = make_table([[corner, "2023"], [group], ["Zorg", "12"]])
    assert cell_context(Layout(table), cell_at(table, 2, 1)).unit == unit


def test_rows_that_print_the_amount_in_their_name_tell_the_scale() -> None:
    rows = [["", "2023", "Cum"], ["Uitgaven"], ["Centrales (5 mld)", "50", "5.000"]]
    one = make_table([*rows, ["Zorg", "12", "70"]])
    assert cell_context(Layout(one), cell_at(one, 3, 1)).scale == Decimal(1)
    two = make_table([*rows, ["Zorg", "12", "70"], ["Envelop (75 mln)", "-75", "-75"]])
    found = cell_context(Layout(two), cell_at(two, 3, 1))
    assert (found.scale, found.unit) == (Decimal(1000000), "EUR")


def test_a_line_for_all_amounts_scales_whole_numbers_that_count_nothing() -> None:
    table = make_table([["", "2023"], ["Effecten", "12"], ["Looptijd", "3,7"], ["Aantal", "9"]])
    table = replace(table, scale_line="Bedragen in duizenden euro's")
    scales = [cell_context(Layout(table), cell_at(table, row, 1)).scale for row in (1, 2, 3)]
    assert scales == [Decimal(1000), Decimal(1), Decimal(1)]


def test_a_percentual_distribution_over_classes_is_in_percent() -> None:
    table = make_table(
        [["", "Gift (kg/ha)", "", ""], ["", "0-20", "20-40", "> 40"], ["Noord", "12", "30", "58"]],
        caption="Tabel 4 Procentuele verdeling over klassen",
    )
    layout = Layout(table)
    assert cell_context(layout, cell_at(table, 2, 1)).unit == "percent"
    assert [layout.is_row_of_classes(row) for row in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    ("rows", "unit"),
    [(["< 1 maand", "1 tot 3 maanden", "Totaal"], ""), (["Noord", "Oost", "Zuid"], "month")],
)
def test_a_unit_over_rows_named_in_it_is_not_that_of_the_figures(
    rows: list[str], unit: str
) -> None:
    table = make_table([["Duur (in maanden)", "2023"], *([name, "12"] for name in rows)])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).unit == unit


def _units(table: Table) -> dict[str, tuple[str, int]]:
    layout = Layout(table)
    return {
        cell.text: ((found := cell_context(layout, cell)).unit, int(found.scale))
        for cell in table.cells
        if cell.row >= table.header_rows and cell.column
    }


def test_parts_of_what_is_counted_are_counts_in_a_table_of_amounts() -> None:
    rows = [["Omzet", "612"], ["Aantal vrijwilligers", "84"], ["waarvan betaald", "13"],
            ["w.v. jonger dan 30", "9"], ["Lasten", "598"], ["waarvan huur", "77"]]  # fmt: skip
    found = _units(make_table([["(x € 1.000)", "2024"], *rows]))
    assert [found[text] for text in ("84", "13", "9")] == [("", 1)] * 3
    assert [found[text] for text in ("612", "598", "77")] == [("EUR", 1000)] * 3


def test_rows_under_new_headings_count_when_the_first_does() -> None:
    rows = [["Balans", "2024", "2023"], ["Vermogen", "71", "68"],
            ["Mensen", "2024", "2023"], ["Aantal collega's", "41", "39"], ["Bestuurders", "3", "4"],
            ["Gemiddelde leeftijd", "44", "45"], ["Personeelskosten", "912", "887"]]  # fmt: skip
    found = _units(make_table([["In duizenden euro", "2024", "2023"], *rows]))
    assert found["71"] == found["912"] == ("EUR", 1000)
    assert found["41"] == found["3"] == ("", 1)
    assert found["44"] == ("year", 1)


def test_amounts_in_full_under_words_for_money_are_euros() -> None:
    rows = [["Speelplein", "125.000", "1.430"], ["Brug Zuid", "1.250.000", "2.000"]]
    found = _units(make_table([["Werk", "Krediet 2025", "Bezoekers"], *rows]))
    assert found["125.000"] == found["1.250.000"] == ("EUR", 1)
    assert found["1.430"] == ("", 1)


def test_amounts_in_full_under_a_title_of_money_are_euros() -> None:
    rows = [["Speelplein", "125.000", "1.430"], ["Brug Zuid", "1.250.000", "2.000"]]
    told = make_table([["Werk", "Gereed", "Gepland"], *rows], caption="Overzicht investeringen")
    assert set(_units(told).values()) == {("EUR", 1)}
    counted = make_table([["Werk", "2024", "2025"], *rows], caption="Bezoekers per werk")
    assert set(_units(counted).values()) == {("", 1)}


def test_amounts_that_may_be_in_thousands_have_no_unit() -> None:
    rows = [["Baten", "1.250", "980"], ["Lasten", "1.430", "15"]]
    assert set(_units(make_table([["", "2024", "2023"], *rows])).values()) == {("", 1)}


def test_a_column_of_programmes_does_not_hide_that_amounts_are_in_full() -> None:
    head = ["Werk", "Programma", "Totale investering", "Nog te besteden", "Raming 2027"]
    rows = [["Kade", "3", "125.000", "40.000", "0"], ["Brug", "5", "1.250.000", "0", "318.500"]]
    found = _units(make_table([head, *rows]))
    assert {found[text] for text in ("125.000", "40.000", "318.500")} == {("EUR", 1)}
    assert found["3"] == ("", 1)
