"""Night after night: what changed is compared again, and the outcome is that of a whole run."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from pipeline.engines import Local
from pipeline.reconcile import reconcile
from pipeline.reconcile.candidates import meetings
from pipeline.reconcile.whole import judged
from pipeline.reconcile.whole import night as of_night
from schemas.records import Claim, Document

from .deciding import decide
from .making import claim, document

THINGS = ("beschermingsbewinden", "betalingsregelingen", "budgetcoaches", "noodfondsen")
PLACES = ("Ommerveld", "Zuidhaven", "Kerkbroek", "Lindeloo", "Duinrecht", "Molenwijk")
KINDS = ("kamerbrief", "rapport", "monitor")
NIGHTS = 3


def write_document(chance: random.Random, number: int) -> tuple[Document, list[Claim]]:
    """A document of a crowded corpus: few things, places and years, so that blocks grow large."""
    doc_id = f"d{number:03d}"
    kind = chance.choice(KINDS)
    title = "Voortgang schuldhulpverlening"
    if kind == "rapport":  # some are editions of each other
        title = f"Staat van de {chance.choice(('schulden', 'armoede'))} {2018 + number % 5}"
    about = document(doc_id, kind=kind, title=title, publisher="Nibud", date=None)
    claims = []
    for row in range(chance.randint(3, 12)):
        thing, place = chance.choice(THINGS), chance.choice(PLACES)
        year, value = str(chance.randint(2018, 2021)), str(chance.choice((40, 41, 110, 5200)))
        sentence = f"In {year} waren er in {place} {value} {thing}."
        fields = {"measure": f"{thing} in {place}", "period": year}
        if chance.random() < 0.15:
            sentence, fields["section"] = f"{thing} {value}", f"Aantal in {place}"
        claims.append(claim(f"{doc_id}:{row:02d}", value, sentence, **fields))
    return about, claims


@pytest.mark.parametrize("seed", range(3))
def test_nights_of_new_changed_and_withdrawn_documents_end_as_a_whole_run(seed: int) -> None:
    chance = random.Random(seed)
    known = dict(enumerate(write_document(chance, number) for number in range(14)))
    remembered = reconcile(*flat(known)).remember()
    for night in range(NIGHTS):
        for number in chance.sample(sorted(known), 3):
            del known[number]
        for number in chance.sample(sorted(known), 3):
            known[number] = write_document(chance, number)
        renamed = chance.choice(sorted(known))
        about, claims = known[renamed]
        known[renamed] = replace(about, title="Monitor armoede"), claims
        for new in range(3):
            number = chance.choice((-1, 1)) * (1000 * (night + 1) + new)
            known[number] = write_document(chance, abs(number))
        whole = reconcile(*flat(known))
        result = reconcile(*flat(known), previous=remembered)
        assert result == whole
        assert result.relations
        assert result.compared < whole.compared
        remembered = result.remember()


def test_a_quiet_night_compares_only_what_the_new_document_touches() -> None:
    about = {f"x{n}": f"{name}kwekerijen" for n, name in enumerate(("rozen", "tulpen", "peren"))}
    documents = [document(f"{doc}{copy}") for doc in about for copy in "ab"]
    claims = [
        claim(f"{d.doc_id}:1", f"4{d.doc_id[1]}",
              f"In 2019 waren er 4{d.doc_id[1]} {about[d.doc_id[:-1]]} in bedrijf.",
              measure=f"{about[d.doc_id[:-1]]} in bedrijf", period="2019")
        for d in documents
    ]  # fmt: skip
    before = reconcile(documents[:-1], claims[:-1])
    after = reconcile(documents, claims, previous=before.remember())
    assert (before.compared, after.compared) == (2, 1)
    assert len(after.relations) == 3


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often documents were held against each other at all."""
    times: list[int] = []

    def watched(*parts: Any, **named: Any) -> Any:
        times.append(1)
        return meetings.meet(*parts, **named)

    monkeypatch.setattr(of_night, "meet", watched)
    return times


def test_decisions_alone_hold_no_documents_against_each_other(met: list[int]) -> None:
    chance = random.Random(5)
    known = dict(enumerate(write_document(chance, number) for number in range(14)))
    before = reconcile(*flat(known))
    told = {c.claim_id: c for c in flat(known)[1]}
    first, *_, last = (r for r in before.relations if r.left in told and r.right in told)
    ruled = [
        decide("different", told[first.left], told[first.right], outcome="definition"),
        decide("same", told[last.left], told[last.right]),
    ]
    after = reconcile(*flat(known), ruled, previous=before.remember())
    assert len(met) == 1
    assert after == reconcile(*flat(known), ruled)
    assert after.relations != before.relations
    undone = reconcile(*flat(known), previous=after.remember())
    assert len(met) == 2
    assert undone == before


@pytest.mark.parametrize("kind", ["reject_claim", "rename_indicator", "a title", "a claim"])
def test_what_comes_before_comparing_is_compared_again(met: list[int], kind: Any) -> None:
    chance = random.Random(6)
    known = dict(enumerate(write_document(chance, number) for number in range(8)))
    before = reconcile(*flat(known))
    about, claims = known[3]
    ruled = []
    if kind == "a title":
        known[3] = replace(about, title="Een andere titel"), claims
    elif kind == "a claim":
        known[3] = about, [replace(claims[0], measure="noodfondsen"), *claims[1:]]
    else:
        outcome = {"outcome": "schulden.huishoudens"} if kind == "rename_indicator" else {}
        ruled = [decide(kind, claims[0], **outcome)]
    after = reconcile(*flat(known), ruled, previous=before.remember())
    assert len(met) == 2
    assert after == reconcile(*flat(known), ruled)


def flat(known: dict[int, tuple[Document, list[Claim]]]) -> tuple[list[Document], list[Claim]]:
    return (
        [about for about, _ in known.values()],
        [told for _, claims in known.values() for told in claims],
    )


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(11)
    known = dict(enumerate(write_document(chance, number) for number in range(14)))
    whole = reconcile(*flat(known))
    monkeypatch.setattr(judged, "AT_A_TIME", 40)
    assert reconcile(*flat(known), engine=Local(2)) == whole
    assert len(whole.relations) > 40


def test_what_a_withdrawn_document_was_told_of_goes_with_it(met: list[int]) -> None:
    chance = random.Random(7)
    known = dict(enumerate(write_document(chance, number) for number in range(9)))
    before = reconcile(*flat(known))
    del known[4]
    after = reconcile(*flat(known), previous=before.remember())
    assert len(met) == 1
    assert after == reconcile(*flat(known))
    assert after.relations != before.relations
