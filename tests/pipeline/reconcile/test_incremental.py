"""Night after night: what changed is compared again, and the outcome is that of a whole run."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.whole import judged
from schemas.records import Claim, Document

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
    assert reconcile(*flat(known), processes=2) == whole
    assert len(whole.relations) > 40
