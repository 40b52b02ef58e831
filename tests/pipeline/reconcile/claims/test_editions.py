"""Editions and errata: which documents are of one series, which of them is newest, what holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.claims.editions import are_editions, edition_key
from schemas.records import Claim, Document
from tests.pipeline.reconcile.making import claim, document, households


def report(doc_id: str, title: str, *, day: str = "", kind: str = "rapport") -> Document:
    date = dt.date.fromisoformat(day) if day else None
    return document(doc_id, kind=kind, publisher="Nibud", title=title, date=date)


OLD = report("r2022", "Staat van de schulden 2022", day="2022-11-01")
NEW = report("r2023", "Staat van de schulden 2023")
ERRATUM = report("err", "Erratum Staat van de schulden 2023", kind="overig")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (OLD, NEW),
        (NEW, ERRATUM),
        (report("a", "Staat van de schulden 2023", day="2024-02-01"), ERRATUM),
        (report("a", "Staat van de schulden", day="2021-03-01"), OLD),
        (report("a", "Staat van de schulden", day="2022-03-01"), OLD),
        (ERRATUM, report("a", "Staat van de schulden 2024")),
    ],
)
def test_editions_go_from_old_to_new(older: Document, newer: Document) -> None:
    assert edition_key(older) < edition_key(newer)


def test_an_erratum_is_of_the_series_it_corrects_whatever_kind_it_looks() -> None:
    letter = report("brief", "Erratum bij Staat van de schulden 2023", kind="kamerbrief")
    other = report("x", "Erratum Monitor jeugdzorg 2023", kind="overig")
    series = (OLD, NEW, ERRATUM, letter)
    assert all(are_editions(*two) for two in permutations(series, 2))
    assert not any(are_editions(one, other) or are_editions(other, one) for one in series)
    assert not are_editions(NEW, NEW)


def test_a_factsheet_of_the_same_title_is_no_edition() -> None:
    factsheet = report("f", "Staat van de schulden 2023", kind="factsheet")
    assert not are_editions(NEW, factsheet)


@pytest.mark.parametrize(
    ("first", "second", "kind", "together"),
    [
        ("Jaarverslag 2022", "Jaarverslag 2023", "jaarverslag", True),
        ("Jaarverslag 2022", "Nibud Jaarverslag 2023", "jaarverslag", True),
        ("Jaarverslag 2022", "Jaarverslag van de cliëntenraad 2023", "jaarverslag", False),
        ("NIBUD 7 Staat van de schulden 2022", "Staat van de schulden 2023", "rapport", True),
        ("Nibud", "Nibud", "rapport", True),
        ("Infographic", "Infographic", "infographic", False),
        ("Factsheet 2022", "Factsheet 2023", "factsheet", False),
    ],
)
def test_what_a_body_makes_every_year_is_a_series_and_its_own_name_is_no_part_of_it(
    first: str, second: str, kind: str, *, together: bool
) -> None:
    assert are_editions(report("a", first, kind=kind), report("b", second, kind=kind)) is together


def test_a_yearbook_of_nobody_is_no_edition() -> None:
    one, other = (
        replace(report(name, f"Jaarverslag {year}", kind="jaarverslag"), publisher="")
        for name, year in (("a", 2022), ("b", 2023))
    )
    assert not are_editions(one, other)


def preferred(*claims: Claim) -> tuple[str, str, str]:
    """Value, preferred claim and alternatives of the one figure."""
    (figure,) = reconcile([OLD, NEW, ERRATUM], claims).figures
    return str(figure.value), figure.preferred_claim, figure.alternatives


def test_an_erratum_is_preferred_and_what_it_corrects_stays_as_an_alternative() -> None:
    told = preferred(households("r2023:1", "641000"), households("err:1", "614000"))
    assert told == ("614000", "err:1", "r2023:1")
    (relation,) = reconcile(
        [NEW, ERRATUM], [households("r2023:1", "641000"), households("err:1", "614000")]
    ).relations
    assert (relation.verdict, relation.dimension) == ("explained", "revision")
    assert "de nieuwere uitgave (err) gaat voor" in relation.explanation


def test_of_three_editions_the_newest_is_preferred() -> None:
    told = preferred(
        households("r2022:1", "600000"),
        households("r2023:1", "641000"),
        households("err:1", "614000"),
    )
    assert told == ("614000", "err:1", "r2022:1;r2023:1")


def test_the_number_an_erratum_puts_right_confirms_nothing() -> None:
    sentence = (
        "In 2021 waren er 641.000 huishoudens met problematische schulden moet zijn: in 2021 waren "
        "er 614.000 huishoudens met problematische schulden."
    )
    claims = [
        households("r2023:1", "641000"),
        households("err:1", "641000", sentence=sentence, as_written="641.000"),
        households("err:2", "614000", sentence=sentence, as_written="614.000"),
    ]
    found = reconcile([NEW, ERRATUM], claims)
    assert [(r.left, r.right, r.dimension) for r in found.relations] == [
        ("err:2", "r2023:1", "revision")
    ]
    figure = next(f for f in found.figures if "r2023" in f.sources)
    assert (figure.preferred_claim, figure.alternatives) == ("err:2", "r2023:1")


def test_changes_since_another_edition_each_revise_nothing() -> None:
    documents = [
        document(f"r{year}", kind="rapport", title=f"Stikstof, rapportage {year}", publisher="RIVM")
        for year in (2017, 2018)
    ]
    cells = [
        claim(
            f"r{year}:1", value, f"Verandering depositie | Flevoland | {value}", unit="mol/ha/year",
            measure=f"Verandering depositie, Flevoland (in 2020 t.o.v. rapportage {base})",
            statistic="change", period="2020", in_table=f"{year}-t1",
        )
        for year, base, value in ((2017, 2016, "-55"), (2018, 2017, "65"))
    ]  # fmt: skip
    assert reconcile(documents, cells).relations == ()
    of_one = [replace(c, measure="Verandering depositie, Flevoland") for c in cells]
    assert {r.dimension for r in reconcile(documents, of_one).relations} == {"revision"}
