"""A sum without a name below its parts is not called what the last of them is."""

from __future__ import annotations

import pytest

from extractors.pdf.tables import Layout, cell_context
from schemas.paper import Table
from tests.extractors.pdf.tables.cells import cell_at, make_table


def heading_of(table: Table, row: int, column: int) -> str:
    return cell_context(Layout(table), cell_at(table, row, column)).row_heading


def test_the_sum_has_no_name_of_its_own() -> None:
    table = make_table(
        [["", "2031", "2030"], ["Peren", "610", "584"], ["Kersen", "-35", "16"], ["", "575", "600"]]
    )
    assert [heading_of(table, row, 1) for row in (1, 2, 3)] == ["Peren", "Kersen", ""]


def test_a_table_without_headings_begins_with_its_first_row() -> None:
    table = make_table([["Peren", "610"], ["Kersen", "90"], ["", "700"]], heads=0)
    assert heading_of(table, 2, 1) == ""


def test_the_sum_of_a_group_is_called_what_the_group_is() -> None:
    table = make_table(
        [["", "2031"], ["Fruit"], ["Peren", "610"], ["Kersen", "90"], ["", "700"],
         ["Groente"], ["Prei", "40"], ["Kool", "-"], ["", "40"], ["", "740"]]
    )  # fmt: skip
    assert heading_of(table, 4, 1) == "Fruit"
    assert heading_of(table, 8, 1) == "Groente"


def test_the_sum_of_several_groups_is_called_none_of_them() -> None:
    table = make_table(
        [["", "2031"], ["Fruit"], ["Peren", "610"], ["Kersen", "90"],
         ["Groente"], ["Prei", "40"], ["Kool", "35"], ["", "775"]]
    )  # fmt: skip
    assert heading_of(table, 7, 1) == ""


def test_a_sum_in_the_column_of_totals_beside_its_parts() -> None:
    table = make_table([["Peren", "610", ""], ["Kersen", "90", ""], ["", "", "700"]], heads=0)
    assert heading_of(table, 2, 2) == ""


@pytest.mark.parametrize("figures", [("575", "601"), ("61", "12")])
def test_figures_that_add_up_to_nothing_go_on_with_the_name_above(figures: tuple[str, str]) -> None:
    table = make_table(
        [["", "2031", "2030"], ["Peren", "610", "584"], ["Kersen", "5", "16"], ["", *figures]]
    )
    assert heading_of(table, 3, 1) == "Kersen"
