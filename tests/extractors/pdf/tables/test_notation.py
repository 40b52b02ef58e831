"""What one cell leaves open, the figures under and beside it decide: thousands, signs, years."""

from __future__ import annotations

import pytest

from extractors.pdf.tables import Layout, cell_context
from extractors.pdf.tables.figures.sums import opinion_on
from tests.extractors.pdf.tables.cells import cell_at, make_table


@pytest.mark.parametrize(
    ("column", "written"),
    [
        (["164,380", "1,091,255"], "164.380"),  # its neighbour can only be English
        (["164,380", "12,5"], "164,380"),  # its neighbour is Dutch
        (["164,380", "98,201"], "164,380"),  # nothing tells
        (["1.375", "0.125"], "1,375"),  # points are decimal in this column
        (["415 422", "98"], "415.422"),
        (["415 422", "1.250"], "415 422"),  # white parts two figures where points group
    ],
)
def test_a_column_tells_how_its_figures_are_written(column: list[str], written: str) -> None:
    table = make_table([["", "Aantal"], *(["Rij " + text, text] for text in column)])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).written == written


@pytest.mark.parametrize(
    ("name", "column", "caption", "negative"),
    [
        ("Huur", ["(80)", "120"], "", True),
        ("Huur", ["(80)", "(120)"], "Lasten (x € 1.000)", True),
        ("Huur", ["(80)", "(120)"], "Aantal", False),  # what all figures have is no sign
        ("Huur", ["(12%)", "(15%)"], "", False),
        ("", ["(0,12)", "1,5"], "", False),  # a margin of error below its figure
        ("Huur", ["-/- 80", "1"], "", True),
        ("Huur", ["80-", "1"], "", True),
        ("Huur", ["80,-", "1"], "", False),
        ("Onttrekking (-)", ["80", "1"], "", True),
        ("Onttrekking (-)", ["-80", "1"], "", True),
        ("Voordeel (+) of nadeel (-)", ["80", "1"], "", False),
    ],
)
def test_a_figure_below_zero_is_known_as_such(
    name: str, column: list[str], caption: str, *, negative: bool
) -> None:
    rows = [[name, column[0]], *(["Overig", text] for text in column[1:])]
    table = make_table([["", "2023"], *rows], caption=caption)
    assert cell_context(Layout(table), cell_at(table, 1, 1)).negative is negative


@pytest.mark.parametrize(
    ("head", "column", "like_year"),
    [
        ("Opnames", ["1987", "2450", "3012"], True),
        ("Opnames", ["1987", "2.450", "3.012"], False),
        ("Bouwjaar", ["1987", "2450", "3012"], False),
        ("Opnames", ["1987", "2023", "3012"], False),
    ],
)
def test_a_count_may_look_like_a_year(head: str, column: list[str], *, like_year: bool) -> None:
    table = make_table([["", head], *(["Rij " + text, text] for text in column)])
    assert cell_context(Layout(table), cell_at(table, 1, 1)).like_year is like_year


def test_totals_speak_for_their_parts_and_against_the_column_that_does_not_add_up() -> None:
    rows = [["Huur", "10", "1,5", "7"], ["Zorg", "(4)", "2,5", "8"], ["Totaal", "6", "4,0", "51"]]
    layout = Layout(make_table([["", "2022", "2023", "2024"], *rows]))
    told = [
        [opinion_on(layout, cell_at(layout.table, row, c)) for c in (1, 2, 3)] for row in (1, 3)
    ]
    assert told == [["agrees", "agrees", "differs"]] * 2


def test_a_row_of_column_numbers_is_no_heading_and_no_figures() -> None:
    table = make_table([["", "Begroot", "Werkelijk", "Verschil"], ["", "1", "2", "3=2-1"],
                        ["Huur", "80", "90", "10"]], heads=2)  # fmt: skip
    found = cell_context(Layout(table), cell_at(table, 2, 3))
    assert found.column_heading == "Verschil"
