"""What stands in the same place of two editions is told apart by its time, or was put right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

OLD = document("r2021", kind="rapport", publisher="Nibud", title="Staat van de schulden 2021")
NEW = document("r2022", kind="rapport", publisher="Nibud", title="Staat van de schulden 2022")


def told(*claims: Claim) -> set[tuple[str, str]]:
    return {(r.verdict, r.dimension) for r in reconcile([OLD, NEW], claims).relations}


def cell(claim_id: str, value: str, *, row: str = "Zwolle", column: str = "Aanvragen",
         **fields: Any) -> Claim:  # fmt: skip
    return claim(
        claim_id, value, f"{row} | {column} | {value}", in_table="p3t1", row_heading=row,
        column_heading=column, measure=f"{column}, {row} (Tabel 2 Schuldhulp)", **fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "dimension"),
    [("2021", "2022", "period"), ("2021", "", "period"), ("2030", "2030", "revision")],
)
def test_a_cell_tells_another_time_or_was_put_right(
    before: str, after: str, dimension: str
) -> None:
    old, new = cell("r2021:1", "1430", period=before), cell("r2022:1", "1895", period=after)
    assert told(old, new) == {("explained", dimension)}


def test_another_row_or_column_is_no_other_time() -> None:
    old = cell("r2021:1", "1430", period="2021")
    assert told(old, cell("r2022:1", "1895", row="Meppel", period="2022")) == set()
    assert told(old, cell("r2022:1", "1895", column="Toekenningen", period="2022")) == set()


def test_a_name_with_a_number_is_no_edition() -> None:
    old = cell("r2021:1", "12", column="Fase2", period="2021")
    assert told(old, cell("r2022:1", "19", column="Fase3", period="2022")) == set()


AGAIN = "Naar verwachting daalt het aantal aanvragen in Zwolle met {} per jaar van {} tot 2030."


def test_a_sentence_told_again_with_its_numbers_changed() -> None:
    old = claim("r2021:1", "35", AGAIN.format("35", "2021"), measure="aantal aanvragen in Zwolle",
                statistic="change", period="2021/2030", per="year")  # fmt: skip
    new = claim("r2022:1", "45", AGAIN.format("45", "2022"), measure="aantal aanvragen in Zwolle",
                statistic="change", period="2022/2030", per="year")  # fmt: skip
    assert told(old, new) == {("explained", "period")}


def dated(claim_id: str, value: str, year: str, heading: str = "Aanvragen {}") -> Claim:
    column = heading.format(year)
    return cell(claim_id, value, column=column, period=year, top=float(claim_id[-1]) * 12)


def test_the_newest_cell_of_a_series_is_held_against_the_newest_of_the_next() -> None:
    assert told(dated("r2021:1", "1430", "2021"), dated("r2022:1", "1895", "2022")) == {
        ("explained", "period")
    }
    found = reconcile(
        [OLD, NEW],
        [
            dated("r2021:1", "1395", "2020"), dated("r2021:2", "1430", "2021"),
            dated("r2022:1", "1430", "2021"), dated("r2022:2", "1895", "2022"),
        ],
    ).relations  # fmt: skip
    assert {(r.left, r.right, r.verdict) for r in found} == {
        ("r2021:2", "r2022:1", "agrees"),
        ("r2021:2", "r2022:2", "explained"),
    }


@pytest.mark.parametrize(
    "heading", ["31-12-{} aanvragen", "Aanvragen september {}", "{}: aanvragen"]
)
def test_a_date_in_a_heading_is_the_time_alone(heading: str) -> None:
    old, new = (
        dated("r2021:1", "1430", "2021", heading), dated("r2022:1", "1895", "2022", heading),
    )  # fmt: skip
    assert told(old, new) == {("explained", "period")}
    assert told(old, dated("r2022:1", "1895", "2022", "Toekenningen {}")) == set()


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Kosten van aanvragen", {("explained", "revision")}),
        ("Kosten per aanvraag", set()),
    ],
)
def test_cells_told_in_the_same_words_are_told_apart_by_their_very_headings(
    second: str, expected: set[tuple[str, str]]
) -> None:
    first = "Kosten per aanvraag"
    cells = [
        cell(f"{doc}:{n}", value, column=column, period="2021", top=12.0 * n)
        for doc, values in (("r2021", ("3120", "4470")), ("r2022", ("3290", "4610")))
        for n, (value, column) in enumerate(zip(values, (first, second), strict=True), 1)
    ]
    assert told(*cells) == expected


SERIES = "Eind {} telde de bank {} spaarrekeningen van leden (eind {} waren dat er {})."


def test_a_sentence_told_every_year_tells_a_series() -> None:
    old = [
        claim("r2021:1", "6410", SERIES.format("2021", "6.410", "2020", "6.150"),
              measure="spaarrekeningen van leden", period="2021", start=21),
        claim("r2021:2", "6150", SERIES.format("2021", "6.410", "2020", "6.150"),
              measure="spaarrekeningen van leden", period="2020", start=75),
    ]  # fmt: skip
    new = [
        claim("r2022:1", "6735", SERIES.format("2022", "6.735", "2021", "6.410"),
              measure="spaarrekeningen van leden", period="2022", start=21),
        claim("r2022:2", "6410", SERIES.format("2022", "6.735", "2021", "6.410"),
              measure="spaarrekeningen van leden", period="2021", start=75),
    ]  # fmt: skip
    found = {(r.left, r.right, r.verdict) for r in reconcile([OLD, NEW], [*old, *new]).relations}
    assert ("r2021:1", "r2022:2", "agrees") in found
    assert ("r2021:1", "r2022:1", "explained") in found


def test_a_count_since_a_day_is_until_the_day_of_its_edition() -> None:
    old = cell("r2021:1", "1430", period="2019-03-01/", column="Aanvragen sinds de start")
    new = cell("r2022:1", "1895", period="2019-03-01/", column="Aanvragen sinds de start")
    editions = [replace(OLD, date=dt.date(2022, 2, 1)), replace(NEW, date=dt.date(2023, 2, 1))]
    found = reconcile(editions, [old, new]).relations
    assert [(r.verdict, r.dimension) for r in found] == [("explained", "period")]


def titled(claim_id: str, value: str, title: str, period: str) -> Claim:
    return claim(
        claim_id, value, f"Zwolle | Aanvragen | {value}", in_table="p3t1", row_heading="Zwolle",
        column_heading="Aanvragen", measure=f"Aanvragen, Zwolle ({title})", period=period,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Schuldhulp in beeld naar gemeente", {("explained", "period")}),
        ("Schuldhulp en bijstand naar gemeente", set()),
        ("Bijstand in beeld", set()),
    ],
)
def test_headings_name_a_cell_below_a_title_that_says_more_and_no_other(
    title: str, expected: set[tuple[str, str]]
) -> None:
    old = titled("r2021:1", "1430", "Schuldhulp in beeld", "2021")
    new = titled("r2022:1", "1895", title, "2022")
    if title == "Schuldhulp en bijstand naar gemeente":
        old = titled("r2021:1", "1430", "Schuldhulp in beeld per wijk", "2021")
    assert told(old, new) == expected


def label(claim_id: str, value: str, section: str = "Aanvragen per gemeente",
          told: str = "Totaal {}") -> Claim:  # fmt: skip
    return claim(claim_id, value, told.format(value), section=section, measure=section,
                 start=told.index("{"))  # fmt: skip


def test_a_label_is_known_by_the_heading_above_it() -> None:
    assert told(label("r2021:1", "1430"), label("r2022:1", "1895")) == {("explained", "period")}
    assert told(label("r2021:1", "1430"), label("r2022:1", "1895", "Boetes per wijk")) == set()
    two = [label("r2022:1", "1895"), label("r2022:2", "960")]
    assert told(label("r2021:1", "1430"), *two) == set()


def test_a_short_sentence_under_one_heading_is_told_again() -> None:
    sentence = "{} leden van de huurders."
    old = label("r2021:1", "4", "Samenstelling van de raad", sentence)
    new = label("r2022:1", "3", "Samenstelling van de raad", sentence)
    assert told(old, new) == {("explained", "period")}
    assert told(old, label("r2022:1", "3", "Samenstelling van het bestuur", sentence)) == set()


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        ("8765000", "1000", ("consistent", "rounding")),
        ("8766000", "1000", ("explained", "revision")),
        ("8765000", "1", ("explained", "revision")),
    ],
)
def test_amounts_in_thousands_differ_by_one_in_rounding(
    value: str, step: str, expected: tuple[str, str]
) -> None:
    old, new = (
        replace(cell(f"r{year}:1", amount, period="2030", unit="EUR"), step=Decimal(step))
        for year, amount in ((2021, "8764000"), (2022, value))
    )
    assert told(old, new) == {expected}
