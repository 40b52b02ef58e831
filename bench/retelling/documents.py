"""Every pair of claims of two documents, described in numbers: what one may retell of the other.

Labelled are pairs that readers judged (`pairs.tsv`: claim ids and a label), the gold relations
(what `score_relations.py --out` wrote), and letters held against one document at a time.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from describe import Described, Known, labels_of, write
from letters import find, match, places_of

from pipeline.check.read import read_letter
from pipeline.published import read_published
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.evidence.weigh import Pairs, Reader
from pipeline.reconcile.whole.retellings import Shelves, held_beside, in_time
from pipeline.settings import load_settings
from schemas.records import Claim

LABELS: Final = {
    "same": 1, "agrees": 1, "consistent": 1, "contradicts": 1, "contra": 1,
    "differs": 2, "explained": 2, "no": 0, "unrelated": 0,
}  # fmt: skip
# Beside the documents that a letter retells, so many that it does not.
OTHERS: Final = 4
# What is judged between documents counts for so much more than what letters tell.
BETWEEN_DOCUMENTS: Final = 2.0

Wanted = Mapping[frozenset[str], int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Labels of pairs of claims of one dataset, by the ids of both."""

    processed: Path
    wanted: Wanted


def read_judged(processed: Path, table: Path) -> Judged:
    """What readers judged: columns left, right, label; one with a question mark is left aside."""
    rows = [(frozenset((row["left"], row["right"])), row["label"]) for row in _rows(table)]
    return Judged(processed, {ends: LABELS[label] for ends, label in rows if label in LABELS})


def read_gold(processed: Path, detail: Path) -> Iterator[Judged]:
    """The gold relations, a dataset per group, with the claims they were found to be about."""
    groups: dict[str, dict[frozenset[str], int]] = defaultdict(dict)
    for row in _rows(detail):
        if row["left_id"] and row["right_id"]:
            ends = frozenset((row["left_id"], row["right_id"]))
            groups[row["group"]][ends] = LABELS[row["verdict"]]
    for group, wanted in groups.items():
        yield Judged(processed / group, wanted)


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def describe_documents(
    out: Path, judged: Sequence[Judged], processed: Path, folders: Sequence[Path]
) -> None:
    """Write the features of every pair of the documents judged, and of letters and documents."""
    told: list[tuple[str, Described]] = []
    for one in judged:
        found = [*of_documents(one)]
        labels = sum(label >= 0 for _, described in found for label in described.labels)
        print(one.processed, f"{labels} of {len(one.wanted)} judged pairs", flush=True)
        told += found
    told += of_letters(processed, folders)
    write(out, [(name, one) for name, one in told if one.labels])


def of_documents(judged: Judged) -> Iterator[tuple[str, Described]]:
    """All that the documents of judged pairs may retell of each other, with the labels known."""
    dataset = read_published(judged.processed)
    documents = {d.doc_id: d for d in dataset.documents if d.status == "ok"}
    claims = sorted(dataset.claims, key=lambda c: (c.doc_id, c.claim_id))
    home = {claim.claim_id: claim.doc_id for claim in claims}
    shelves = Shelves(Reader.of(Corpus.of(documents.values(), claims)))
    known = (ends for ends in judged.wanted if ends <= home.keys())
    for first, second in sorted({_pair_of(home[name] for name in ends) for ends in known}):
        later, earlier = in_time(documents[first], documents[second])
        for one, other, cells in ((later, earlier, False), (earlier, later, True)):
            for pairs in _all_pairs(one.doc_id, other.doc_id, shelves, cells=cells):
                labels = [
                    judged.wanted.get(frozenset((pairs.teller.claim_id, told.claim_id)), -1)
                    for told in pairs.told
                ]
                yield (
                    f"{judged.processed.name}/{one.doc_id}~{other.doc_id}",
                    Described(pairs, labels, BETWEEN_DOCUMENTS),
                )


def _pair_of(doc_ids: Iterable[str]) -> tuple[str, str]:
    first, *others = sorted(doc_ids)
    return first, (others or [first])[-1]


def _all_pairs(one: str, other: str, shelves: Shelves, *, cells: bool) -> Iterator[Pairs]:
    """What the running text of one document may retell of another, or of its cells alone."""
    members = shelves.reader.corpus.members.get(one, ())
    asked = {claim.claim_id for claim in members}
    place = shelves.of(other, cells=cells)
    yield from (pairs for pairs, _ in held_beside(one, asked, place, shelves.reader))


def of_letters(processed: Path, folders: Sequence[Path]) -> Iterator[tuple[str, Described]]:
    """Each letter held against single documents: those it retells, and a few it does not."""
    dataset = read_published(processed)
    documents = [d for d in dataset.documents if d.status == "ok"]
    known = Known.of(documents, list(dataset.claims))
    chance = random.Random("letters")
    for table in sorted(path for folder in folders for path in folder.glob("*.tsv")):
        if not table.with_suffix(".pdf").is_file():
            continue
        letter = read_letter(table.with_suffix(".pdf"), load_settings(None))
        document = replace(letter.document, doc_id=f"{letter.document.doc_id}#")
        own = [replace(c, doc_id=document.doc_id, claim_id=f"{c.claim_id}#") for c in letter.claims]
        meant: dict[str, tuple[str, list[Claim]]] = {}
        for row, claim in match(table, letter.claims):
            places = [c for one in places_of(row) for c in find(one, known.by_page)]
            meant[f"{claim.claim_id}#"] = (row["verdict"].split("|")[0], places)
        corpus = Corpus.of([*documents, document], [*known.claims, *own])
        shelves = Shelves(Reader(corpus, dict(known.reader.known)))
        retold = sorted({c.doc_id for _, places in meant.values() for c in places})
        others = sorted({c.doc_id for c in known.claims} - {*retold})
        for doc_id in [*retold, *chance.sample(others, min(OTHERS, len(others)))]:
            for pairs in _all_pairs(document.doc_id, doc_id, shelves, cells=False):
                yield f"letters/{table.stem}~{doc_id}", _of_letter(pairs, meant)
        print(table.stem, flush=True)


def _of_letter(pairs: Pairs, meant: Mapping[str, tuple[str, list[Claim]]]) -> Described:
    verdict, places = meant.get(pairs.teller.claim_id, ("", []))
    if not verdict:
        return Described(pairs, [-1] * len(pairs.told), 1.0)
    return Described(pairs, labels_of(pairs, places, verdict), 1.0)
