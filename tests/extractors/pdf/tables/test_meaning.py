"""What a cell means by its place: headings, scale, unit and period."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.pdf.tables import Layout, cell_context, with_all_headings
from schemas.paper import Box, Cell, Table

SPOT = Box(0, 0, 1, 1)


def make_table(
    rows: list[list[str]], *, heads: int = 1, labels: int = 1, caption: str = ""
) -> Table:
    cells = tuple(
        Cell(row, column, text, 1, SPOT)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    return Table("p1t1", 1, SPOT, cells, heads, labels, caption=caption)


def cell_at(table: Table, row: int, column: int) -> Cell:
    return next(c for c in table.cells if (c.row, c.column) == (row, column))


def test_a_cell_is_read_with_its_row_and_column() -> None:
    table = make_table([["Regio", "2022", "2023"], ["Noord", "12", "15"]])
    found = cell_context(Layout(table), cell_at(table, 1, 2))
    assert (found.row_heading, found.column_heading) == ("Noord", "2023")
    assert found.period_text == "2023"


def test_a_row_stands_under_its_group() -> None:
    table = make_table(
        [["", "2023"], ["Uitgaven"], ["Zorg", "12"], ["Inkomsten"], ["Premies", "9"]]
    )
    assert cell_context(Layout(table), cell_at(table, 4, 1)).row_heading == "Inkomsten: Premies"


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        # no group before it has a total of its own: this is one of the whole
        ([["Aandelen"], ["Azië", "1"], ["Leningen"], ["Staat", "2"], ["Totaal", "3"]], "Totaal"),
        ([["Aandelen"], ["Azië", "1"], ["Totaal", "1"], ["Leningen"], ["Staat", "2"],
          ["Totaal", "2"]], "Leningen: Totaal"),
        ([["Aandelen"], ["Azië", "1"], ["Totaal", "3"]], "Aandelen: Totaal"),
        ([["2022"], ["Azië", "1"], ["2023"], ["Azië", "2"], ["Totaal", "3"]], "2023: Totaal"),
    ],
)  # fmt: skip
def test_a_total_of_the_whole_stands_under_no_group(rows: list[list[str]], heading: str) -> None:
    table = make_table([["", "Bedrag"], *rows])
    found = cell_context(Layout(table), cell_at(table, len(rows), 1))
    assert found.row_heading == heading


def test_letters_that_count_the_rows_are_not_read() -> None:
    table = make_table([["", "", "2023"], ["A", "Heffingskorting", "12"]], labels=2)
    assert cell_context(Layout(table), cell_at(table, 1, 2)).row_heading == "Heffingskorting"


def test_letters_out_of_order_name_the_rows() -> None:
    table = make_table(
        [["", "", "2023"], ["G", "LR", "1"], ["", "RF", "2"], ["M", "LR", "3"], ["A", "LR", "4"]],
        labels=2,
    )
    assert cell_context(Layout(table), cell_at(table, 2, 2)).row_heading == "G RF"


def test_numbers_that_count_the_rows_are_not_read() -> None:
    rows = [["", "", "2023"], ["1.", "Zorg", "12"], ["2.", "Werk", "15"], ["4.", "Wonen", "18"]]
    table = make_table(rows, labels=2)
    assert cell_context(Layout(table), cell_at(table, 3, 2)).row_heading == "Wonen"


def test_the_bounds_of_a_class_are_no_period() -> None:
    table = make_table([["Bouwjaar", "Aantal"], ["1975<=1990", "12"], ["1990<=2015", "15"]])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).period_text == ""


def test_a_heading_printed_once_holds_for_the_rows_below() -> None:
    table = make_table([["", "", "Aantal"], ["2022", "man", "12"], ["", "vrouw", "15"]], labels=2)
    assert cell_context(Layout(table), cell_at(table, 2, 2)).row_heading == "2022 vrouw"


def test_words_beside_a_figure_name_it_too() -> None:
    table = make_table(
        [["", "Jonger", "Ouder"], ["Korting", "12", "Gehuwden", "15"]],
    )
    found = cell_context(Layout(table), cell_at(table, 1, 3))
    assert found.row_heading == "Korting Gehuwden"
    assert found.column_heading == "Ouder"


def test_a_word_broken_over_two_heading_rows_is_made_whole() -> None:
    table = make_table([["", "Rotter-"], ["", "dam"], ["Lucht", "12"]], heads=2)
    assert cell_context(Layout(table), cell_at(table, 2, 1)).column_heading == "Rotterdam"


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


def test_a_percentage_takes_no_scale() -> None:
    table = make_table([["", "2023"], ["Groei", "3,5%"]], caption="(x € 1.000)")
    found = cell_context(Layout(table), cell_at(table, 1, 1))
    assert (found.scale, found.unit) == (Decimal(1), "percent")


def test_the_corner_of_a_table_may_hold_the_scale() -> None:
    table = make_table([["in mln €", "2023"], ["Zorg", "12"]])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).scale == Decimal(1000000)


def test_a_row_of_years_heads_what_follows_it() -> None:
    table = make_table(
        [["2010", "2011"], ["135", "134"], ["2013", "2014"], ["128", "214"]], labels=0
    )
    assert cell_context(Layout(table), cell_at(table, 1, 1)).column_heading == "2011"
    assert cell_context(Layout(table), cell_at(table, 3, 1)).column_heading == "2014"


def test_headings_in_the_middle_of_a_table_hold_below_them() -> None:
    table = make_table(
        [["", "Noord", "Zuid"], ["Lucht", "12", "15"], ["", "Oost", "West"], ["Lucht", "18", "21"]]
    )
    assert cell_context(Layout(table), cell_at(table, 3, 1)).column_heading == "Oost"


def test_a_year_holds_for_the_columns_it_stands_nearest_to() -> None:
    def cell(row: int, column: int, text: str, x: float) -> Cell:
        return Cell(row, column, text, 1, Box(x, 0, x + 10, 8))

    cells = (
        cell(0, 2, "2022", 150), cell(0, 4, "2023", 250),
        cell(1, 1, "min", 100), cell(1, 2, "max", 160), cell(1, 3, "min", 220),
        cell(1, 4, "max", 280), cell(2, 0, "Noord", 10),
        cell(2, 1, "12", 100), cell(2, 2, "15", 160), cell(2, 3, "18", 220), cell(2, 4, "21", 280),
    )  # fmt: skip
    table = Table("p1t1", 1, SPOT, cells, 2, 1)
    found = [
        cell_context(Layout(table), cell_at(table, 2, column)).column_heading
        for column in (1, 2, 3)
    ]
    assert found == ["2022 min", "2022 max", "2023 min"]


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


def test_a_table_without_headings_has_none() -> None:
    table = make_table([["Zorg", "12"], ["Wonen", "9"]], heads=0)
    assert cell_context(Layout(table), cell_at(table, 1, 1)).column_heading == ""


def test_a_line_for_all_amounts_scales_whole_numbers_that_count_nothing() -> None:
    table = make_table([["", "2023"], ["Effecten", "12"], ["Looptijd", "3,7"], ["Aantal", "9"]])
    table = replace(table, scale_line="Bedragen in duizenden euro's")
    scales = [cell_context(Layout(table), cell_at(table, row, 1)).scale for row in (1, 2, 3)]
    assert scales == [Decimal(1000), Decimal(1), Decimal(1)]


def test_a_row_of_headings_with_something_like_a_figure_goes_on_with_those_above() -> None:
    table = make_table(
        [["", "Warmte", "Index"], ["type", "GJ/ha", "0-5"], ["code", "V_W", "E_I"], ["A", "1", "2"]]
    )
    table = with_all_headings(table)
    assert cell_context(Layout(table), cell_at(table, 3, 1)).column_heading == "Warmte GJ/ha V_W"
    assert table.header_rows == 3


def test_rows_of_figures_are_never_headings() -> None:
    table = make_table([["", "2023", "2022"], ["A", "1", "n.v.t."], ["B", "goed", "matig"]])
    assert with_all_headings(table) == table


def test_a_heading_in_the_middle_holds_for_all_columns_up_to_an_empty_one() -> None:
    rows = [["", "Auto", "", "", "", "", "Bus", ""], ["2023", "1", "2", "3", "", "4", "5", "6"]]
    table = make_table([*rows, ["2024", "1", "2", "3", "", "4", "5", "6"]])
    cells = tuple(replace(c, column_span=2) if c.row == 0 else c for c in table.cells)
    layout = Layout(replace(table, cells=cells))
    headings = [cell_context(layout, cell_at(table, 1, at)).column_heading for at in (2, 3, 5, 7)]
    assert headings == ["Auto", "Auto", "Bus", "Bus"]


def test_a_percentual_distribution_over_classes_is_in_percent() -> None:
    table = make_table(
        [["", "Gift (kg/ha)", "", ""], ["", "0-20", "20-40", "> 40"], ["Noord", "12", "30", "58"]],
        caption="Tabel 4 Procentuele verdeling over klassen",
    )
    layout = Layout(table)
    assert cell_context(layout, cell_at(table, 2, 1)).unit == "percent"
    assert [layout.is_row_of_classes(row) for row in (1, 2)] == [True, False]


def test_classes_further_down_head_the_rows_below_with_the_title_over_them() -> None:
    one = [["", "Gift", "", ""], ["", "0-20", "20-40", "> 40"], ["Noord", "12", "30", "58"]]
    two = [["", "Oogst"], ["", "0-5", "5-9", "> 9"], ["Noord", "20", "50", "30"]]
    table = make_table([*one, *two])
    assert cell_context(Layout(table), cell_at(table, 2, 1)).column_heading == "Gift 0-20"
    assert cell_context(Layout(table), cell_at(table, 5, 2)).column_heading == "Oogst 5-9"


def test_a_year_alone_in_its_row_heads_the_rows_below() -> None:
    table = make_table(
        [["", "Stal", "Kas"], ["2025"], ["Noord", "1", "2"], ["2030"], ["Oost", "3"]]
    )
    assert cell_context(Layout(table), cell_at(table, 4, 1)).row_heading == "2030: Oost"


def test_a_figure_with_a_heading_of_its_own_takes_none_from_an_empty_column() -> None:
    table = make_table([["", "Noord", "Oost", "Zuid"], ["A", "1", "", "3"], ["B", "2", "", "4"]])
    assert cell_context(Layout(table), cell_at(table, 1, 3)).column_heading == "Zuid"


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


def test_amounts_that_may_be_in_thousands_have_no_unit() -> None:
    rows = [["Baten", "1.250", "980"], ["Lasten", "1.430", "15"]]
    assert set(_units(make_table([["", "2024", "2023"], *rows])).values()) == {("", 1)}
