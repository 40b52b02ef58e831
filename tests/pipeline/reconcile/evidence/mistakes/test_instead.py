"""The very number of a neighbour, told under the name of what is meant, contradicts that."""

from __future__ import annotations

import pytest

from pipeline.reconcile.evidence.mistakes.instead import SIGNS, read_signs
from pipeline.reconcile.evidence.pairs.bound import bound_words
from pipeline.reconcile.newcomer import relate_newcomer
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document
from tests.pipeline.reconcile.sentences import claims_of

REPORT = document("rapport", kind="rapport", title="Visserij in de havens")
LETTER = document("brief", title="Stand van de visserij")
# What both tell, so that the one retells the other.
BOTH = "In 2023 voeren er 318 kotters en 27 sleepboten. De afslag verkocht 1.745 kratten garnalen. "

HARBOURS = "Oosthaven (49 ton), Westhaven (70 ton) en Zandhaven (37 ton) losten gevangen vis."
SCHOOL = "Het aantal leerlingen van de zeevaartschool daalde van 640 in 2021 naar 585 in 2023."
KINDS = (
    "Van de boten waren er 93 kotters met een vergunning en 59 garnalenboten met een ontheffing."
)


def said(source: str, letter: str) -> dict[str, tuple[str, str]]:
    """By number of a letter the verdict, and the number of the source it is held against."""
    known, own = claims_of(BOTH + source, "rapport"), claims_of(BOTH + letter, "brief")
    printed = {c.claim_id: c.as_written for c in (*known, *own)}
    found = {}
    for relation in relate_newcomer(LETTER, own, [REPORT], known).relations:
        ours, theirs = sorted((relation.left, relation.right))
        if theirs.startswith("rapport") and ours.startswith("brief"):
            found[printed[ours]] = (relation.verdict, printed[theirs])
    return {number: told for number, told in found.items() if number not in BOTH}


@pytest.mark.parametrize(
    ("source", "letter", "found"),
    [
        (HARBOURS, "Oosthaven loste 70 ton.", {"70": ("contradicts", "49")}),
        (HARBOURS, "Zandhaven was met 49 ton gevangen vis de kleinste.",
         {"49": ("contradicts", "37")}),
        (HARBOURS, "Oosthaven had 70 ton vis en Westhaven 49 ton vis.",
         {"70": ("contradicts", "49"), "49": ("contradicts", "70")}),
        (KINDS, "Een ontheffing was er voor 93 garnalenboten.", {"93": ("contradicts", "59")}),
        (SCHOOL, "Het aantal leerlingen van de zeevaartschool steeg van 585 naar 640.",
         {"585": ("contradicts", "640"), "640": ("contradicts", "585")}),
    ],
)  # fmt: skip
def test_the_number_of_a_neighbour_contradicts_what_the_words_mean(
    source: str, letter: str, found: dict[str, tuple[str, str]]
) -> None:
    assert said(source, letter) == found


@pytest.mark.parametrize(
    ("source", "letter"),
    [
        (HARBOURS, "In Westhaven werd 70 ton gevangen vis gelost."),
        (HARBOURS, "Oosthaven had 49 ton vis en Westhaven 70 ton vis."),
        (HARBOURS, "In één haven werd 70 ton gevangen vis gelost."),
        (KINDS, "Een ontheffing was er voor 59 garnalenboten."),
        (KINDS, "Er waren 93 kotters met een vergunning en 59 garnalenboten met een ontheffing."),
        (SCHOOL, "Het aantal leerlingen van de zeevaartschool daalde van 640 naar 585."),
        (SCHOOL, "De zeevaartschool had 640 leerlingen in 2021."),
    ],
)
def test_a_number_told_under_its_own_name_agrees(source: str, letter: str) -> None:
    found = said(source, letter)
    assert found
    assert {verdict for verdict, _ in found.values()} == {"agrees"}


def at(sentence: str, *numbers: str) -> list[Claim]:
    return [
        claim(f"a:{n}", number, sentence, start=sentence.index(number))
        for n, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Urk (12) vist samen met Ameland (7) en Texel (9) op schol.",
         ["Urk (", "vist samen met Ameland (", "en Texel ("]),
        ("Er kwamen 12 kotters, 7 loggers en 9 botters naar de haven van Urk.",
         ["Er kwamen kotters", "loggers", "botters naar de"]),
        ("Het liep op van 12 in mei naar 7 in juni.", ["op van in mei", "in juni."]),
    ],
)  # fmt: skip
def test_words_between_two_numbers_are_parted(sentence: str, words: list[str]) -> None:
    numbers = ("12", "7", "9")[: len(words)]
    told = at(sentence, *numbers)
    bound = [bound_words(one, [c for c in told if c is not one]) for one in told]
    assert [" ".join(text.split()) for text in bound] == words


def test_a_number_alone_has_its_whole_sentence_and_a_cell_its_headings() -> None:
    (alone,) = at("Naar de haven van Urk kwamen 12 kotters uit Zeeland.", "12")
    assert bound_words(alone, []).split() == [w for w in alone.sentence.split() if w != "12"]
    cell = claim("a:1", "12", "Urk | Kotters | 12", in_table="t1", row_heading="Urk",
                 column_heading="Kotters")  # fmt: skip
    assert bound_words(cell, []) == "Urk Kotters"


def test_every_sign_has_a_weight_and_says_why() -> None:
    signs = read_signs().signs
    assert [*signs] == [*SIGNS]
    assert all(sign.weight and len(sign.because.split()) > 3 for sign in signs.values())
