"""A long word comes apart where its nouns meet."""

from __future__ import annotations

import pytest

from extractors.language import pieces_of, without_link


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("zwembadbezoek", ("zwembad", "bezoek")),
        ("jeugdhulp", ("jeugd", "hulp")),
        ("gezondheidszorg", ("gezondheid", "zorg")),
        ("wateroverlast", ("water", "overlast")),
        ("energiekosten", ("energie", "kosten")),
        ("bibliotheekleden", ("bibliotheek", "leden")),
    ],
)
def test_nouns_are_told_apart(word: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(word) == pieces


@pytest.mark.parametrize(
    "word", ["waardering", "namelijk", "noodzakelijk", "schuldenaren", "wonen", "gemeente", "kwart"]
)
def test_what_is_made_of_no_nouns_stays_whole(word: str) -> None:
    assert pieces_of(word) == (word,)


def test_a_joining_letter_is_none_of_a_word() -> None:
    assert [without_link(word) for word in ("arbeids", "basis", "huis")] == [
        "arbeid", "basis", "huis",
    ]  # fmt: skip
