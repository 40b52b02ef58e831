"""Documents are called by what they are, and numbers read as the text tells them."""

from __future__ import annotations

import pytest

from pipeline.reconcile.wording.things import name_documents, number_of
from schemas.vocabularies import DOCUMENT_KINDS, DocumentKind
from tests.pipeline.reconcile.making import claim, document


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_every_kind_of_document_has_a_name(kind: DocumentKind) -> None:
    one = document("een", kind=kind)
    first, second = name_documents(one, one)
    assert first == second
    assert first.startswith(("de ", "het "))


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "as_written", "told"),
    [
        ("28", "percent", "lt", "bijna 28%", "bijna 28%"),
        ("5000", "count", "le", "tot 5.000", "tot 5.000"),
        ("60800000", "EUR", "gt", "Ruim € 60,8 mln", "ruim 60,8 miljoen euro"),
        ("91", "percent", "approx", "~91%", "ongeveer 91%"),
        ("50", "percent", "approx", "ongeveer de helft", "ongeveer de helft"),
        ("1200", "count", "eq", "1.200", "1.200"),
    ],
)
def test_the_words_that_leave_room_are_those_of_the_text(
    value: str, unit: str, comparator: str, as_written: str, told: str
) -> None:
    assert (
        number_of(
            claim("brief:1", value, "", unit=unit, comparator=comparator, as_written=as_written)
        )
        == told
    )
