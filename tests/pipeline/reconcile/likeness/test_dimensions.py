"""One pair of sentences for every way in which two numbers can stand to each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.reconcile import Comparison, Corpus, compare, explain, lay_out, relation_of
from schemas.records import Claim
from tests.pipeline.reconcile.making import LETTER, MONITOR, claim, document, households


def held(left: Claim, right: Claim) -> Comparison | None:
    """The comparison of two claims of the monitor and the letter."""
    return compare(left, right, Corpus.of([MONITOR, LETTER], [left, right]))


def sentence_on(left: Claim, right: Claim) -> str:
    """What a steward reads under two claims of the monitor and the letter."""
    corpus = Corpus.of([MONITOR, LETTER], [left, right])
    comparison = compare(left, right, corpus)
    assert comparison is not None
    return explain(comparison, corpus)


def told(left: Claim, right: Claim) -> tuple[str, str]:
    comparison = held(left, right)
    assert comparison is not None
    return comparison.verdict, comparison.dimension


def test_the_same_number_of_the_same_thing_agrees() -> None:
    pair = households("monitor:1", "614000"), households("brief:1", "614000")
    assert told(*pair) == ("agrees", "")


def test_another_number_of_the_same_thing_contradicts() -> None:
    pair = households("monitor:1", "614000"), households("brief:1", "641000")
    assert told(*pair) == ("contradicts", "")
    assert "614.000" in sentence_on(*pair)
    assert "641.000" in sentence_on(*pair)


def test_a_rounded_number_is_consistent_with_the_exact_one() -> None:
    rounded = households("brief:1", "1200000000", step="100000000", unit="EUR")
    assert told(households("monitor:1", "1234000000", unit="EUR"), rounded) == (
        "consistent",
        "rounding",
    )
    too_much = households("monitor:1", "1260000000", unit="EUR")
    assert told(too_much, rounded) == ("contradicts", "")


@pytest.mark.parametrize(
    ("comparator", "value", "other", "verdict"),
    [
        ("gt", "85", "85", "consistent"),
        ("gt", "600000", "614000", "consistent"),
        ("approx", "600000", "614000", "consistent"),
        ("lt", "620000", "614000", "consistent"),
        ("gt", "650000", "614000", "contradicts"),
    ],
)
def test_loose_words_leave_room_on_their_own_side(
    comparator: str, value: str, other: str, verdict: str
) -> None:
    loose = households("brief:1", value, comparator=comparator)
    assert told(households("monitor:1", other), loose)[0] == verdict


def test_more_than_says_nothing_about_much_more() -> None:
    loose = households("brief:1", "1000", comparator="gt")
    assert held(households("monitor:1", "5000"), loose) is None


def share(claim_id: str, value: str, sentence: str, **fields: object) -> Claim:
    return claim(claim_id, value, sentence, **{"unit": "percent", "statistic": "share", **fields})


def test_a_fraction_in_words_is_consistent_with_its_percentage() -> None:
    sentence = "{} van de cliënten heeft na drie jaar opnieuw schulden."
    left = share(
        "monitor:1", "36", sentence.format("36%"), measure="opnieuw schulden",
        population="van de cliënten",
    )  # fmt: skip
    right = share(
        "brief:1", "33.3333", sentence.format("Ruim een derde"), comparator="gt",
        measure="opnieuw schulden", population="van de cliënten", as_written="Ruim een derde",
    )  # fmt: skip
    assert told(left, right)[0] == "consistent"


def test_months_and_years_are_one_family() -> None:
    left = claim(
        "monitor:1", "20", "Een schuldregeling duurde in 2021 gemiddeld 20 maanden.", unit="month",
        statistic="mean", measure="duur van een schuldregeling", period="2021",
    )  # fmt: skip
    right = claim(
        "brief:1", "1.5", "Een schuldregeling duurde in 2021 gemiddeld anderhalf jaar.",
        unit="year", statistic="mean", measure="duur van een schuldregeling", period="2021",
        step="0.1",
    )  # fmt: skip
    assert told(left, right) == ("contradicts", "")


def test_people_and_their_tracks_differ_in_count_unit() -> None:
    sentence = (
        "In de periode 2018–2022 ging het jaarlijks om gemiddeld 30 begeleidingstrajecten, "
        "voor 25 cliënten van de schuldhulp."
    )
    fields = {"statistic": "mean", "period": "2018/2022", "per": "year"}
    tracks = claim("brief:1", "30", sentence, measure="begeleidingstrajecten", **fields)
    people = claim("brief:2", "25", sentence, measure="cliënten van de schuldhulp", **fields)
    assert told(tracks, people) == ("explained", "count_unit")
    assert "(30 / 25 = 1,2)" in sentence_on(tracks, people)
    assert "één cliënt kan meer dan één traject hebben" in sentence_on(tracks, people)


def test_two_years_of_one_thing_differ_in_period() -> None:
    earlier = households(
        "brief:1", "590000", period="2019",
        sentence="In 2019 waren er 590.000 huishoudens met problematische schulden.",
    )  # fmt: skip
    assert told(households("monitor:1", "614000"), earlier) == ("explained", "period")


def test_a_target_differs_from_what_came_of_it_in_statistic() -> None:
    target = households(
        "brief:1", "500000", statistic="target",
        sentence="Het streefcijfer voor 2021 was 500.000 huishoudens met problematische schulden.",
    )  # fmt: skip
    assert told(households("monitor:1", "614000"), target) == ("explained", "statistic")


def test_applied_for_and_granted_differ_in_definition() -> None:
    left = claim(
        "monitor:1", "900", "In 2021 waren er 900 ingediende aanvragen voor schuldregelingen.",
        measure="ingediende aanvragen voor schuldregelingen", period="2021",
    )  # fmt: skip
    right = claim(
        "brief:1", "640", "In 2021 waren er 640 toegekende aanvragen voor schuldregelingen.",
        measure="toegekende aanvragen voor schuldregelingen", period="2021",
    )  # fmt: skip
    assert told(left, right) == ("explained", "definition")


def test_the_same_share_of_another_population_is_no_confirmation() -> None:
    left = share(
        "monitor:1", "6", "In 2021 betrof 6% van de meldingen fraude met toeslagen.",
        measure="fraude met toeslagen", population="van de meldingen", period="2021",
    )  # fmt: skip
    right = share(
        "brief:1", "6", "In 2021 betrof 6% van de rechtszaken fraude met toeslagen.",
        measure="fraude met toeslagen", population="van de rechtszaken", period="2021",
    )  # fmt: skip
    assert told(left, right) == ("explained", "population")
    assert "geen bevestiging" in sentence_on(left, right)


def test_two_places_are_two_populations() -> None:
    told_of = "In 2021 waren er {} huishoudens met problematische schulden in {}."
    left = households("monitor:1", "9000", sentence=told_of.format("9.000", "Utrecht"))
    right = households("brief:1", "7000", sentence=told_of.format("7.000", "Groningen"))
    assert told(left, right) == ("explained", "population")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            share("monitor:1", "36", "36% van de cliënten heeft een baan.", measure="een baan"),
            share("brief:1", "36", "36% van de aanvragen komt te laat.", measure="te laat"),
        ),
        (
            households("monitor:1", "25"),
            share("brief:1", "25", "25% van de huishoudens heeft schulden.", measure="schulden"),
        ),
        (
            claim("monitor:1", "22", "Een zaak duurde 22 maanden.", unit="month", measure="zaak"),
            claim("brief:1", "22", "Een opleiding duurde 22 maanden.", unit="month",
                  measure="opleiding"),
        ),
    ],
)  # fmt: skip
def test_equal_numbers_of_unlike_things_are_unrelated(left: Claim, right: Claim) -> None:
    assert held(left, right) is None


def test_a_term_bounds_and_is_no_measurement() -> None:
    fields = {"unit": "year", "measure": "recidive"}
    left = claim(
        "monitor:1", "2", "36% valt terug binnen twee jaar.", as_written="twee jaar", **fields
    )
    right = claim(
        "brief:1", "5", "40% valt terug binnen vijf jaar.", as_written="vijf jaar", **fields
    )
    assert held(left, right) is None


def test_a_newer_edition_revises_the_older() -> None:
    fields = {"kind": "rapport", "publisher": "Nibud", "date": None}
    old = document("rapport-2022", title="Staat van de schulden 2022", **fields)
    new = document("rapport-2023", title="Staat van de schulden 2023", **fields)
    left, right = households("rapport-2022:1", "614000"), households("rapport-2023:1", "641000")
    corpus = Corpus.of([old, new], [left, right])
    comparison = compare(left, right, corpus)
    assert comparison is not None
    assert (comparison.verdict, comparison.dimension) == ("explained", "revision")
    assert "de nieuwere uitgave van 2023 gaat voor" in explain(comparison, corpus)


def test_cells_of_half_read_headings_contradict_nothing() -> None:
    cells = [households(f"monitor:{n}", str(100 + n), in_table="p1t1") for n in range(4)]
    other = households("brief:1", "614000")
    corpus = Corpus.of([MONITOR, LETTER], [*cells, other])
    assert [compare(cell, other, corpus) for cell in cells] == [None] * 4


def test_comparing_is_symmetric_and_is_laid_out_dimension_by_dimension() -> None:
    left, right = households("monitor:1", "614000"), households("brief:1", "641000")
    one, two = held(left, right), held(right, left)
    assert one == two
    assert one is not None
    corpus = Corpus.of([MONITOR, LETTER], [left, right])
    relation = relation_of(one, corpus)
    assert relation.left < relation.right
    steps = lay_out(one.left, one.right, corpus)
    assert [step.dimension for step in steps] == [
        "measure", "count_unit", "population", "period", "per", "statistic", "definition", "unit",
        "value",
    ]  # fmt: skip
    assert steps[-1].level == "apart"


def test_numbers_in_words_do_not_become_digits() -> None:
    half = share(
        "brief:1", "50", "De helft van de cliënten rondt het traject af.", comparator="approx",
        as_written="ongeveer de helft", measure="rondt het traject af", population="cliënten",
    )  # fmt: skip
    exact = share(
        "monitor:1", "52", "52% van de cliënten rondt het traject af.",
        measure="rondt het traject af", population="cliënten",
    )  # fmt: skip
    comparison = held(exact, half)
    assert comparison is not None
    assert comparison.left.value == Decimal(50)
    assert "ongeveer de helft" in sentence_on(exact, half)


@pytest.mark.parametrize(
    ("word", "told"), [("stagnerend", None), ("normaal", ("explained", "revision"))]
)
def test_an_edition_revises_only_what_the_last_said(
    word: str, told: tuple[str, str] | None
) -> None:
    old = document("uitgave-1", kind="rapport", title="Verkeer in de stad 2021")
    new = document("uitgave-2", kind="rapport", title="Verkeer in de stad 2022")
    left = claim("uitgave-1:1", "2", "Bij normaal stadsverkeer in ritcyclus D zijn er 2 stops.",
                 measure="stops", statistic="mean")  # fmt: skip
    cycle = "D" if word == "normaal" else "Fluister"
    told_now = f"Bij {word} stadsverkeer in ritcyclus {cycle} zijn er 5 stops."
    right = claim("uitgave-2:1", "5", told_now,
                  measure="stops", statistic="mean")  # fmt: skip
    comparison = compare(left, right, Corpus.of([old, new], [left, right]))
    found = (comparison.verdict, comparison.dimension) if comparison else None
    assert found == told
