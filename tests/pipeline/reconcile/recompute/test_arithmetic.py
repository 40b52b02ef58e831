"""Numbers that follow from each other are recomputed, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim, Relation
from tests.pipeline.reconcile.making import MONITOR, claim

SHARE = {"unit": "percent", "statistic": "share"}


def relations(*claims: Claim) -> list[Relation]:
    return list(reconcile([MONITOR], claims).relations)


def computed(*claims: Claim) -> list[tuple[str, str]]:
    return [(r.verdict, r.dimension) for r in relations(*claims)]


@pytest.mark.parametrize(("share", "verdict"), [("29", "consistent"), ("39", "contradicts")])
def test_a_share_is_the_quotient_of_its_counts(share: str, verdict: str) -> None:
    sentence = f"Van de klachten ging 25 van de 85 ({share}%) over incasso."
    found = relations(
        claim("monitor:1", "25", sentence, measure="klachten"),
        claim("monitor:2", "85", sentence, measure="klachten"),
        claim("monitor:3", share, sentence, as_written=f"{share}%", measure="klachten", **SHARE),
    )
    assert [(r.verdict, r.dimension) for r in found] == [(verdict, "share")]
    assert "25 / 85 = 29,4%" in found[0].explanation


@pytest.mark.parametrize(("change", "verdict"), [("25", "consistent"), ("35", "contradicts")])
def test_a_change_lies_between_its_ends(change: str, verdict: str) -> None:
    sentence = (
        f"Het aantal klachten steeg van 40 in 2019 naar 50 in 2020, een stijging van {change}%."
    )
    assert computed(
        claim("monitor:1", "40", sentence, measure="klachten", period="2019"),
        claim("monitor:2", "50", sentence, measure="klachten", period="2020"),
        claim(
            "monitor:3", change, sentence, as_written=f"{change}%", unit="percent",
            statistic="change", measure="klachten",
        ),
    ) == [(verdict, "change")]  # fmt: skip


def test_a_ratio_is_checked_against_both_numbers() -> None:
    sentence = "Het aantal klachten ging van 25 naar 85, meer dan drie keer zoveel."
    assert ("consistent", "ratio") in computed(
        claim("monitor:1", "25", sentence, measure="klachten"),
        claim("monitor:2", "85", sentence, measure="klachten"),
        claim(
            "monitor:3", "3", sentence, as_written="drie keer", unit="times", statistic="ratio",
            comparator="gt", measure="klachten",
        ),
    )  # fmt: skip


def test_what_is_and_what_is_not_make_the_whole() -> None:
    (found,) = relations(
        claim(
            "monitor:1", "19", "Bij 19% van de dossiers is een bewindvoerder aangewezen.",
            as_written="19%", measure="bewindvoerder aangewezen", population="van de dossiers",
            **SHARE,
        ),
        claim(
            "monitor:2", "80", "Ruim vier op de vijf dossiers heeft dus geen bewindvoerder.",
            as_written="Ruim vier op de vijf", comparator="gt", measure="geen bewindvoerder",
            population="dossiers", **SHARE,
        ),
    )  # fmt: skip
    assert (found.verdict, found.dimension) == ("consistent", "complement")
    assert "100% − 19% = 81%" in found.explanation


def test_parts_named_after_their_total_add_up() -> None:
    sentence = "Er kwamen 120 klachten binnen, waarvan 70 over incasso en 50 over rente."
    assert computed(
        *(
            claim(f"monitor:{n}", value, sentence, measure=measure)
            for n, (value, measure) in enumerate(
                [("120", "klachten"), ("70", "incasso"), ("50", "rente")]
            )
        )
    ) == [("consistent", "sum")]


def cell(number: int, row: str, column: str, value: str) -> Claim:
    side = 100.0 if column == "2020" else 200.0
    return claim(
        f"monitor:{column}-{number}", value, f"{row} | {column} | {value}", period=column,
        measure=f"{row}, {column}", in_table="p1t1", x0=side - 20, x1=side, top=100.0 + 12 * number,
        bottom=110.0 + 12 * number,
    )  # fmt: skip


def table(total_2021: str) -> list[Claim]:
    rows = ["Noord", "Oost", "Zuid", "Totaal"]
    columns = {"2020": ["10", "20", "30", "60"], "2021": ["15", "25", "35", total_2021]}
    return [
        cell(n, row, column, value)
        for column, values in columns.items()
        for n, (row, value) in enumerate(zip(rows, values, strict=True))
    ]


def test_columns_add_up_to_their_total() -> None:
    assert computed(*table("75")) == [("consistent", "sum"), ("consistent", "sum")]


def test_a_total_that_is_off_beside_one_that_is_right_contradicts() -> None:
    assert sorted(computed(*table("77"))) == [("consistent", "sum"), ("contradicts", "sum")]


def only_column(
    table: str,
    total: str,
    rows: str = "Noord Oost Zuid Totaal",
    parts: tuple[str, ...] = ("15", "25", "36"),
) -> list[Claim]:
    """A table of one column, the years in its heading."""
    told = zip(rows.split(), [*parts, total], strict=True)
    cells = [cell(n, row, "Meldingen", value) for n, (row, value) in enumerate(told)]
    year = "2020" if table == "p1t1" else "2021"
    return [
        replace(c, claim_id=f"{c.claim_id}-{table}", in_table=table, section=f"Meldingen in {year}")
        for c in cells
    ]


def test_an_only_column_is_held_against_the_same_table_of_another_year() -> None:
    sound, off = only_column("p1t1", "76"), only_column("p2t1", "78")
    assert sorted(computed(*sound, *off)) == [("consistent", "sum"), ("contradicts", "sum")]


@pytest.mark.parametrize(
    ("sound", "off"),
    [
        ([], only_column("p2t1", "78")),
        (only_column("p1t1", "76", "Noord West Zuid Totaal"), only_column("p2t1", "78")),
        (
            only_column("p1t1", "76"),
            [replace(c, section="Unieke melders") for c in only_column("p2t1", "78")],
        ),
        (only_column("p1t1", "76"), only_column("p2t1", "98")),
    ],
    ids=["alone", "other rows", "another heading", "far off"],
)
def test_an_only_column_that_nothing_proves_is_left_alone(
    sound: list[Claim], off: list[Claim]
) -> None:
    assert "contradicts" not in [verdict for verdict, _ in computed(*sound, *off)]


def test_a_column_of_round_numbers_may_be_off_by_their_rounding() -> None:
    rows, parts = "Noord Oost Zuid West Midden Totaal", ("15", "25", "35", "45", "60")
    sound = only_column("p1t1", "180", rows, parts)
    assert computed(*sound, *only_column("p2t1", "185", rows, parts)) == [("consistent", "sum")]


def test_unrelated_shares_that_happen_to_make_a_hundred_say_nothing() -> None:
    assert not computed(
        claim("monitor:1", "60", "60% van de cliënten is vrouw.", as_written="60%",
              measure="vrouw", population="van de cliënten", **SHARE),
        claim("monitor:2", "40", "40% van de aanvragen is niet compleet.", as_written="40%",
              measure="niet compleet", population="van de aanvragen", **SHARE),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("total", "found"), [("901", [("consistent", "mean")]), ("700", [("contradicts", "mean")])]
)
def test_a_mean_times_its_years_is_the_total(total: str, found: list[tuple[str, str]]) -> None:
    fields = {"measure": "meldingen van fraude", "period": "2017/2021"}
    assert [
        pair
        for pair in computed(
            claim(
                "monitor:1", total, f"In 2017–2021 waren er {total} meldingen van fraude.", **fields
            ),
            claim(
                "monitor:2", "180", "In 2017–2021 waren er gemiddeld 180 meldingen van fraude per "
                "jaar.", statistic="mean", per="year", **fields,
            ),
        )
        if pair[1] == "mean"
    ] == found  # fmt: skip
