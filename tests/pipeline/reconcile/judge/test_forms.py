"""One document seldom contradicts itself: what looks so are rows of a list, or one form of words
filled in twice."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim, Document
from tests.pipeline.reconcile.making import claim, document

BUDGET = document("begroting", kind="rapport", title="Programmabegroting van de gemeente Lutten")
FUND = document(
    "fonds", kind="jaarverslag", title="Terugblik pensioen", publisher="Pensioenfonds Veerlieden"
)
OTHER = document("ander", kind="overig", title="Samen op weg naar een nieuw pensioen")


def told(documents: list[Document], *claims: Claim) -> list[str]:
    return [relation.verdict for relation in reconcile(documents, claims).relations]


def dredging(number: int, value: str, sentence: str, page: int = 4) -> Claim:
    return claim(
        f"begroting:{number}", value, sentence.format(value), page=page, unit="EUR",
        measure="kosten van het baggeren van vijvers", period="2023", step="1000",
        top=90.0 * number,
    )  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "De kosten van het baggeren van vijvers in 2023 zijn € {} lager dan geraamd.",
        "In 2023 vielen de kosten van het baggeren van vijvers met € {} mee.",
    ],
)
def test_one_form_filled_in_twice_on_a_page_is_of_two_things(form: str) -> None:
    first, second = dredging(1, "41000", form), dredging(2, "65000", form)
    assert told([BUDGET], first, second) == []
    again = dredging(2, "65000", form, page=31)
    assert told([BUDGET], first, again) == ["contradicts"]


@pytest.mark.parametrize(
    "form",
    [
        "De kosten in 2023 waren € {}.",
        "Deze kosten van het baggeren van vijvers waren in 2023 € {}, zo laat dit diagram zien.",
        "De kosten van het baggeren van vijvers die hieruit in 2023 voortvloeiden, waren € {}.",
    ],
    ids=["few words", "points at what is above", "points back"],
)
def test_a_form_that_leaves_open_what_it_is_of_is_of_two_things(form: str) -> None:
    first, second = dredging(1, "41000", form), dredging(2, "65000", form, page=31)
    assert told([BUDGET], first, second) == []


def test_the_number_of_a_point_makes_no_other_form() -> None:
    first = dredging(1, "41000", "8.De kosten van het baggeren van vijvers in 2023 waren € {}.")
    second = dredging(2, "65000", "9. De kosten van het baggeren van vijvers in 2023 waren € {}.")
    assert told([BUDGET], first, second) == []


def test_labels_of_one_document_are_rows_of_a_list() -> None:
    first = dredging(1, "41000", "(baggeren van vijvers 2023 € {})")
    second = dredging(2, "65000", "(baggeren van vijvers 2023 € {})", page=9)
    assert told([BUDGET], first, second) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "{} actieve deelnemers",
        "Eind 2023 had het fonds {} actieve deelnemers die pensioen opbouwen.",
    ],
)
def test_the_members_of_a_fund_without_a_name_are_not_held_against_those_of_another(
    sentence: str,
) -> None:
    ours, theirs = (
        claim(f"{doc_id}:1", value, sentence.format(value), period="2023",
              measure="actieve deelnemers")
        for doc_id, value in (("fonds", "8410"), ("ander", "2206"))
    )  # fmt: skip
    assert told([FUND, OTHER], ours, theirs) == []
