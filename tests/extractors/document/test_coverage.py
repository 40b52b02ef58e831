"""Every digit string is accounted for."""

from extractors.document.rows.coverage import uncovered
from schemas.readings import NumberReading, Rejection


def test_a_digit_string_nothing_accounts_for_is_found() -> None:
    text = "In 2019 waren er 12.500 van de 30."
    reading = NumberReading(rejections=(Rejection(3, 7, "period"), Rejection(31, 33, "name")))
    assert [text[a:b] for a, b in uncovered(text, reading)] == ["12.500"]


def test_a_span_may_cover_several_strings() -> None:
    text = "tussen 20 en 30"
    assert list(uncovered(text, NumberReading(rejections=(Rejection(7, 15, "name"),)))) == []
