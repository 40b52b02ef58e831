"""What a cell means by its place: headings and period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pdf.tables import Layout, cell_context, with_all_headings
from schemas.paper import Box, Cell, Table
from tests.extractors.pdf.tables.cells import SPOT, cell_at, make_table


def test_a_cell_is_read_with_its_row_and_column() -> None:
    table = make_table([["Regio", "2022", "2023"], ["Noord", "12", "15"]])
    found = cell_context(Layout(table), cell_at(table, 1, 2))
    assert (found.row_heading, found.column_heading) == ("Noord", "2023")


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
        # the second total below the last group, where each before it has one, is of the whole
        ([["Aandelen"], ["Azië", "1"], ["Totaal aandelen", "1"], ["Leningen"], ["Staat", "2"],
          ["Totaal leningen", "2"], ["Totaal beleggingen", "3"]], "Totaal beleggingen"),
        ([["Aandelen"], ["Azië", "1"], ["Subtotaal", "1"], ["Totaal aandelen", "1"], ["Leningen"],
          ["Staat", "2"], ["Subtotaal", "2"], ["Totaal leningen", "3"]],
         "Leningen: Totaal leningen"),
        ([["2022"], ["Azië", "1"], ["2023"], ["Azië", "2"], ["Totaal", "3"]], "2023: Totaal"),
    ],
)  # fmt: skip
def test_a_total_of_the_whole_stands_under_no_group(rows: list[list[str]], heading: str) -> None:
    table = make_table([["", "Bedrag"], *rows])
    found = cell_context(Layout(table), cell_at(table, len(rows), 1))
    assert found.row_heading == heading


def test_headings_of_two_rows_may_be_told_again() -> None:
    rows = [
        ["Parken", "Begroting 2026", "Begroting 2026"], ["", "Baten", "Lasten"], ["Oost", "1", "2"],
        ["Wegen", "Begroting 2027", "Begroting 2027"], ["", "Baten", "Lasten"], ["West", "3", "4"],
    ]  # fmt: skip
    table = make_table(rows, heads=2)
    layout = Layout(table)
    assert cell_context(layout, cell_at(table, 2, 2)).column_heading == "Begroting 2026 Lasten"
    assert cell_context(layout, cell_at(table, 5, 2)).column_heading == "Begroting 2027 Lasten"


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


def test_what_is_told_behind_a_figure_is_no_part_of_the_name_of_its_row() -> None:
    rows = [["", "Depositie", "Klasse", "Grond", "Uitkomst"],
            ["Zinkweiden", "1400", "zeer gevoelig", "onderkant van 15-25, gelet op model", "14,7"],
            ["Kippen", "26,8±8,8", "geen", "", "33"]]  # fmt: skip
    table = make_table(rows)
    layout = Layout(table)
    assert cell_context(layout, cell_at(table, 1, 4)).row_heading == "Zinkweiden"
    assert cell_context(layout, cell_at(table, 2, 1)).row_heading == "Kippen"


def test_bounds_over_whole_numbers_head_their_columns() -> None:
    rows = [["Raad", "Kunne", "", "Leeftijd", ""], ["", "man", "vrouw", "< 40 jaar", "> 40 jaar"],
            ["Bestuur", "6", "2", "1", "7"], ["Toezicht", "1", "2", "0", "3"]]  # fmt: skip
    table = with_all_headings(make_table(rows))
    assert table.header_rows == 2
    found = cell_context(Layout(table), cell_at(table, 2, 4))
    assert found.column_heading.endswith("> 40 jaar")


def test_a_word_broken_over_two_heading_rows_is_made_whole() -> None:
    table = make_table([["", "Rotter-"], ["", "dam"], ["Lucht", "12"]], heads=2)
    assert cell_context(Layout(table), cell_at(table, 2, 1)).column_heading == "Rotterdam"


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


def test_a_table_without_headings_has_none() -> None:
    table = make_table([["Zorg", "12"], ["Wonen", "9"]], heads=0)
    assert cell_context(Layout(table), cell_at(table, 1, 1)).column_heading == ""


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


def test_heads_of_two_lines_in_the_middle_of_a_table_go_together() -> None:
    rows = [
        ["Programma A", "Raming 2027", "Raming 2027"],
        ["", "Baten", "Lasten"],
        ["Brandweer", "105.457", "864.852"],
        ["Programma B", "Raming 2028", "Raming 2028"],
        ["Onderdeel", "Baten", "Lasten"],
        ["Scholen", "12.236", "169.794"],
    ]
    table = make_table(rows, heads=2)
    told = cell_context(Layout(table), cell_at(table, 5, 1))
    assert told.column_heading == "Raming 2028 Baten"
