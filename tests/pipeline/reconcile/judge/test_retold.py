"""Equal numbers in sentences that tell one thing agree, whatever the nouns are taken to be."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile, relate_newcomer
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

SOURCE = document("bron", kind="rapport", title="Rapport meren en plassen")
LETTER = document("brief", title="Stand van zaken meren")
Told = tuple[str, str, dict[str, Any]]

# fmt: off
RETOLD: dict[str, tuple[Told, Told]] = {
    "another noun taken for the measure": (
        ("€ 153,7 miljoen",
         "Voor het onderhoud van de plassen is € 153,7 miljoen nodig.", {"measure": "plassen"}),
        ("€ 153,7 miljoen", "Het onderhoud van plassen kost € 153,7 miljoen.", {"measure": ""}),
    ),
    "a period that only one tells": (
        ("4.218", "In 2021 zijn 4.218 steigers gekeurd.",
         {"measure": "steigers", "period": "2021"}),
        ("4.218", "Er zijn 4.218 steigers gekeurd.", {"measure": "gekeurde steigers"}),
    ),
    "a verb for a noun": (
        ("34%", "34% van de zwemmers noemt ook de kwaliteit van het water.",
         {"measure": "kwaliteit van het water", "population": "van de zwemmers",
          "unit": "percent"}),
        ("34%", "Van de zwemmers noemt 34% daarnaast de kwaliteit van het water.",
         {"measure": "noemt", "population": "van de zwemmers", "unit": "percent"}),
    ),
}
OTHER: dict[str, tuple[Told, Told]] = {
    "another thing counted": (
        ("31.200", "In totaal deden 31.200 trajecten mee aan het programma zwemles.",
         {"measure": "trajecten"}),
        ("31.200", "In totaal deden 31.200 leerlingen mee aan het programma zwemles.",
         {"measure": "leerlingen"}),
    ),
    "another year": (
        ("4.218", "In 2021 zijn 4.218 steigers gekeurd.",
         {"measure": "steigers", "period": "2021"}),
        ("4.218", "In 2019 zijn 4.218 steigers gekeurd.",
         {"measure": "steigers", "period": "2019"}),
    ),
    "another group": (
        ("34%", "34% van de zwemmers noemt de kwaliteit van het water.",
         {"measure": "kwaliteit", "population": "van de zwemmers", "unit": "percent"}),
        ("34%", "34% van de vissers noemt de kwaliteit van het water.",
         {"measure": "kwaliteit", "population": "van de vissers", "unit": "percent"}),
    ),
    "a small number in other words": (
        ("8", "Acht gemeenten delen het geld voor de steigers.", {"measure": "gemeenten"}),
        ("8", "Er komen acht proeven met gemeenten en waterschappen.", {"measure": "proeven"}),
    ),
}
# fmt: on


def told(side: str, number: int, words: Told) -> Claim:
    written, sentence, fields = words
    digits = written.strip("€% miljoen").replace(".", "").replace(",", ".")
    unit = "EUR" if "€" in written else "count"
    return claim(
        f"{side}:{number}", digits, sentence, **({"as_written": written, "unit": unit} | fields)
    )


@pytest.mark.parametrize(("source", "letter"), RETOLD.values(), ids=RETOLD)
def test_a_number_told_again_agrees(source: Told, letter: Told) -> None:
    relations = relate_newcomer(
        LETTER, [told("brief", 1, letter)], [SOURCE], [told("bron", 1, source)]
    ).relations
    assert [r.verdict for r in relations] == ["agrees"]


@pytest.mark.parametrize(("source", "letter"), OTHER.values(), ids=OTHER)
def test_an_equal_number_of_another_thing_does_not(source: Told, letter: Told) -> None:
    relations = relate_newcomer(
        LETTER, [told("brief", 1, letter)], [SOURCE], [told("bron", 1, source)]
    ).relations
    assert {r.verdict for r in relations} <= {"explained"}


SENTENCES = (
    "Er liggen steigers in 94 meren en op 18 plaatsen daarbuiten.",
    "Het gaat om steigers in 94 meren en 18 plaatsen buiten de meren.",
)


def test_the_other_equal_numbers_of_two_sentences_agree_too() -> None:
    own = [
        claim("brief:1", "94", SENTENCES[0], measure="meren"),
        claim("brief:2", "18", SENTENCES[0], measure="plaatsen"),
    ]
    known = [
        claim("bron:1", "94", SENTENCES[1], measure="meren"),
        claim("bron:2", "18", SENTENCES[1], measure="meren"),
        claim("bron:3", "32", "Op 32 plaatsen meet men de diepte.", measure="plaatsen"),
    ]
    found = {
        (r.left, r.right): r.verdict
        for r in relate_newcomer(LETTER, own, [SOURCE], known).relations
    }
    assert found["brief:2", "bron:2"] == "agrees"
    assert "contradicts" not in found.values()


def test_another_number_in_the_same_words_beside_one_that_agrees_contradicts() -> None:
    sentences = [
        f"{opening} is via acht coördinerende waterschappen uitgekeerd aan {number} beheerders."
        for opening, number in (("Dat geld", 38), ("Dit budget", 28))
    ]
    own, known = (
        [
            claim(f"{side}:1", "8", told, measure="coördinerende waterschappen", as_written="acht"),
            claim(f"{side}:2", number, told, measure="beheerders"),
        ]
        for side, number, told in zip(("brief", "bron"), ("38", "28"), sentences, strict=True)
    )
    found = {
        (r.left, r.right): r.verdict
        for r in relate_newcomer(LETTER, own, [SOURCE], known).relations
    }
    assert found["brief:1", "bron:1"] == "agrees"
    assert found["brief:2", "bron:2"] == "contradicts"


def test_a_number_that_stands_in_the_others_sentence_contradicts_nothing() -> None:
    source = "In 2005 ging het van 80 naar 130 steigers in de grote meren."
    known = [
        claim("bron:1", "80", source, measure="vaker", period="2005"),
        claim("bron:2", "130", source, measure="steigers in de grote meren", period="2005"),
    ]
    own = [claim("brief:1", "80", "In 2005 waren er 80 steigers in de grote meren.",
                 measure="steigers in de grote meren", period="2005")]  # fmt: skip
    relations = relate_newcomer(LETTER, own, [SOURCE], known).relations
    assert "contradicts" not in {r.verdict for r in relations}
    alone = relate_newcomer(LETTER, own, [SOURCE], known[1:]).relations
    assert [r.verdict for r in alone] == ["contradicts"]


BUDGET = document("begroting", kind="overig", title="Begroting Hoogwaard 2025")
ACCOUNTS = document("jaarrekening", kind="jaarverslag", title="Jaarstukken Hoogwaard 2023")


def cell(doc_id: str, value: str, row: str, column: str, **fields: Any) -> Claim:
    """A cell of the municipality's tables, of 2023."""
    told: dict[str, Any] = {
        "measure": f"{row}, {column}", "in_table": "p4t1", "row_heading": row,
        "column_heading": column, "period": "2023", "unit": "EUR", "section": "Lokale heffingen",
    }  # fmt: skip
    return claim(f"{doc_id}:1", value, f"{row} | {column} | {value}", **(told | fields))


def related(one: Claim, other: Claim) -> list[str]:
    return [r.verdict for r in reconcile([BUDGET, ACCOUNTS], [one, other]).relations]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (("3155000", "Marktgelden", "Rekening 2023"), {}, ["agrees"]),
        (("3155000", "Marktgelden (streek)", "Rekening 2023"), {}, []),
        (("3155000", "Hondenbelasting", "Rekening 2023"), {}, []),
        (("3155000", "Marktgelden", "Rekening 2022"), {"period": "2022"}, []),
        (("3155000", "Zwolle", "Totaal ontvangen"), {}, []),
        (("12", "Saldo", "Rekening 2023"), {"section": "Inkomsten van de haven"}, []),
        (("12", "Saldo", "Realisatie"), {}, ["agrees"]),
        (("12", "Saldo", "Begroting 2023"), {}, []),
        (("3155000", "Marktgelden", "Realisatie lasten"), {}, []),
    ],
)
def test_rows_of_one_name_tell_one_number_in_whatever_columns(
    ours: tuple[str, str, str], theirs: dict[str, Any], told: list[str]
) -> None:
    value, named, _ = ours
    row = named if named in ("Zwolle", "Saldo") else "Marktgelden"
    booked = cell("jaarrekening", value, row, "Realisatie (peildatum december)")
    assert related(cell("begroting", *ours, **theirs), booked) == told


def test_rows_of_one_name_tell_one_number_rounded() -> None:
    told = {"unit": "percent", "statistic": "ratio"}
    exact = cell("begroting", "60.5", "Solvabiliteit", "Rekening 2023", step="0.1", **told)
    assert related(exact, cell("jaarrekening", "61", "Solvabiliteit", "2023", **told)) == [
        "consistent"
    ]
