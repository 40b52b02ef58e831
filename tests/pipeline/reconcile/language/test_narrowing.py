"""A clause that says of whom, where or of which kind its number holds tells something narrower."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.concepts import carrying_roots, concepts_of
from pipeline.reconcile.language.narrowing import is_narrowed

OTHER = "De slijtage van steigers aan meren bedraagt 17%."


@pytest.mark.parametrize(
    ("clause", "narrowed"),
    [
        ("De slijtage van steigers uit hout is 12%.", True),
        ("Op regionale schaal is de slijtage van steigers 12%.", True),
        ("De slijtage van steigers is 12% bij jachthavens.", True),
        ("De slijtage van houten steigers is 12%.", False),
        ("De slijtage van drijvende steigers is 12%.", True),
        ("De slijtage van steigers aan meren is 12%.", False),
        ("In totaal is de slijtage van steigers geschat op 12%.", False),
        ("De commissie van wijzen noemt de slijtage van steigers (12%).", False),
        ("De slijtage van steigers is 12%, zegt de raad voor meren.", False),
    ],
)
def test_words_behind_a_preposition_and_adjectives_narrow(clause: str, narrowed: bool) -> None:
    shared = (concepts_of(clause) & concepts_of(OTHER)) - carrying_roots()
    assert is_narrowed(clause, shared, concepts_of(OTHER), carrying_roots()) is narrowed


@pytest.mark.parametrize(
    ("clause", "narrowed"),
    [
        ("Er waren 400 agenten langdurig ziek.", True),
        ("Er waren 400 agenten ziek.", False),
        ("Er waren 400 agenten ook ziek.", False),
    ],
)
def test_an_adverb_before_an_adjective_narrows(clause: str, narrowed: bool) -> None:
    other = concepts_of("Bij de politie meldden 900 agenten zich ziek.")
    shared = (concepts_of(clause) & other) - carrying_roots()
    assert is_narrowed(clause, shared, other, carrying_roots()) is narrowed
