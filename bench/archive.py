"""What an archive costs as it grows, and a night on it: documents with the statistics of real ones.

Taken from 68 policy documents with 24,680 claims: how many claims a document has (log-normal, half
have 38 or fewer and some thousands), that four in five stand in tables, how many digits numbers
have (a third has one), how many numbers stand in a sentence (1.5), how often a text names its
period (39%), and that half of what a measure names stands in no list of words. Supposed: a dossier
has ten papers on average and the largest some eighty, however large the archive; so vocabulary
grows with it. Reports come out in editions whose tables share years; letters retell what reports of
their dossier say, in words of their own, one number in fifty wrong.

    python bench/archive.py --claims 10000 30000 100000 [--new 10] [--processes 1]

Printed for each size: what comparing the whole costs, a night on which nothing is new, and one with
so many new documents; and whether each ends as a whole run does, to the byte.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from made_up import Skewed
from reconcile import PeakMemory, processor_time

from pipeline.engines import Local
from pipeline.reconcile import Reconciliation, reconcile
from schemas.records import Claim, Document
from schemas.vocabularies import DocumentKind

PAPERS: Final = 10  # of one dossier, on average
MEDIAN, SPREAD, MOST = 37.5, 2.0, 3_000  # claims of a document
LETTERS, LETTER_LENGTH = 0.5, 14  # of the documents, and claims at most of one in text alone
DIGITS: Final = (0.32, 0.31, 0.19, 0.08, 0.05, 0.05)
WRONG, DATED, TWO_IN_SENTENCE = 0.02, 0.39, 0.48
YEARS: Final = 5  # columns of a table
THINGS, GROUPS, TABLES = 60, 40, 40  # of one dossier
_SYLLABLES: Final = """
bar del fen gol hup kri lam mor nes pol ras sim tur vel wim zan bro dra fle gru kla plo stra tro
vlie zwa brin dolk farn gelm
"""
_ENDINGS: Final = """
ingen heden schappen regelingen plaatsen diensten werken bedrijven kampen
"""
_COMMON: Final = """
totaal gemiddeld aantal kosten uitgaven jaar regeling gemeente provincie rijk uitvoering nieuwe
lopende regionale landelijke aanvragen besluiten
"""
_TEXTS: Final = """
claim_id doc_id measure measure_lemma population indicator period per attributed_to cited_source
section in_footnote footnotes in_table row_heading column_heading
"""
_PLAIN: Final = (
    "In {year} ging het om {number} {thing} {of}.",
    "Het rapport telt {number} {thing} {of}{dated}.",
    "Er zijn {number} {thing} {of}{dated}, blijkt uit de laatste cijfers van de uitvoerders.",
)
_RETOLD: Final = (
    "Voor {of} komt de teller{dated} uit op {number} {thing}.",
    "Naar nu blijkt waren er {of} {number} {thing}{dated}.",
    "De {thing} {of} zijn met {number}{dated} in beeld gebracht.",
)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A subject: its name, the things counted in it, of whom or where, and the tables that its
    reports draw on, a group and things each."""

    name: str
    things: tuple[str, ...]
    groups: tuple[str, ...]
    tables: tuple[tuple[str, tuple[str, ...]], ...]

    def value(self, thing: str, group: str, year: int) -> int:
        """What is really so: the same in every document that tells it."""
        chance = random.Random(f"{self.name} {thing} {group} {year}")
        digits = chance.choices(range(1, len(DIGITS) + 1), DIGITS)[0]
        return chance.randrange(10 ** (digits - 1), 10**digits)


def make_archive(size: int, seed: int) -> tuple[list[Document], list[Claim]]:
    """Documents with so many claims in all; larger archives have more dossiers, not larger ones."""
    chance = random.Random(seed)
    per_document = sum(_length(random.Random(n)) for n in range(500)) / 500
    count = max(1, round(size / per_document / PAPERS))
    dossiers = Skewed([_make_dossier(chance) for _ in range(count)], chance)
    documents: list[Document] = []
    claims: list[Claim] = []
    while len(claims) < size:
        dossier, number = dossiers.draw(), len(documents)
        letter = chance.random() < LETTERS
        year = chance.randint(2015, 2024)
        document = _make_document(f"doc-{number:06d}", dossier, year, letter=letter)
        documents.append(document)
        most = min(size - len(claims), _length(chance))
        own = (
            _letter(dossier, year, most, chance) if letter else _report(dossier, year, most, chance)
        )
        claims += [
            replace(
                claim,
                doc_id=document.doc_id,
                claim_id=f"{document.doc_id}:{row:04d}",
                page=1 + row // 25,
                top=float(row % 25) * 28,
            )
            for row, claim in enumerate(own)
        ]
    return documents, claims


def _length(chance: random.Random) -> int:
    return max(1, min(MOST, round(MEDIAN * chance.lognormvariate(0, SPREAD))))


def _make_word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 3))) + chance.choice(
        _ENDINGS.split()
    )


def _make_dossier(chance: random.Random) -> Dossier:
    own = [_make_word(chance) for _ in range(30)]
    things = {
        " ".join(filter(None, (chance.choice(["", "", *_COMMON.split()]), chance.choice(own))))
        for _ in range(THINGS)
    }
    groups = {f"in {_make_word(chance).capitalize()}" for _ in range(GROUPS)} | {"in Nederland"}
    told, places = tuple(sorted(things)), tuple(sorted(groups))
    tables = tuple((chance.choice(places), tuple(chance.sample(told, 7))) for _ in range(TABLES))
    return Dossier(f"{own[0]} en {own[1]}", told, places, tables)


def _make_document(doc_id: str, dossier: Dossier, year: int, *, letter: bool) -> Document:
    kind: DocumentKind = "kamerbrief" if letter else "rapport"
    title = f"{'Voortgang' if letter else 'Monitor'} {dossier.name}{'' if letter else f' {year}'}"
    bare = Document.quarantined(doc_id, f"{doc_id}.pdf", "0" * 64, "text", "")
    return replace(
        bare, status="ok", kind=kind, title=title, date=date(year, 6, 1), publisher="Bureau Cijfers"
    )


def _report(dossier: Dossier, year: int, most: int, chance: random.Random) -> list[Claim]:
    """Text, and tables of things by year: those of the next edition share four years in five."""
    told = _texts(dossier, year, max(1, most // 5), chance, _PLAIN)
    table = 0
    while len(told) < most:
        table += 1
        group, things = chance.choice(dossier.tables)
        for thing in things:
            for column in range(year - YEARS, year):
                value = dossier.value(thing, group, column)
                heading = f"{thing} {group}"
                ahead = f"{heading} | {column} | "
                told.append(
                    _claim(
                        value,
                        f"{ahead}{_dutch(value)}",
                        len(ahead),
                        measure=heading,
                        period=str(column),
                        row_heading=heading,
                        column_heading=str(column),
                        in_table=f"t{table}",
                        section=f"Kerncijfers {dossier.name}",
                    )
                )
    return told[:most]


def _letter(dossier: Dossier, year: int, most: int, chance: random.Random) -> list[Claim]:
    return _texts(dossier, year, min(most, LETTER_LENGTH), chance, _RETOLD)


def _texts(
    dossier: Dossier, year: int, count: int, chance: random.Random, shapes: Sequence[str]
) -> list[Claim]:
    """Sentences of one number or two."""
    told: list[Claim] = []
    while len(told) < count:
        parts: list[Claim] = []
        ahead = ""
        for _ in range(1 + (chance.random() < TWO_IN_SENTENCE)):
            thing, group = chance.choice(dossier.things), chance.choice(dossier.groups)
            when = year - chance.randint(1, 3)
            value = dossier.value(thing, group, when)
            if shapes is _RETOLD and chance.random() < WRONG:
                value = max(1, round(value * chance.choice((0.5, 0.7, 1.3, 1.6)))) + 3
            shape = chance.choice(shapes)
            dated = chance.random() < DATED or "{year}" in shape
            clause = shape.format(
                year=when, number="#", thing=thing, of=group, dated=f" in {when}" if dated else ""
            ).rstrip(".")
            before, after = clause.split("#")
            start = len(ahead) + len(before)
            parts.append(
                _claim(
                    value,
                    "",
                    start,
                    measure=f"{thing} {group}",
                    period=str(when) if dated else "",
                    section=f"Stand van zaken {dossier.name}",
                )
            )
            ahead += f"{before}{_dutch(value)}{after}, en "
        sentence = ahead.removesuffix(", en ") + "."
        told += [replace(part, sentence=sentence) for part in parts]
    return told[:count]


def _dutch(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _claim(value: int, sentence: str, start: int, **fields: str) -> Claim:
    texts = dict.fromkeys(_TEXTS.split(), "")
    return Claim(
        **{**texts, **fields}, page=1, value=Decimal(value), value_low=None, value_high=None,
        step=Decimal(1), comparator="eq", unit="count", statistic="total",
        as_written=_dutch(value), sentence=sentence, start=start,
        x0=None, top=None, x1=None, bottom=None, rule="bench", confidence=1.0,
    )  # fmt: skip


def measure(sizes: Sequence[int], *, seed: int, new: int, processes: int) -> Iterator[str]:
    """Lines of figures for each size."""
    titles = f"{'claims':>8} {'documents':>9} {'CPU s':>7} {'ms/claim':>8} {'MB':>6}"
    yield f"{titles} {'compared':>9} {'relations':>9}   what"
    for size in sizes:
        documents, claims = make_archive(size, seed)
        some = max(1, min(new, len(documents) // 2))
        gone = {document.doc_id for document in documents[-some:]}
        known = [document for document in documents if document.doc_id not in gone]
        told = [claim for claim in claims if claim.doc_id not in gone]
        before, line = _timed(known, told, None, processes=processes)
        yield f"{line}   all at once"
        again, line = _timed(known, told, before, processes=processes)
        yield f"{line}   a night on which nothing is new: {_same(again, before)}"
        after, line = _timed(documents, claims, before, processes=processes)
        whole = reconcile(documents, claims, engine=Local(processes))
        yield f"{line}   a night with {some} new documents: {_same(after, whole)}"


def _same(one: Reconciliation, other: Reconciliation) -> str:
    return "the same as a whole run" if one == other else "NOT the same as a whole run"


def _timed(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    before: Reconciliation | None,
    *,
    processes: int,
) -> tuple[Reconciliation, str]:
    previous = before.remember() if before else None
    began = processor_time()
    with PeakMemory() as memory:
        found = reconcile(documents, claims, previous=previous, engine=Local(processes))
    took = processor_time() - began
    return found, (
        f"{len(claims):8d} {len(documents):9d} {took:7.1f} {1000 * took / len(claims):8.2f}"
        f" {memory.megabytes:6d} {found.compared:9d} {len(found.relations):9d}"
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--new", type=int, default=10, help="documents that are new of a night")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    for line in measure(
        options.claims, seed=options.seed, new=options.new, processes=options.processes
    ):
        print(line, flush=True)


if __name__ == "__main__":
    main()
