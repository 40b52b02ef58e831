"""The words around a number are those where it stands, not where its digits first occur."""

from __future__ import annotations

import pytest

from pipeline.reconcile.language.clauses import are_apposed, are_linked, clause_of, cut_clause
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim


def number(sentence: str, written: str, at: int = 0) -> Claim:
    """The number written so in a sentence, at the nth place where its characters stand."""
    start = -1
    for _ in range(at + 1):
        start = sentence.index(written, start + 1)
    return claim("a:1", None, sentence, as_written=written, start=start)


INSIDE_YEAR = "In 2015 kwamen er 120 klachten binnen, waarvan 5 over geluid."
TWICE = "Er werden 7 boetes opgelegd aan slagers, terwijl 7 bakkers een waarschuwing kregen."


@pytest.mark.parametrize(
    ("sentence", "written", "at", "clause"),
    [
        (INSIDE_YEAR, "5", 1, "5 over geluid."),
        (TWICE, "7", 0, "Er werden 7 boetes opgelegd aan slagers"),
        (TWICE, "7", 1, "7 bakkers een waarschuwing kregen."),
        ("De raad kreeg 60 vragen (2023: 48), het college 9.", "48", 0,
         "De raad kreeg 60 vragen (2023: 48)"),
        ("Er waren 31 loketten (eind 2022: 37), en 5 bussen.", "37", 0,
         "Er waren 31 loketten (eind 2022: 37)"),
        ("Het steeg: van 4 in mei, naar 14 in juni.", "4", 1, "Het steeg naar 14 in juni."),
    ],
)  # fmt: skip
def test_a_clause_is_that_of_the_place(sentence: str, written: str, at: int, clause: str) -> None:
    told = number(sentence, written, at)
    cut, start = cut_clause(sentence, told.start, told.end, company=2)
    assert cut == clause == clause_of(told, company=2)
    assert cut.startswith(written, start)
    assert clause_of(told, company=1) == sentence


def test_a_number_alone_in_its_sentence_has_all_of_it() -> None:
    assert cut_clause(INSIDE_YEAR, 18, 21, company=1) == (INSIDE_YEAR, 18)


def test_numbers_are_tied_by_the_words_between_their_places() -> None:
    sentence = "In 2018 liepen er 18 trajecten, met 25 gezinnen, en 25 losse vragen."
    assert are_linked(number(sentence, "18", 1), number(sentence, "25"))
    assert not are_linked(number(sentence, "18", 1), number(sentence, "25", 1))
    told = "Ruim een derde (36%) van de 36 molens staat stil."
    assert are_apposed(number(told, "36%"), number(told, "een derde"))
    assert not are_apposed(number(told, "36", 1), number(told, "een derde"))
