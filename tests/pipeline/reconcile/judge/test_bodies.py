"""Two bodies that each tell of themselves tell of two things, in whatever like words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.pairs.bars import is_barred
from schemas.records import Claim, Document
from tests.pipeline.reconcile.making import claim, document

SAILS = document(
    "zeilen", kind="jaarverslag", title="Jaarverslag muziekschool", publisher="Stichting Zeilen"
)
ANCHOR = document(
    "anker", kind="jaarverslag", title="Terugblik muziekschool", publisher="Stichting Anker"
)
TOWN = document("stad", kind="rapport", title="Muziekonderwijs en muziekschool", publisher="RIVM")


def pupils(doc_id: str, value: str, year: str, sentence: str = "") -> Claim:
    told = sentence or "Eind {} telde de muziekschool {} betalende leerlingen."
    return claim(
        f"{doc_id}:1", value, told.format(year, value), period=year,
        measure="betalende leerlingen", step=str(Decimal(1)),
    )  # fmt: skip


def told(first: Document, second: Document, *claims: Claim) -> list[tuple[str, str]]:
    return [(r.verdict, r.dimension) for r in reconcile([first, second], claims).relations]


def test_two_bodies_that_tell_of_themselves_are_not_two_years_of_one() -> None:
    ours, theirs = pupils("zeilen", "412", "2022"), pupils("anker", "455", "2023")
    assert told(SAILS, ANCHOR, ours, theirs) == []
    other = document("anker", kind="jaarverslag", title="Terugblik muziekschool")
    assert told(SAILS, other, ours, theirs) == [("explained", "period")]


@pytest.mark.parametrize("year", ["2022", "2023"])
def test_they_neither_agree_nor_contradict(year: str) -> None:
    ours = pupils("zeilen", "412", "2022")
    for value in ("412", "421"):
        assert told(SAILS, ANCHOR, ours, pupils("anker", value, year)) == []


def test_who_names_the_other_body_tells_of_it() -> None:
    ours = pupils("zeilen", "412", "2022")
    named = "Eind {} telde de muziekschool van Stichting Zeilen {} betalende leerlingen."
    theirs = pupils("anker", "412", "2022", named)
    assert told(SAILS, ANCHOR, ours, theirs) == [("agrees", "")]


def test_who_tells_of_others_and_who_has_one_name_with_it_are_held_against_it() -> None:
    ours = pupils("zeilen", "412", "2022")
    assert told(SAILS, TOWN, ours, pupils("stad", "412", "2022")) == [("agrees", "")]
    short = document(
        "kort", kind="infographic", title="Terugblik muziekschool", publisher="Stichting Zeilenhuis"
    )
    assert told(SAILS, short, ours, pupils("kort", "412", "2022")) == [("agrees", "")]


def test_no_evidence_outweighs_it() -> None:
    ends = pupils("zeilen", "412", "2022"), pupils("anker", "412", "2022")
    corpus = Corpus.of([SAILS, ANCHOR], ends)
    assert is_barred(*map(corpus.profile, ends))


def test_a_body_of_another_year_is_not_the_whole_country() -> None:
    ours = pupils("zeilen", "412", "2022")
    assert told(SAILS, TOWN, ours, pupils("stad", "455", "2023")) == []
    named = "Eind {} telde de muziekschool van Stichting Zeilen {} betalende leerlingen."
    theirs = pupils("stad", "455", "2023", named)
    assert told(SAILS, TOWN, ours, theirs) == [("explained", "period")]
