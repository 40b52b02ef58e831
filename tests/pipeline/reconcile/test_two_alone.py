"""A relation between two documents depends on these two only, however many others stand by."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim, Document, Relation

from .making import claim, document
from .sentences import claims_of

Text = tuple[Document, list[Claim]]

MONITOR = """
In 2022 registreerden de reddingsbrigades 4.817 drenkelingen langs de kust. Van deze drenkelingen
was 62% jonger dan 25 jaar. De reddingsbrigades zetten 1.346 vrijwilligers in op 214 strandposten.
In 2022 kostte het toezicht op de stranden 38,6 miljoen euro. Het aantal reddingsboten kwam in
2022 uit op 873. In 2022 werden 2.958 zwemmers uit een mui gehaald. De brigades gaven 15.420
waarschuwingen af.
"""
RETOLD = """
Langs onze kust raakten 4.817 mensen te water, zo melden de reddingsbrigades. Bijna twee derde van
hen, 62%, is jonger dan 25 jaar. Er stonden 1.346 vrijwilligers klaar op de 214 posten aan het
strand. De overheid gaf 38,6 miljoen euro uit aan strandtoezicht. De vloot telde 873
reddingsboten. Reddingsbrigades haalden 2.985 zwemmers uit muien. Badgasten kregen 15.420 keer een
waarschuwing.
"""
AGAIN = """
In 2022 registreerden de reddingsbrigades 4.871 drenkelingen langs de kust. Het aantal
reddingsboten kwam in 2022 uit op 873. In 2022 kostte het toezicht op de stranden 38,6 miljoen
euro. In 2021 werden 2.204 zwemmers uit een mui gehaald.
"""
THINGS = (
    "drenkelingen langs de kust", "vrijwilligers van de reddingsbrigades", "reddingsboten",
    "zwemmers uit een mui", "waarschuwingen aan badgasten", "strandposten", "zweminstructeurs",
)  # fmt: skip
SHARES = ("van de drenkelingen", "van de vrijwilligers", "van de strandposten")
SAID = ("jonger dan 25 jaar", "woonachtig aan de kust", "opnieuw gekeurd")
# Numbers that the kept documents tell, and some of the crowd's own.
NUMBERS = (4817, 4871, 1346, 214, 873, 2958, 2985, 15420, 2204, 60, 62, 731, 90)
TITLES = (
    "Toezicht op de stranden", "Monitor reddingsbrigades 2022", "Voortgang zwemveiligheid",
    "Monitor reddingsbrigades 2019", "Monitor reddingsbrigade 2020, eerste helft",
    "Erratum monitor reddingsbrigades 2022", "Zwemveiligheid langs de kust",
)  # fmt: skip


def told(doc_id: str, text: str, **fields: str) -> list[Claim]:
    """A text of ours with what an extractor would say of its numbers: the noun behind each."""
    found = []
    for one in claims_of(" ".join(text.split()), doc_id):
        behind = one.sentence[one.start + len(one.as_written) :].strip(" .").split(",")[0]
        found.append(claim(
            one.claim_id, str(one.value), one.sentence, measure=" ".join(behind.split()[:5]),
            **{name: getattr(one, name) for name in (
                "as_written", "unit", "start", "period", "step", "top", "x0")} | fields,
        ))  # fmt: skip
    return found


def kept() -> list[Text]:
    """Documents that tell the same things: in the same words, wrongly, and in other words."""
    about = {"publisher": "Reddingsbrigade Nederland", "kind": "monitor"}
    monitor = document("m2022", title="Monitor reddingsbrigades 2022", date=None, **about)
    older = document("m2020", title="Monitor reddingsbrigades 2020", date=None, **about)
    letter = document("brief", title="Zwemveiligheid langs de kust", date=dt.date(2023, 6, 2))
    other = document("ander", title="Toezicht op de stranden", date=dt.date(2023, 9, 1))
    cells = [
        claim(
            f"tabel:{row}", number, f"{thing} | 2022 | {number}", measure=thing, period="2022",
            in_table="t1", section="Kerncijfers",
        )
        for row, (thing, number) in enumerate(
            {THINGS[0]: "4817", THINGS[2]: "873", THINGS[3]: "2958", THINGS[5]: "241"}.items()
        )
    ]  # fmt: skip
    table = document("tabel", kind="rapport", title="Jaarcijfers zwemveiligheid", date=None)
    return [
        (monitor, told("m2022", MONITOR)),
        (older, told("m2020", AGAIN)),
        (letter, told("brief", RETOLD)),
        (other, told("ander", AGAIN)),
        (table, cells),
    ]


def stranger(chance: random.Random, number: int) -> Text:
    """A document of the same subject that tells what the kept ones tell, or nearly."""
    doc_id = f"{chance.choice('anz')}{number:03d}"  # some come before the kept, some behind
    publisher, kind = chance.choice((("", "kamerbrief"), ("Reddingsbrigade Nederland", "monitor")))
    about = document(
        doc_id, kind=kind, title=chance.choice(TITLES), publisher=publisher,
        date=chance.choice((None, dt.date(2023, 1 + number % 12, 1))),
    )  # fmt: skip
    claims = []
    for row in range(chance.randint(2, 9)):
        year, value = chance.choice(("2020", "2022")), str(chance.choice(NUMBERS))
        if chance.random() < 0.3:
            whole, said = chance.choice(SHARES), chance.choice(SAID)
            sentence = f"In {year} was {value}% {whole} {said}."
            fields = {"measure": said, "population": whole, "unit": "percent", "statistic": "share"}
        else:
            thing = chance.choice(THINGS)
            sentence, fields = f"In {year} waren er {value} {thing}.", {"measure": thing}
        if chance.random() < 0.25:
            sentence = f"{fields['measure']} | {year} | {value}"
            fields |= {"in_table": "t1", "section": "Kerncijfers"}
        claims.append(claim(f"{doc_id}:{row}", value, sentence, period=year, **fields))
    return about, claims


def between(texts: Sequence[Text], names: Iterable[str]) -> list[Relation]:
    """The relations of these texts of which both ends stand in the documents named."""
    result = reconcile([about for about, _ in texts], [c for _, told in texts for c in told])
    assert not result.faults
    inside = {c.claim_id for about, told in texts if about.doc_id in {*names} for c in told}
    return [r for r in result.relations if {r.left, r.right} <= inside]


def test_the_kept_documents_relate_in_the_same_words_and_in_others() -> None:
    found = between(kept(), [about.doc_id for about, _ in kept()])
    pairs = {(r.left.partition(":")[0], r.right.partition(":")[0], r.verdict) for r in found}
    assert ("brief", "m2022", "agrees") in pairs
    assert ("m2020", "m2022", "agrees") in pairs
    assert {"agrees", "contradicts"} <= {r.verdict for r in found}


@pytest.mark.parametrize(("seed", "crowd"), [(1, 1), (2, 7), (3, 30), (4, 30)])
def test_a_crowd_changes_no_relation_between_the_documents_it_joins(seed: int, crowd: int) -> None:
    chance = random.Random(seed)
    strangers = [stranger(chance, number) for number in range(crowd)]
    names = [about.doc_id for about, _ in kept()]
    assert between([*strangers, *kept()], names) == between(kept(), names)


@pytest.mark.parametrize("seed", range(2))
def test_every_two_documents_of_a_crowd_relate_as_they_do_alone(seed: int) -> None:
    chance = random.Random(100 + seed)
    texts = [*kept(), *(stranger(chance, number) for number in range(24))]
    names = {c.claim_id: about.doc_id for about, claims in texts for c in claims}
    together = between(texts, {*names.values()})
    for _ in range(8):
        two = chance.sample(texts, 2)
        inside = {about.doc_id for about, _ in two}
        alone = [r for r in between(two, inside) if names[r.left] != names[r.right]]
        assert [r for r in together if {names[r.left], names[r.right]} == inside] == alone
