"""How long reconciling takes and what it finds, on claims made up at random.

Documents repeat each other's figures in other words; some repeat them wrongly. Printed for each
size: seconds, peak memory, the share of planted conflicts found, and false alarms.

    python bench/reconcile.py --claims 10000 100000 [--incremental]
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.reconcile import Reconciliation, reconcile, relate_newcomer
from schemas.records import Claim, Document

CLAIMS_IN_DOCUMENT = 40
TELLERS = 3  # documents that tell a figure, on average
CONFLICTS = 0.02

_NOUNS = """
aanvragen meldingen verdachten daders slachtoffers woningen bedrijven studenten leerlingen
patiënten zaken controles vergunningen subsidies uitkeringen klachten incidenten gezinnen
huishoudens ziekenhuisopnames toezichten trajecten banen vacatures voertuigen gemeenten
scholen docenten bijstandsgerechtigden statushouders inspecties overtredingen boetes
laadpalen zonneparken windmolens bomen bruggen treinreizigers fietsers cliënten jongeren
ouderen wijken
"""
NOUNS = _NOUNS.split()
_MODIFIERS = """
toegekende afgewezen lopende afgeronde nieuwe gegronde ernstige complexe digitale regionale
tijdelijke permanente betaalbare sociale duurzame particuliere openbare erkende
gecertificeerde geregistreerde ingediende behandelde dringende kwetsbare dakloze
zelfstandige startende grensoverschrijdende binnenlandse administratieve strafrechtelijke
medische psychische
"""
MODIFIERS = _MODIFIERS.split()
_SUBJECTS = """
arbeidsuitbuiting energiebesparing woningbouw jeugdzorg wateroverlast stikstof fraude
kinderopvang taalonderwijs schuldhulpverlening asielopvang luchtkwaliteit verkeersveiligheid
cybercrime huiselijk-geweld natuurherstel bodemdaling geluidsoverlast inburgering mantelzorg
ouderenzorg sportdeelname cultuureducatie bereikbaarheid warmtenetten isolatie landbouwgif
zwemwater drugscriminaliteit voetbalgeweld schoolverzuim laaggeletterdheid
voedselverspilling
"""
SUBJECTS = _SUBJECTS.split()
STARTS = ("Ooster", "Wester", "Noorder", "Zuider", "Nieuw", "Oud", "Hoog", "Laag", "Berg", "Duin",
          "Veen", "Linden", "Beuken", "Roden", "Winter", "Zomer", "Mole", "Kerk", "Stein",
          "Ravel")  # fmt: skip
ENDS = ("dam", "wijk", "hoven", "beek", "burg", "drecht", "veld", "kerk", "loo", "meer", "recht",
        "stede", "woude", "zande", "broek")  # fmt: skip
SENTENCES = (
    "In {year} ging het om {number} {measure} {where}.",
    "Uit de monitor blijkt dat er in {year} {number} {measure} {where} waren.",
    "Het aantal {measure} {where} kwam in {year} uit op {number}.",
    "Er werden {number} {measure} {where} geteld in {year}.",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is really so: what is counted, where, when, and how many."""

    measure: str
    where: str
    year: int
    value: int


def make_facts(count: int, chance: random.Random) -> list[Fact]:
    """Facts no two of which are about the same thing."""
    known: dict[tuple[str, str, int], Fact] = {}
    while len(known) < count:
        measure = f"{chance.choice(MODIFIERS)} {chance.choice(NOUNS)}"
        subject, place = chance.choice(SUBJECTS), chance.choice(STARTS) + chance.choice(ENDS)
        where = f"voor {subject} in {place}"
        year = chance.randint(2012, 2024)
        value = int(10 ** chance.uniform(1.5, 6))
        known.setdefault((measure, where, year), Fact(measure, where, year, value))
    return list(known.values())


def tell(fact: Fact, doc_id: str, row: int, *, wrong: bool, chance: random.Random) -> Claim:
    """One document's way of telling a fact, or telling it wrong."""
    value = fact.value
    if wrong:
        value = max(1, round(value * chance.choice((0.5, 0.7, 1.3, 1.6, 2.0)))) + 3
    written = f"{value:,}".replace(",", ".")
    sentence = chance.choice(SENTENCES).format(
        year=fact.year, number=written, measure=fact.measure, where=fact.where
    )
    return Claim(
        claim_id=f"{doc_id}:{row:03d}", doc_id=doc_id, page=1 + row // 10, value=Decimal(value),
        value_low=None, value_high=None, step=Decimal(1), comparator="eq", unit="count",
        statistic="total", measure=f"{fact.measure} {fact.where}", measure_lemma="", population="",
        indicator="", period=str(fact.year), per="", attributed_to="", cited_source="",
        as_written=written, sentence=sentence, section="Resultaten", in_footnote="", footnotes="",
        in_table="", x0=None, top=None, x1=None, bottom=None, rule="bench", confidence=1.0,
    )  # fmt: skip


def make_document(doc_id: str) -> Document:
    """A letter like any other."""
    return Document(
        doc_id=doc_id,
        file=f"{doc_id}.pdf",
        sha256=doc_id,
        kind="kamerbrief",
        title="Voortgang van het beleid",
        publisher="",
        date=None,
        dossier="",
        number="",
        source_url="",
        retrieved_at="",
        pages=4,
        text_source="pdf",
        status="ok",
        reason="",
    )


def make_corpus(
    size: int, seed: int
) -> tuple[list[Document], list[Claim], dict[str, Fact], set[str]]:
    """Documents, claims, the fact behind each claim, and the claims that tell it wrong."""
    chance = random.Random(seed)
    facts = make_facts(size // TELLERS, chance)
    documents, claims, behind, wrong = [], [], {}, set()
    told: set[Fact] = set()
    for number in range(size // CLAIMS_IN_DOCUMENT):
        documents.append(make_document(f"doc-{number:06d}"))
        doc_id = documents[-1].doc_id
        for row, fact in enumerate(chance.sample(facts, CLAIMS_IN_DOCUMENT)):
            errs = fact in told and chance.random() < CONFLICTS
            claim = tell(fact, doc_id, row, wrong=errs, chance=chance)
            told.add(fact)
            claims.append(claim)
            behind[claim.claim_id] = fact
            if errs:
                wrong.add(claim.claim_id)
    return documents, claims, behind, wrong


def score(
    found: Reconciliation, behind: dict[str, Fact], wrong: set[str]
) -> tuple[float, int, int]:
    """Share of planted conflicts found, contradictions in all, and those of unlike facts."""
    met: set[str] = set()
    contradictions = false = 0
    for relation in found.relations:
        if relation.verdict == "contradicts":
            contradictions += 1
            false += behind[relation.left] != behind[relation.right]
            met |= {relation.left, relation.right} & wrong
    return (len(met) / len(wrong) if wrong else 1.0), contradictions, false


def measure(sizes: Sequence[int], *, seed: int, incremental: bool) -> Iterator[str]:
    """One line of figures per size."""
    titles = f"{'claims':>9} {'seconds':>8} {'MB':>6} {'recall':>7} {'contradicts':>11}"
    yield f"{titles} {'false':>6} {'left out':>11}"
    for size in sizes:
        documents, claims, behind, wrong = make_corpus(size, seed)
        began = time.process_time()
        found = reconcile(documents, claims)
        took = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        recall, contradictions, false = score(found, behind, wrong)
        yield (
            f"{size:9d} {took:8.1f} {peak:6d} {recall:7.3f} {contradictions:11d} {false:6d}"
            f" {found.left_out:11d}"
        )
        if incremental:
            yield from add_documents(documents, claims, seed)


def add_documents(documents: list[Document], claims: list[Claim], seed: int) -> Iterator[str]:
    """The next night: a hundred documents more, and one letter to check."""
    night = 100 * CLAIMS_IN_DOCUMENT
    if len(claims) < 2 * night:
        return
    old = claims[:-night]
    before = reconcile(documents[:-100], old)
    began = time.process_time()
    after = reconcile(documents, claims, previous=before.remember())
    took = time.process_time() - began
    yield f"          + 100 documents: {took:.1f} s, {len(after.relations)} relations"
    began = time.process_time()
    relate_newcomer(
        documents[-1], claims[-CLAIMS_IN_DOCUMENT:], documents[:-1], claims[:-CLAIMS_IN_DOCUMENT]
    )
    yield f"          one letter: {time.process_time() - began:.1f} s, index included"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--incremental", action="store_true")
    options = parser.parse_args()
    for line in measure(options.claims, seed=options.seed, incremental=options.incremental):
        print(line, flush=True)


if __name__ == "__main__":
    main()
