"""Documents made up at random that repeat each other's figures, some of them wrongly.

Shaped after policy documents: a few words and subjects are everywhere and most are rare, some
figures are told by dozens of documents and most by one or two, documents are short or long and keep
to a subject, a fifth of the sentences tell two figures, a third of the numbers stand in tables, and
some are told loosely ("ruim 1.200").
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from typing import Final, Generic, TypeVar

from schemas.records import Claim, Document

Thing = TypeVar("Thing")

CLAIMS_IN_DOCUMENT: Final = 40  # on average
TELLERS: Final = 3  # documents that tell a figure, on average
CONFLICTS: Final = 0.02  # of the claims in running text whose figure is in another text already
IN_TABLE, TWO_IN_SENTENCE, LOOSELY, NATIONAL, ON_SUBJECT = 0.35, 0.2, 0.1, 0.3, 0.7

_NOUNS: Final = """
aanvragen meldingen verdachten daders slachtoffers woningen bedrijven studenten leerlingen
patiënten zaken controles vergunningen subsidies uitkeringen klachten incidenten gezinnen
huishoudens ziekenhuisopnames toezichten trajecten banen vacatures voertuigen gemeenten
scholen docenten bijstandsgerechtigden statushouders inspecties overtredingen boetes
laadpalen zonneparken windmolens bomen bruggen treinreizigers fietsers cliënten jongeren
ouderen wijken
"""
_FRONTS: Final = """
jeugd zorg school woon werk bouw natuur water verkeers energie milieu crisis basis dag nacht zomer
wijk markt haven grens land stads dorps kust bos sport kunst taal reken
"""
_MODIFIERS: Final = """
toegekende afgewezen lopende afgeronde nieuwe gegronde ernstige complexe digitale regionale
tijdelijke permanente betaalbare sociale duurzame particuliere openbare erkende
gecertificeerde geregistreerde ingediende behandelde dringende kwetsbare dakloze
zelfstandige startende grensoverschrijdende binnenlandse administratieve strafrechtelijke
medische psychische
"""
_SUBJECTS: Final = """
arbeidsuitbuiting energiebesparing woningbouw jeugdzorg wateroverlast stikstof fraude
kinderopvang taalonderwijs schuldhulpverlening asielopvang luchtkwaliteit verkeersveiligheid
cybercrime huiselijk-geweld natuurherstel bodemdaling geluidsoverlast inburgering mantelzorg
ouderenzorg sportdeelname cultuureducatie bereikbaarheid warmtenetten isolatie landbouwgif
zwemwater drugscriminaliteit voetbalgeweld schoolverzuim laaggeletterdheid
voedselverspilling
"""
_STARTS: Final = """
Ooster Wester Noorder Zuider Nieuw Oud Hoog Laag Berg Duin Veen Linden Beuken Roden Winter Zomer
Mole Kerk Stein Ravel
"""
_ENDS: Final = """
dam wijk hoven beek burg drecht veld kerk loo meer recht stede woude zande broek
"""
_SENTENCES: Final = (
    "In {year} ging het om {number} {measure} {where}.",
    "Uit de monitor blijkt dat er in {year} {number} {measure} {where} waren.",
    "Het aantal {measure} {where} kwam in {year} uit op {number}.",
    "Er werden {number} {measure} {where} geteld in {year}.",
)
_AMOUNTS: Final = (
    "In {year} is {number} euro besteed aan {measure} {where}.",
    "Aan {measure} {where} ging in {year} {number} euro op.",
)
_SHARES: Final = (
    "In {year} werd {number}% van de {measure} {where} {said}.",
    "Van de {measure} {where} werd in {year} {number}% {said}.",
)
_AND: Final = ", en "
_SAID: Final = (
    "binnen de termijn afgehandeld", "door de rechter getoetst", "op locatie onderzocht",
    "alsnog ingetrokken", "met een waarschuwing afgedaan", "door burgers gemeld",
    "digitaal ondertekend", "steekproefsgewijs nagelopen", "zonder vervolg afgesloten",
    "doorverwezen naar een specialist", "bij de gemeente geregistreerd", "vooraf bekostigd",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What is really so: what is counted, where, when, in which unit, and how many."""

    measure: str
    subject: str
    where: str
    year: int
    unit: str
    value: int
    said: str = ""


class Skewed(Generic[Thing]):
    """Things of which the first are drawn most often and the last, as Zipf has it, seldom.

    However many there are, the first is drawn some eight times as often as the average thing.
    """

    def __init__(self, things: Sequence[Thing], chance: random.Random) -> None:
        self._things, self._chance = things, chance
        flat = 2 + len(things) / 25
        self._weights = [*accumulate(1 / (rank + flat) for rank in range(len(things)))]

    def draw(self) -> Thing:
        """One of them."""
        return self._chance.choices(self._things, cum_weights=self._weights)[0]


def make_corpus(
    size: int, seed: int
) -> tuple[list[Document], list[Claim], dict[str, Fact], set[str]]:
    """Documents, claims, the fact behind each claim, and the claims that tell it wrong."""
    chance = random.Random(seed)
    shelves = _shelve(_make_facts(max(1, size // TELLERS), chance), chance)
    subjects = Skewed([*shelves], chance)
    documents: list[Document] = []
    claims: list[Claim] = []
    behind: dict[str, Fact] = {}
    wrong: set[str] = set()
    told: set[Fact] = set()
    while len(claims) < size:
        doc_id = f"doc-{len(documents):06d}"
        subject = subjects.draw()
        documents.append(_make_document(doc_id, subject))
        length = min(size - len(claims), 4 + int(chance.expovariate(1 / (CLAIMS_IN_DOCUMENT - 4))))
        facts = {
            shelves[subject if chance.random() < ON_SUBJECT else subjects.draw()].draw(): None
            for _ in range(length)
        }
        for claim, fact, errs in _tell(doc_id, [*facts], told, chance):
            claims.append(claim)
            behind[claim.claim_id] = fact
            if errs:
                wrong.add(claim.claim_id)
    return documents, claims, behind, wrong


def _make_facts(count: int, chance: random.Random) -> list[Fact]:
    """Facts no two of which are about the same thing."""
    fronts = ["", "", *_FRONTS.split()]
    nouns = Skewed(sorted(f + n for n in _NOUNS.split() for f in fronts), chance)
    modifiers = Skewed(_MODIFIERS.split(), chance)
    subjects = Skewed(_SUBJECTS.split(), chance)
    places = Skewed([start + end for start in _STARTS.split() for end in _ENDS.split()], chance)
    known: dict[tuple[str, str, int, str, str], Fact] = {}
    while len(known) < count:
        measure, subject = f"{modifiers.draw()} {nouns.draw()}", subjects.draw()
        place = "Nederland" if chance.random() < NATIONAL else places.draw()
        where = f"voor {subject} in {place}"
        year = 2024 - min(12, int(chance.expovariate(0.3)))
        unit = chance.choices(("count", "EUR", "percent"), weights=(60, 15, 25))[0]
        most = 6 if unit == "count" else 8
        value = chance.randint(2, 97) if unit == "percent" else int(10 ** chance.uniform(1.5, most))
        said = chance.choice(_SAID) if unit == "percent" else ""
        key = (measure, where, year, unit, said)
        known.setdefault(key, Fact(measure, subject, where, year, unit, value, said))
    return list(known.values())


def _shelve(facts: Sequence[Fact], chance: random.Random) -> dict[str, Skewed[Fact]]:
    """The facts by subject, the subjects with most facts first."""
    shelves: dict[str, list[Fact]] = {}
    for fact in facts:
        shelves.setdefault(fact.subject, []).append(fact)
    ordered = sorted(shelves.items(), key=lambda shelf: (-len(shelf[1]), shelf[0]))
    return {subject: Skewed(shelf, chance) for subject, shelf in ordered}


def _tell(
    doc_id: str, facts: Sequence[Fact], told: set[Fact], chance: random.Random
) -> Iterator[tuple[Claim, Fact, bool]]:
    """A document's way of telling facts; `told` holds what running text told so far."""
    row = 0
    while row < len(facts):
        together = facts[row : row + (2 if chance.random() < TWO_IN_SENTENCE else 1)]
        if chance.random() < IN_TABLE:
            together = together[:1]
            claims, errs = [_write_cell(together[0], doc_id, row)], [False]
        else:
            errs = [fact in told and chance.random() < CONFLICTS for fact in together]
            numbers = [
                _number(fact, chance) if e else fact.value
                for fact, e in zip(together, errs, strict=True)
            ]
            claims = _write_sentence(together, numbers, doc_id, row, chance)
            told.update(together)
        yield from zip(claims, together, errs, strict=True)
        row += len(together)


def _number(fact: Fact, chance: random.Random) -> int:
    """A wrong number for a fact, well away from the right one."""
    if fact.unit == "percent":
        return (fact.value + chance.randint(15, 70)) % 98 + 1
    return max(1, round(fact.value * chance.choice((0.5, 0.7, 1.3, 1.6, 2.0)))) + 3


def _write_sentence(
    facts: Sequence[Fact], numbers: Sequence[int], doc_id: str, row: int, chance: random.Random
) -> list[Claim]:
    """One sentence that tells these facts with these numbers."""
    claims, clauses = [], []
    for place, (fact, number) in enumerate(zip(facts, numbers, strict=True)):
        claim = _claim(fact, number, doc_id, row + place)
        if fact.unit != "percent" and number > 1000 and chance.random() < LOOSELY:
            step = 10 ** (len(str(number)) - 3)
            claim = replace(
                claim, value=Decimal(number // step * step), step=Decimal(step), comparator="approx"
            )
            number = number // step * step
        written = f"{number:,}".replace(",", ".")
        shapes = {"count": _SENTENCES, "EUR": _AMOUNTS, "percent": _SHARES}[fact.unit]
        ahead, behind = (
            part.format(year=fact.year, measure=fact.measure, where=fact.where, said=fact.said)
            for part in chance.choice(shapes).split("{number}")
        )
        clause = f"{ahead}{written}{behind}".rstrip(".")
        begins = sum(len(said) + len(_AND) for said in clauses)
        clauses.append(clause if not place else clause[0].lower() + clause[1:])
        claims.append(replace(claim, as_written=written, start=begins + len(ahead)))
    sentence = _AND.join(clauses) + "."
    return [replace(claim, sentence=sentence) for claim in claims]


def _write_cell(fact: Fact, doc_id: str, row: int) -> Claim:
    """A row of a table with the fact in its cell."""
    claim = _claim(fact, fact.value, doc_id, row)
    row, column = f"{fact.measure} {fact.where}", str(fact.year)
    told = f"{row} | {column} | "
    return replace(
        claim,
        sentence=f"{told}{claim.as_written}",
        start=len(told),
        row_heading=row,
        column_heading=column,
        in_table="t1",
        section="Kerncijfers",
    )


def _claim(fact: Fact, number: int, doc_id: str, row: int) -> Claim:
    share = fact.unit == "percent"
    named = f"{fact.measure} {fact.where}"
    return Claim(
        claim_id=f"{doc_id}:{row:03d}", doc_id=doc_id, page=1 + row // 10, value=Decimal(number),
        value_low=None, value_high=None, step=Decimal(1), comparator="eq", unit=fact.unit,
        statistic="share" if share else "total",
        measure=fact.said or named, measure_lemma="",
        population=f"van de {named}" if share else "", indicator="", period=str(fact.year), per="",
        attributed_to="", cited_source="", as_written=f"{number:,}".replace(",", "."), sentence="",
        start=0, section="Resultaten", in_footnote="", footnotes="", in_table="", row_heading="",
        column_heading="", x0=None, top=None, x1=None,
        bottom=None, rule="bench", confidence=1.0,
    )  # fmt: skip


def _make_document(doc_id: str, subject: str) -> Document:
    """A letter like any other."""
    return Document(
        doc_id=doc_id, file=f"{doc_id}.pdf", sha256=doc_id, kind="kamerbrief",
        title=f"Voortgang {subject}", publisher="", date=None, dossier="", number="",
        source_url="", retrieved_at="", pages=4, text_source="pdf", status="ok", reason="",
    )  # fmt: skip
