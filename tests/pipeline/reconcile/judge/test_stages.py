"""Rows of a budget beside those of the accounts, and of the next budget."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.claims.cells import place_of, row_of
from schemas.records import Claim, Relation
from tests.pipeline.reconcile.making import claim, document

BODY = "Gemeente Oudmeer"
BUDGET = document("plan", kind="overig", publisher=BODY, title="Begroting 2022 Oudmeer")
ACCOUNTS = document("uitkomst", kind="overig", publisher=BODY, title="Jaarstukken 2022 Oudmeer")
OTHERS = document("elders", kind="overig", publisher="Gemeente Hooghei", title="Jaarstukken 2022")


def cell(
    claim_id: str, value: str, row: str, column: str, *, table: str, period: str = "2022",
    statistic: str = "total",
) -> Claim:  # fmt: skip
    return claim(
        claim_id, value, f"{row} | {column} | {value}", unit="EUR", in_table="p9t1", period=period,
        row_heading=row, column_heading=column, measure=f"{row}, {column} ({table})",
        statistic=statistic,
    )  # fmt: skip


def planned(value: str, row: str = "Forensenbelasting", column: str = "Raming 2022",
            number: int = 1) -> Claim:  # fmt: skip
    return cell(f"plan:{number}", value, row, column, table="Opbrengst van heffingen per soort")


def came(value: str, row: str = "Forensenbelasting", column: str = "Rekening 2022",
         doc: str = "uitkomst", **fields: str) -> Claim:  # fmt: skip
    return cell(
        f"{doc}:1", value, row, column, table="Overzicht van inkomsten van burgers", **fields
    )


def told(*claims: Claim) -> list[Relation]:
    return [*reconcile([BUDGET, ACCOUNTS, OTHERS], claims).relations]


def kinds(*claims: Claim) -> set[tuple[str, str]]:
    return {(r.verdict, r.dimension) for r in told(*claims)}


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("Rekening 2022", "1418000", ("explained", "definition")),
        ("Realisatie 2022", "1418000", ("explained", "definition")),
        ("Begroot 2022", "1418000", ("explained", "revision")),
        ("Begroot 2022", "1345000", ("agrees", "")),
    ],
)
def test_what_was_planned_and_what_came_of_it(
    column: str, value: str, expected: tuple[str, str]
) -> None:
    assert kinds(planned("1345000"), came(value, column=column)) == {expected}


def test_what_came_out_as_planned_confirms_nothing() -> None:
    assert kinds(planned("1345000"), came("1345000")) == set()


def test_an_aim_is_told_apart_from_its_outcome() -> None:
    aim = cell("plan:1", "640", "Geplaatste laadpalen", "Streefwaarde 2022", table="Doelen",
               statistic="target")  # fmt: skip
    outcome = came("611", row="Geplaatste laadpalen", column="Resultaat 2022")
    assert kinds(aim, outcome) == {("explained", "statistic")}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Precariobelasting", "Rekening 2022"),
        ("Forensenbelasting", "Rekening 2022 personen"),
        ("Forensenbelasting", "2022"),
    ],
)
def test_another_row_or_column_is_no_other_stage(row: str, column: str) -> None:
    assert kinds(planned("1345000"), came("1418000", row=row, column=column)) == set()


def test_incomes_are_no_other_stage_of_expenses() -> None:
    row = "Saldo van inkomsten en uitgaven zwembad"
    plan = planned("1345000", row=row, column="Begroting 2022 inkomsten")
    assert kinds(plan, came("1418000", row=row, column="Begroting 2022 uitgaven")) == set()


def test_another_body_or_year_is_no_other_stage() -> None:
    assert kinds(planned("1345000"), came("1418000", doc="elders")) == set()
    later = came("1418000", column="Rekening 2021", period="2021")
    assert ("explained", "definition") not in kinds(planned("1345000"), later)


def test_a_name_that_returns_in_other_tables_names_no_row() -> None:
    again = planned("912000", number=2)
    assert kinds(planned("1345000"), again, came("1418000")) == set()


def test_a_row_is_known_without_its_group_its_time_and_its_hyphens() -> None:
    one = planned("1", row="Belastingen: Rekening-courant verhouding 2022")
    other = planned("1", row="Rekening-courantverhouding")
    assert row_of(one) == row_of(other) != ""
    assert place_of(one) == place_of(planned("1", row="Rekening-courantverhouding",
                                             column="Raming 2023"))  # fmt: skip
