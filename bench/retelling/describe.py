"""Every pair of a letter's numbers and known claims, described in numbers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
from letters import find, match, places_of

from pipeline.check.read import read_letter
from pipeline.published import read_published
from pipeline.reconcile.candidates.subjects import spell
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence import context
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import FEATURES
from pipeline.reconcile.evidence.shelf import Shelf
from pipeline.reconcile.evidence.survey import Survey, looks_at
from pipeline.reconcile.evidence.weigh import Pairs, Reader, pairs_of
from pipeline.settings import load_settings
from schemas.records import Claim, Document, Extraction

LABELS: Final = {"agrees": 1, "consistent": 1, "contradicts": 1, "explained": 2, "not_found": 0}
# Numbers told wrong on purpose count for less than what people wrote.
MADE_WRONG: Final = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """The claims that letters retell, in all the ways they are looked at."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    reader: Reader
    shelf: Shelf
    neighbours: Neighbours
    by_page: Mapping[tuple[str, str], Sequence[Claim]]

    @classmethod
    def of(cls, documents: Sequence[Document], claims: Sequence[Claim]) -> Known:
        """Read and shelve claims."""
        stems = {d.doc_id: Path(d.file).stem for d in documents}
        by_page: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            by_page[stems[claim.doc_id], str(claim.page)].append(claim)
        reader = Reader.of(Corpus.of(documents, claims))
        shelf = Shelf.of(map(reader.about, claims))
        return cls(documents, claims, reader, shelf, Neighbours(claims), by_page)


@dataclass(frozen=True, slots=True)
class Described:
    """One claim of a letter with all it may retell; `labels` has what each pair is: 1 the place its
    table names, 2 the same but for one dimension, 0 neither, -1 left aside (the same number told
    elsewhere, or a claim that the table does not have). `weight` is below 1 for a number told wrong
    on purpose; `verdict` is what the table says of it."""

    pairs: Pairs
    labels: Sequence[int]
    weight: float
    verdict: str = ""


def describe(out: Path, processed: Sequence[Path], folders: Sequence[Path]) -> None:
    """Write the features of every pair of every letter."""
    write(out, [*describe_all(Known.of(*datasets_of(processed)), folders)])


def describe_all(known: Known, folders: Sequence[Path]) -> Iterator[tuple[str, Described]]:
    """The claims of every letter, with its name."""
    for table in sorted(path for folder in folders for path in folder.glob("*.tsv")):
        if table.with_suffix(".pdf").is_file():
            letter = read_letter(table.with_suffix(".pdf"), load_settings(None))
            own = [*describe_letter(letter, table, known)]
            yield from ((table.stem, one) for one in own)
            print(table.stem, len(own), flush=True)


def write(out: Path, told: Sequence[tuple[str, Described]]) -> None:
    """Keep all that was described."""
    np.savez_compressed(out, **columns_of(told))


def columns_of(told: Sequence[tuple[str, Described]]) -> dict[str, Any]:
    """All that was described as columns, a row a pair; `tellers` tells claims apart."""
    sizes = [len(one.labels) for _, one in told]
    return {
        "features": np.concatenate([one.pairs.features for _, one in told]).astype(np.float32),
        "labels": np.concatenate([np.array(one.labels, dtype=np.int8) for _, one in told]),
        "letters": np.repeat(np.array([name for name, _ in told]), sizes),
        "weights": np.repeat(np.array([one.weight for _, one in told], dtype=np.float32), sizes),
        "tellers": np.repeat(np.arange(len(told)), sizes),
        "sentences": np.repeat(
            np.array([spell(one.pairs.teller.sentence) for _, one in told], dtype=np.int64), sizes
        ),
        "places": np.concatenate([context.places_of(one.pairs.told) for _, one in told]),
        "names": np.array(FEATURES),
    }


def datasets_of(processed: Sequence[Path]) -> tuple[list[Document], list[Claim]]:
    """The documents of several datasets, each once, with their claims."""
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    for folder in processed:
        dataset = read_published(folder)
        fresh = {d.doc_id: d for d in dataset.documents if d.status == "ok"}
        fresh = {name: d for name, d in fresh.items() if name not in documents}
        documents |= fresh
        claims += [claim for claim in dataset.claims if claim.doc_id in fresh]
    return [*documents.values()], claims


def describe_letter(letter: Extraction, table: Path, known: Known) -> Iterator[Described]:
    """Each claim of the letter in reading order; behind one that agrees the same told wrong, the
    others as they are."""
    document = replace(letter.document, doc_id=f"{letter.document.doc_id}#")
    own = [replace(c, doc_id=document.doc_id, claim_id=f"{c.claim_id}#") for c in letter.claims]
    rows = {f"{claim.claim_id}#": row for row, claim in match(table, letter.claims)}
    corpus = Corpus.of([*known.documents, document], [*known.claims, *own])
    reader = Reader(corpus, dict(known.reader.known))
    survey = Survey.of(known.shelf, [reader.about(claim) for claim in own])
    by_row = dict(enumerate(known.claims))
    chance = random.Random(table.stem)
    for place, claim in enumerate(own):
        teller = survey.looks[place].teller
        if teller.profile.limit:
            continue
        pairs = pairs_of(teller, survey.found(place), by_row, known.neighbours, reader)
        row = rows.get(claim.claim_id)
        if row is None:
            yield Described(pairs, [-1] * len(pairs.told), 1.0)
            continue
        meant = [c for one in places_of(row) for c in find(one, known.by_page)]
        verdict = row["verdict"].split("|")[0]
        yield Described(pairs, labels_of(pairs, meant, verdict), 1.0, verdict)
        if verdict != "agrees" or not meant or claim.value is None:
            continue
        for value in _wrong(claim, meant[0], known.neighbours, chance):
            wrong = replace(claim, value=value, as_written=str(value))
            wrong = replace(wrong, claim_id=f"{claim.claim_id}{value}")
            other = reader.about(wrong)
            found = survey.found(place, *looks_at(known.shelf, [other]))
            pairs = pairs_of(other, found, by_row, known.neighbours, reader)
            labels = labels_of(pairs, meant, "contradicts")
            yield Described(pairs, labels, MADE_WRONG, "contradicts")


def _wrong(
    claim: Claim, meant: Claim, neighbours: Neighbours, chance: random.Random
) -> Iterator[Decimal]:
    """The number of a neighbour of what is meant, and the number miscopied or out of scale."""
    assert claim.value is not None
    values = [b.value for b in neighbours.beside(meant) if b.value not in (None, claim.value)]
    if values and (neighbour := chance.choice(values[:6])) is not None:
        yield neighbour
    digits = str(abs(claim.value))
    places = [n for n, digit in enumerate(digits) if digit not in ".0"]
    if len(places) >= 2 and chance.random() < 0.6 and digits[places[0]] != digits[places[1]]:
        swapped = [*digits]
        a, b = places[:2]
        swapped[a], swapped[b] = swapped[b], swapped[a]
        yield Decimal("".join(swapped)).copy_sign(claim.value)
    else:
        factor = chance.choice(["1.1", "0.9", "1.25", "0.7", "10", "0.1", "2"])
        yield claim.value * Decimal(factor)


def labels_of(pairs: Pairs, meant: Sequence[Claim], verdict: str) -> list[int]:
    """What each pair is; the same number told elsewhere is left aside."""
    names = {claim.claim_id for claim in meant}
    values = {(claim.value, claim.value_low, claim.unit) for claim in meant}
    return [
        LABELS[verdict]
        if claim.claim_id in names
        else -1
        if (claim.value, claim.value_low, claim.unit) in values
        else 0
        for claim in pairs.told
    ]
