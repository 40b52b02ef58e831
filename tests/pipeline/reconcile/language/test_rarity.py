"""The list of how rare concepts are speaks of the roots that claims are read as."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.language.rarity import rarity_of

COMMON = (
    "school", "scholen", "onderwijs", "gemeenten", "kinderen", "land", "gebieden", "maatregelen",
    "reductie", "onderzoek", "bedrijven", "bijdrage", "gebruik", "regeling", "kosten", "provincie",
    "natuur", "rapport",
)  # fmt: skip


@pytest.mark.parametrize("word", COMMON)
def test_a_common_word_is_in_the_list(word: str) -> None:
    unknown = rarity_of("woorddatnergensstaat")
    assert concepts_of(word)
    assert all(rarity_of(concept) < 0.6 * unknown for concept in concepts_of(word))


@pytest.mark.parametrize(
    ("common", "rare"),
    [("onderwijs", "suikerziekte"), ("gemeente", "zienswijze"), ("school", "kernwapens")],
)
def test_what_is_seldom_told_weighs_more(common: str, rare: str) -> None:
    assert max(map(rarity_of, concepts_of(common))) < min(map(rarity_of, concepts_of(rare)))
